"""A term that is renamed is right at once in records, on pages and in lists."""

import pytest
from wagtail.models import Page

from home.fields import LabelField
from search.catalog.models import Record
from search.catalog.notes import note
from search.catalog.registry import catalogued_models, vocabularies
from search.catalog.settle import settle
from tests.anything import any_page, any_term, page_naming
from tests.factories import record

#: In any text that a page shows: a word that nothing else says.
NEW = "Zorglub"

#: The pages of the tests' own plugins do not show all that they name.
SHOWN = [model for model in vocabularies() if not model.__module__.startswith("tests.")]


def rename(term) -> None:
    """In every language, in the field that the term is called by."""
    for field in term._meta.concrete_fields:
        if field.name not in ("name", "title", "term", "text", "label", "pole_a"):
            continue
        labelled = isinstance(field, LabelField)
        setattr(term, field.name, {"fr": NEW, "en": NEW} if labelled else NEW)
    term.full_clean()
    term.save()
    settle()


def pages_showing(term, tree) -> list[Page]:
    """A page that names the term, and those that show its whole vocabulary."""
    lists = [
        any_page(model, tree)
        for model in catalogued_models()
        if term._meta.label in model.catalog_lists
    ]
    naming = page_naming(term, tree)
    return [*lists, *([naming] if naming else [])]


@pytest.mark.parametrize("model", SHOWN, ids=lambda model: model.__name__)
def test_a_renamed_term_is_right_on_every_page_at_once(tree, client, model):
    term = any_term(model)
    pages = pages_showing(term, tree)
    assert pages, "nothing shows this vocabulary"

    rename(term)

    for page in pages:
        assert NEW in client.get(record(page).path).content.decode()


@pytest.mark.parametrize("model", vocabularies(), ids=lambda model: model.__name__)
def test_records_are_as_if_they_were_built_anew(tree, model):
    term = any_term(model)
    pages_showing(term, tree)

    rename(term)

    before = list(Record.objects.order_by("pk").values())
    note(everything=True)
    settle()
    assert list(Record.objects.order_by("pk").values()) == before
