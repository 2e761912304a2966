"""What readers search for: counted, told to editors, forgotten."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from search.engines.logbook import Logbook, normalized
from search.engines.models import AskedQuery
from tests.factories import make_admin

pytestmark = pytest.mark.django_db


@pytest.fixture
def book(monkeypatch, settings):
    settings.SEARCH_LOG_DAYS = 180
    # What is gathered is written by the test.
    monkeypatch.setattr(Logbook, "_run", lambda self: None)
    return Logbook()


def counts(**filters):
    fields = ("asked", "unanswered", "chosen", "ranks")
    return list(AskedQuery.objects.filter(**filters).values_list("text", *fields))


def test_searches_are_counted_by_day_language_and_words(book):
    for text, locale, total in (
        ("Tiers-lieux", "fr", 3),
        ("  tiers-lieux ", "fr", 3),
        ("introuvable", "fr", 0),
        ("tiers-lieux", "en", 1),
    ):
        book.note_search(text, locale, total)
    book.note_choice("tiers-lieux", "fr", 2)
    book.note_choice("tiers-lieux", "fr", 5)
    book.write()
    book.note_search("tiers-lieux", "fr", 3)
    book.write()

    assert counts(locale="fr") == [
        ("introuvable", 1, 1, 0, 0),
        ("tiers-lieux", 3, 0, 2, 7),
    ]
    assert counts(locale="en") == [("tiers-lieux", 1, 0, 0, 0)]


@pytest.mark.parametrize(
    "text",
    ["moi@example.org", "06 12 34 56 78", "+33612345678", "x" * 81, "", "\0", "  "],
)
def test_what_may_name_somebody_is_not_noted(text):
    assert normalized(text) == ""


def test_nothing_is_noted_where_nothing_is_kept(book, settings):
    settings.SEARCH_LOG_DAYS = 0
    book.note_search("labo", "fr", 1)
    book.write()
    assert counts() == []


def test_what_could_not_be_written_is_written_later(book, monkeypatch):
    book.note_search("labo", "fr", 1)
    with monkeypatch.context() as broken:
        broken.setattr(AskedQuery, "add", lambda *_a, **_k: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            book.write()
    book.note_search("labo", "fr", 1)
    book.write()
    assert counts() == [("labo", 2, 0, 0, 0)]


def test_old_searches_are_forgotten(settings, capsys):
    settings.SEARCH_LOG_DAYS = 30
    today = timezone.localdate()
    AskedQuery.add(today - timedelta(days=31), "fr", "vieux", asked=1)
    AskedQuery.add(today - timedelta(days=30), "fr", "encore", asked=1)
    call_command("forget_searches")
    assert [text for text, *_rest in counts()] == ["encore"]
    assert "1" in capsys.readouterr().out


@pytest.fixture
def report(client, tree):
    client.force_login(make_admin())
    today = timezone.localdate()
    AskedQuery.add(today, "fr", "labo", asked=2, chosen=2, ranks=3)
    AskedQuery.add(today - timedelta(days=9), "fr", "labo", asked=3)
    AskedQuery.add(today, "en", "workshop", asked=1, unanswered=1)
    return lambda **query: client.get(reverse("search_engines_searches"), query)


def test_editors_see_what_is_searched_for_most(report):
    rows = report().context["object_list"]
    assert [
        (row["text"], row["sum_asked"], row["sum_unanswered"], row["mean_rank"])
        for row in rows
    ] == [("labo", 5, 0, 1.5), ("workshop", 1, 1, None)]


def test_editors_choose_days_language_and_what_found_nothing(report):
    def texts(**query):
        return [row["text"] for row in report(**query).context["object_list"]]

    today = timezone.localdate().isoformat()
    assert texts(locale="en") == ["workshop"]
    assert texts(without_results="true") == ["workshop"]
    assert texts(without_results="false") == ["labo"]
    (labo, _other) = report(day_from=today).context["object_list"]
    assert (labo["text"], labo["sum_asked"]) == ("labo", 2)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_report_can_be_taken_away(report, form):
    answer = report(export=form)
    assert answer.status_code == 200
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if form == "csv":
        assert b"labo,fr,5,0,2,1.5" in content


def test_who_may_not_see_searches_sees_neither_report_nor_panel(client, tree):
    editor = get_user_model().objects.create_user("editor", "editor@example.org")
    editor.groups.add(Group.objects.get(name="Editors"))
    client.force_login(editor)

    refused = client.get(reverse("search_engines_searches"))
    home = client.get(reverse("wagtailadmin_home"))

    assert refused.status_code == 302
    assert home.status_code == 200
    assert "search-index" not in home.text


def test_the_home_of_the_admin_says_how_search_is(client, tree):
    client.force_login(make_admin())
    html = client.get(reverse("wagtailadmin_home")).text
    assert "search-index" in html
    assert "tantivy" in html
