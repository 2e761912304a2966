"""Which searches of readers are counted."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from search.engines.logbook import Logbook
from search.engines.models import AskedQuery
from search.pages import views


@pytest.mark.django_db
def test_a_search_is_counted_once_however_far_it_is_read(
    client, feed_engine, settings, monkeypatch
):
    settings.SEARCH_LOG_DAYS = 180
    monkeypatch.setattr(Logbook, "_run", lambda self: None)
    monkeypatch.setattr(views, "logbook", Logbook())
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
    views.logbook.write()

    row = AskedQuery.objects.get()
    said = (row.text, row.locale, row.asked, row.unanswered)
    assert said == ("introuvable", "fr", 1, 1)
