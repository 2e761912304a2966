"""What a reader who searches sees."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.catalog.models import Record
from search.pages.showing import PAGE_SIZE

pytestmark = pytest.mark.django_db


def address(locale="fr", **parameters):
    with override(locale):
        return f"{reverse('search_pages:search')}?{urlencode(parameters)}"


def titles(hits):
    return [hit.record.title for hit in hits]


@pytest.fixture
def search(client):
    def search(q, locale="fr", **parameters):
        return client.get(address(locale, q=q, **parameters))

    return search


def test_before_a_search_there_is_only_the_form(client, engine):
    response = client.get(address())
    assert response.status_code == 200
    assert "results" not in response.context
    assert "error" not in response.context
    assert 'name="q"' in response.text


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_is_no_search(typed, search, engine):
    response = search(typed)
    assert response.status_code == 200
    assert "results" not in response.context
    assert not response.context["form"].errors


@pytest.mark.parametrize(
    ("locale", "typed", "title", "fact"),
    [
        ("fr", "labos", "Programme labo PIA", "Labos accompagnés : 12"),
        ("en", "12", "PIA lab programme", "Labs supported: 12"),
    ],
)
def test_a_programme_is_found_by_its_facts(locale, typed, title, fact, pia, search):
    response = search(typed, locale)
    assert titles(response.context["hits"]) == [title]
    assert response.context["others"] == []
    assert response.context["results"].total == 1
    [hit] = response.context["hits"]
    assert "".join(text for text, _matched in hit.extract_parts) == fact
    assert hit.section.anchor == "facts"
    assert pia[locale].path in response.text


def test_a_programme_is_found_by_its_code(pia, search):
    assert titles(search("00C.001").context["hits"]) == ["Programme labo PIA"]


def test_what_is_only_in_the_other_language_follows_and_is_marked(publish, search):
    publish("Support for labs", locale="en")
    publish("Labs et appui")
    response = search("labs")
    assert titles(response.context["hits"]) == ["Labs et appui"]
    assert titles(response.context["others"]) == ["Support for labs"]
    assert 'lang="en"' in response.text


def test_what_is_in_the_other_language_is_typeset_in_it(publish, search):
    publish("Labs: an 'open' way", locale="en", summary="The lab's rule: 'try'.")

    text = search("labs").text

    assert "<mark>Labs</mark>: an ‘open’ way" in text
    assert "The <mark>lab</mark>’s rule: ‘try’." in text


def test_nothing_found_is_a_page_that_says_so(pia, search):
    response = search("introuvable")
    assert response.status_code == 200
    assert response.context["results"].total == 0
    assert "introuvable" in response.text


@pytest.mark.parametrize("typed", ["-labo", "🙂", '"…" ?!'])
def test_a_query_without_a_word_is_told_to_have_one(typed, pia, search):
    assert "au moins un mot" in search(typed).text


def test_a_word_that_nothing_has_is_told_to_be_checked(pia, search):
    assert "Vérifiez l’orthographe" in search("introuvable").text


def test_what_a_lagging_engine_still_has_is_not_shown(publish, pia, search):
    publish(key=pia["fr"].key, withdrawn=True, title="", follow=False)
    Record.objects.filter(locale="en").update(expires_at=timezone.now())
    response = search("labo")
    assert response.context["hits"] == []
    assert response.context["others"] == []
    assert "Programme labo PIA" not in response.text


def test_what_was_changed_since_is_shown_as_it_is(publish, pia, search):
    publish(
        "Programme labo PIA",
        key=pia["fr"].key,
        sections=[("facts", "En chiffres", "Labos accompagnés : 13")],
        follow=False,
    )
    [hit] = search("labos").context["hits"]
    assert ("".join(text for text, _ in hit.extract_parts)) == "Labos accompagnés : 13"


def test_the_engine_follows_the_catalog(publish, pia, search):
    publish(
        "Programme labo PIA",
        key=pia["fr"].key,
        sections=[("facts", "En chiffres", "Labos accompagnés : 13")],
    )
    assert titles(search("13").context["hits"]) == ["Programme labo PIA"]
    publish(key=pia["fr"].key, withdrawn=True, title="", sections=())
    assert search("13").context["results"].total == 0


@pytest.fixture
def many(publish):
    for number in range(2 * PAGE_SIZE + 5):
        publish(f"Labo {number}", follow=number == 2 * PAGE_SIZE + 4)


@pytest.mark.parametrize(
    ("page", "shown", "count"),
    [
        ("1", 1, PAGE_SIZE),
        ("3", 3, 5),
        ("99", 3, 5),
        ("9" * 400, 3, 5),
        ("0", 1, PAGE_SIZE),
        ("-1", 1, PAGE_SIZE),
        ("deux", 1, PAGE_SIZE),
        ("", 1, PAGE_SIZE),
    ],
)
def test_results_come_in_pages(page, shown, count, many, search):
    response = search("labo", page=page)
    assert response.status_code == 200
    assert response.context["pages"].number == shown
    assert response.context["pages"].paginator.num_pages == 3
    assert len(response.context["hits"]) == count
    assert response.context["results"].total == 2 * PAGE_SIZE + 5


def test_pages_do_not_overlap_and_keep_the_query(many, search):
    pages = [search("labo", page=number) for number in (1, 2, 3)]
    shown = [t for page in pages for t in titles(page.context["hits"])]
    assert len(set(shown)) == 2 * PAGE_SIZE + 5
    assert "q=labo" in pages[0].text


def test_an_engine_that_cannot_answer_is_a_sentence_and_503(search, engine):
    response = search("labo")
    assert response.status_code == 503
    assert response.context["error"] in response.text
    assert response.context["error"].endswith(".")


def test_a_query_that_is_too_long_is_refused_in_words(pia, search):
    response = search("labo " * 50)
    assert response.status_code == 200
    assert "results" not in response.context
    assert response.context["form"].errors["q"]


def test_the_whole_page_keeps_to_its_budget(
    many, search, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        search("labo")


def test_the_page_is_only_read(client, engine):
    assert client.head(address(q="")).status_code == 200
    assert client.post(address(), {"q": "labo"}).status_code in (403, 405)


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    typed=st.text(max_size=250) | st.text("labo'’.-:\"*()<&0C1\x00é🙂", max_size=250),
    page=st.text(max_size=5) | st.integers().map(str),
    locale=st.sampled_from(["fr", "en"]),
)
def test_any_input_is_answered(typed, page, locale, pia, search):
    assert search(typed, locale, page=page).status_code == 200
