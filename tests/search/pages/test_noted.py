"""Which searches of readers are counted."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from search.engines.logbook import Logbook
from search.engines.models import AskedQuery
from search.pages import choosing, views

pytestmark = pytest.mark.django_db


@pytest.fixture
def book(settings, monkeypatch):
    settings.SEARCH_LOG_DAYS = 180
    monkeypatch.setattr(Logbook, "_run", lambda self: None)
    book = Logbook()
    for module in (views, choosing):
        monkeypatch.setattr(module, "logbook", book)
    return book


def test_a_search_is_counted_once_however_far_it_is_read(client, feed_engine, book):
    feed_engine()
    with override("fr"):
        address = reverse("search_pages:search")
    for parameters in (
        {"q": "introuvable"},
        {"q": "introuvable", "page": "2"},
        {"q": "introuvable", "kind": "home"},
        {"q": "introuvable", "exact": "1"},
        {"q": ""},
    ):
        client.get(address, parameters)
    client.head(address, {"q": "introuvable"})
    book.write()

    row = AskedQuery.objects.get()
    said = (row.text, row.locale, row.asked, row.unanswered)
    assert said == ("introuvable", "fr", 1, 1)


def test_a_result_that_is_opened_counts_by_its_place(client, book):
    with override("en"):
        address = reverse("search_pages:chosen")
    book.note_search("lab", "en", 3)
    for told, status in (
        ({"q": "lab", "place": "2"}, 204),
        ({"q": "Lab", "place": "3"}, 204),
        ({"q": "never asked", "place": "1"}, 204),
        ({"q": "lab", "place": "0"}, 400),
        ({"q": "lab", "place": "first"}, 400),
        ({"place": "1"}, 400),
    ):
        assert client.post(address, told).status_code == status
    assert client.get(address).status_code == 405
    book.write()

    row = AskedQuery.objects.get()
    assert (row.text, row.asked, row.chosen, row.ranks) == ("lab", 1, 2, 5)
