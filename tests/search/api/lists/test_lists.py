"""A list of records over HTTP: what is in it, in which order, page by page."""

import base64
import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.catalog.models import Record
from tests.factories import add_page, record, translate
from tests.plugins.kitchen.models import KitchenPage
from tests.search.api.lists.conftest import ADDRESS, titles

pytestmark = pytest.mark.django_db


def test_whole_records_are_the_bytes_of_each(tree, client):
    page = add_page(tree.fr, title="Étude")

    answer = client.get(ADDRESS)

    assert record(page).representation.encode() in answer.content
    assert json.loads(record(page).representation) in answer.json()["items"]


def test_a_list_costs_one_query_and_its_total_another(
    keep, listed, django_assert_num_queries
):
    for _number in range(30):
        keep()
    with django_assert_num_queries(1):
        listed(type="page")
    with django_assert_num_queries(2):
        assert listed(type="page", total="true").json()["total"] == 30


def test_only_what_anyone_may_read_is_listed(tree, client, keep, settled):
    add_page(tree.fr, title="Brouillon", live=False)
    gone = add_page(tree.fr, title="Retirée")
    settled(gone.unpublish)
    keep("Expirée", expires_at=timezone.now() - timedelta(seconds=1))
    add_page(tree.fr, title="Publiée")

    found = titles(client.get(ADDRESS, {"limit": 100}))

    assert "Publiée" in found
    assert {"Brouillon", "Retirée", "Expirée"}.isdisjoint(found)


def test_what_lists_leave_out_is_there_when_it_is_asked_for(keep, listed):
    keep("Accueil caché", listed=False)
    assert "Accueil caché" not in titles(listed())
    assert "Accueil caché" in titles(listed(unlisted="true"))


def test_each_thing_is_listed_once_in_the_first_language_that_has_it(tree, client):
    both = add_page(tree.fr, title="Deux")
    translate(both, title="Two")
    add_page(tree.fr, title="Seul")

    def found(**parameters):
        items = client.get(ADDRESS, {"type": "page"} | parameters).json()["items"]
        return {(item["title"], item["locale"]) for item in items}

    assert found() == {("Deux", "fr"), ("Seul", "fr")}
    assert found(locale="en") == {("Two", "en")}
    assert found(locale="en", fallback="fr") == {("Two", "en"), ("Seul", "fr")}
    assert found(locale="all") == {("Two", "en"), ("Deux", "fr"), ("Seul", "fr")}


def test_what_stands_below_a_page_is_listed_however_deep(tree, client):
    section = add_page(tree.fr, title="Rubrique")
    child = add_page(section, title="Enfant")
    add_page(child, title="Petit-enfant")
    add_page(tree.fr, title="Ailleurs")

    below = client.get(ADDRESS, {"ancestor": str(section.translation_key)})
    children = client.get(ADDRESS, {"parent": str(section.translation_key)})

    assert titles(below) == ["Enfant", "Petit-enfant"]
    assert titles(children) == ["Enfant"]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"season": "summer"}, "AB"),
        ({"season": ["summer", "winter"]}, "ABC"),
        ({"season__in": "summer,winter"}, "ABC"),
        ({"season__ne": "summer"}, "CD"),
        ({"season__isnull": "true"}, "D"),
        ({"season__isnull": "false"}, "ABC"),
        ({"opened__gte": "2019"}, "BC"),
        ({"opened__lt": "2019-06"}, "A"),
        ({"places__gt": "9"}, "BC"),
        ({"places__lte": "9", "season": "summer"}, "A"),
        ({"title__gt": "B"}, "CD"),
        ({"title": "B"}, "B"),
        ({"title__ne": "B"}, "ACD"),
        ({"last_published_at__isnull": "true"}, "D"),
        ({"last_published_at__lt": "2026-03-01"}, "AB"),
        ({"updated_since": "2026-02-01T00:00:00Z"}, "BC"),
        ({"bbox": "0,40,10,50"}, "A"),
        ({"bbox": "170,-20,-170,0"}, "B"),
    ],
)
def test_filters(parameters, expected, listed, keep, monkeypatch):
    monkeypatch.setattr(KitchenPage, "catalog_facets", ["season", "opened", "places"])

    def moment(month):
        return datetime(2026, month, 1, tzinfo=UTC)

    keep(
        "A",
        kind="kitchen",
        facets=[("season", "summer"), ("opened", "2018-05"), ("places", "9")],
        last_published_at=moment(1),
        longitude=2.0,
        latitude=48.0,
    )
    keep(
        "B",
        kind="kitchen",
        facets=[("season", "summer"), ("opened", "2019-06"), ("places", "10")],
        last_published_at=moment(2),
        longitude=179.0,
        latitude=-18.0,
    )
    keep(
        "C",
        kind="kitchen",
        facets=[("season", "winter"), ("opened", "2020"), ("places", "100")],
        last_published_at=moment(3),
    )
    keep("D", kind="kitchen")

    assert "".join(titles(listed(type="kitchen", **parameters))) == expected


@pytest.mark.parametrize(
    ("parameters", "at"),
    [
        ({"nothing": "1"}, "nothing"),
        ({"title__like": "a"}, "title__like"),
        ({"type__gt": "page"}, "type__gt"),
        ({"type": "nonsense"}, "type"),
        ({"locale": "xx"}, "locale"),
        ({"fallback": "fr,xx"}, "fallback"),
        ({"key": "abc"}, "key"),
        ({"ancestor": "abc"}, "ancestor"),
        ({"limit": "0"}, "limit"),
        ({"limit": "101"}, "limit"),
        ({"limit": "ten"}, "limit"),
        ({"sort": "sequence"}, "sort"),
        ({"sort": ["title", "-title"]}, "sort"),
        ({"fields": "title,representation"}, "fields"),
        ({"fields": "fields.nothing"}, "fields"),
        ({"cursor": "abc"}, "cursor"),
        ({"cursor": "W10"}, "cursor"),
        ({"cursor": "x" * 3000}, "cursor"),
        ({"total": "perhaps"}, "total"),
        ({"keywords": "nonsense"}, "keywords"),
        ({"title": "a\0"}, "title"),
        ({"title": "a" * 300}, "title"),
        ({"title__in": ",".join("abcdefghij" * 11)}, "title__in"),
        ({"last_published_at__gt": "yesterday"}, "last_published_at__gt"),
        ({"last_published_at__gt": "2026-13-01"}, "last_published_at__gt"),
        ({"updated_since": "0001-01-01T00:00:00+14:00"}, "updated_since"),
        ({"last_published_at__isnull": "1"}, "last_published_at__isnull"),
        ({"title__gt": ["a", "b"]}, "title__gt"),
        ({"bbox": "1,2,3"}, "bbox"),
        ({"bbox": "1,2,3,nan"}, "bbox"),
        ({"bbox": "0,60,10,50"}, "bbox"),
        ({"bbox": "0,0,999,50"}, "bbox"),
    ],
)
def test_what_is_not_accepted_is_named(parameters, at, listed, keep):
    keep()

    answer = listed(**parameters)

    assert answer.status_code == 400, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    (error,) = answer.json()["errors"]
    assert error["loc"] == ["query", at]
    assert error["msg"].endswith(".")


def test_every_mistake_is_named_at_once(listed, keep):
    answer = listed(type="nonsense", sort="colour", bbox="1", updated_since="x")

    errors = answer.json()["errors"]
    assert {error["loc"][1] for error in errors} == {
        "type",
        "sort",
        "bbox",
        "updated_since",
    }


def test_a_cursor_of_another_list_is_refused_and_one_of_a_shorter_page_is_not(
    listed, keep, client
):
    for _number in range(5):
        keep()
    following = listed(limit=2).json()["links"]["next"]

    assert client.get(following.replace("limit=2", "limit=3")).status_code == 200
    answer = client.get(following + "&locale=en")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["loc"] == ["query", "cursor"]


@pytest.mark.parametrize("member", range(5))
@pytest.mark.parametrize("value", ["\ud800", "\0", None, 1, [], {}, True, "x"])
def test_a_forged_cursor_is_refused_or_a_place(member, value, listed, keep, client):
    for _number in range(3):
        keep()
    following = listed(limit=1).json()["links"]["next"]
    address, _cursor, cursor = following.rpartition("cursor=")
    cursor, *rest = cursor.split("&")
    told = json.loads(base64.urlsafe_b64decode(cursor + "=="))
    told[member] = value
    forged = base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")

    answer = client.get("&".join([f"{address}cursor={forged}", *rest]))

    assert answer.status_code in (200, 400)


def test_some_names_of_records_instead_of_all(tree, client):
    add_page(tree.fr, title="Étude", summary="Courte.")

    (item,) = client.get(
        ADDRESS, {"type": "page", "fields": "title,fields.keywords"}
    ).json()["items"]

    assert list(item) == ["key", "kind", "locale", "title", "fields"]
    assert list(item["fields"]) == ["keywords"]


def test_facets_are_counted_and_worded_in_a_fixed_number_of_queries(
    keep, listed, django_assert_max_num_queries
):
    for number in range(12):
        facets = [("open_to_all", "true")] if number % 3 else []
        keep(kind="kitchen", facets=facets)
    with django_assert_max_num_queries(6):
        answer = listed(type="kitchen", facets="true", limit=2, locale="fr")

    (facet,) = [f for f in answer.json()["facets"] if f["name"] == "open_to_all"]
    assert facet["values"] == [{"value": "true", "label": "Oui", "count": 8}]


def test_a_list_has_an_etag_head_and_304(listed, keep, client):
    keep()
    answer = listed()
    etag = answer["ETag"]

    head = client.head(ADDRESS)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", etag)
    unchanged = client.get(ADDRESS, headers={"If-None-Match": etag})
    assert unchanged.status_code == 304
    keep()
    assert listed()["ETag"] != etag


texts = st.text(st.sampled_from("aAéÉz ’0"), min_size=1, max_size=4)
dates = st.none() | st.datetimes(
    datetime(2026, 1, 1), datetime(2026, 1, 3), timezones=st.just(UTC)
).map(lambda moment: moment.replace(second=0, microsecond=0, minute=0))


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    rows=st.lists(st.tuples(texts, dates, st.booleans()), max_size=14),
    sort=st.sampled_from(
        ["title", "-title", "last_published_at", "-last_published_at"]
    ),
    limit=st.integers(1, 5),
    locale=st.sampled_from(["fr", "all"]),
)
def test_pages_follow_one_another_and_back_without_a_gap(
    keep, rows, sort, limit, locale
):
    Record.objects.all().delete()
    for title, published, is_translated in rows:
        key = uuid4()
        keep(title, key=key, last_published_at=published)
        if is_translated:
            keep(title, key=key, last_published_at=published, locale="en")
    client = Client()
    whole = client.get(ADDRESS, {"sort": sort, "limit": 100, "locale": locale})
    expected = [(i["key"], i["locale"]) for i in whole.json()["items"]]
    assert len(expected) == sum(2 if locale == "all" and row[2] else 1 for row in rows)
    if "published" in sort:
        moments = [
            Record.objects.get(key=key, locale=code).last_published_at
            for key, code in expected
        ]
        oldest = datetime(1, 1, 1, tzinfo=UTC)
        ordered = sorted(
            (each or oldest for each in moments), reverse=sort.startswith("-")
        )
        assert [each or oldest for each in moments] == ordered

    pages, following = [], f"{ADDRESS}?sort={sort}&limit={limit}&locale={locale}"
    while following:
        answer = client.get(following).json()
        pages.append(answer)
        following = answer["links"]["next"]
    seen = [(i["key"], i["locale"]) for page in pages for i in page["items"]]
    assert seen == expected
    assert all(len(page["items"]) == limit for page in pages[:-1])

    before, backwards = pages[-1]["links"]["prev"], []
    while before:
        answer = client.get(before).json()
        backwards = answer["items"] + backwards
        before = answer["links"]["prev"]
    assert len(backwards) == len(expected) - len(pages[-1]["items"])
    assert [i["key"] for i in backwards] == [
        key for key, _code in expected[: len(backwards)]
    ]


def test_a_record_published_meanwhile_makes_no_other_come_twice(keep, listed, client):
    for title in "bdfh":
        keep(title)
    first = listed(limit=2, type="page").json()
    keep("a")
    keep("e")

    second = client.get(first["links"]["next"])

    assert titles(second) == ["e", "f"]
