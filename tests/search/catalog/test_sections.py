"""Sections that are read at an address of their own, below that of their page."""

import json

import pytest

from home.models import StandardPage
from search.catalog.actions import check_catalog
from search.catalog.contract import Section
from tests.factories import add_page, record


@pytest.fixture
def book(monkeypatch):
    """What the pages of one file say: a list that a test changes."""
    texts = ["La première page", "La seconde"]

    def sections(page):
        return [
            Section("body", "Texte", "Ici même"),
            *(
                Section("files", f"Livre, page {number}", text, f"livre/{number}/")
                for number, text in enumerate(texts, start=1)
            ),
        ]

    monkeypatch.setattr(StandardPage, "catalog_sections", sections)
    return texts


def test_they_are_stored_to_be_searched_and_partners_do_not_get_them(tree, book):
    shown = record(add_page(tree.fr))

    here = {"anchor": "body", "heading": "Texte", "text": "Ici même"}
    assert json.loads(shown.representation)["sections"] == [here]
    assert shown.sections[0] == here
    assert [(each["text"], each["path"]) for each in shown.sections[1:]] == [
        ("La première page", "livre/1/"),
        ("La seconde", "livre/2/"),
    ]


def test_consumers_hear_of_a_change_in_them_alone(tree, book, settled):
    page = add_page(tree.fr)
    before = record(page)

    book[1] = "La seconde, corrigée"
    assert check_catalog().stale
    settled(page.save)

    after = record(page)
    assert after.representation == before.representation
    assert after.etag == before.etag
    assert after.sequence > before.sequence
    assert not check_catalog()
