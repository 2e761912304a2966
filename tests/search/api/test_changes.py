"""What a mirror reads: the export, and the changes after it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from search.catalog.actions import start_new_epoch
from search.catalog.models import Record
from tests.factories import add_page, edit, record, translate

pytestmark = pytest.mark.django_db

CHANGES = "/api/v1/changes/"
EXPORT = "/api/v1/export.ndjson"


def exported(client, **parameters):
    """The line about an export, which is the last, and its records."""
    answer = client.get(EXPORT, parameters)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/x-ndjson"
    *records, about = answer.getvalue().decode().splitlines()
    return json.loads(about), records


@pytest.fixture
def changed(client, tree):
    """What changed since the beginning of the test."""
    about, _records = exported(client)

    def changed(**parameters):
        parameters = {"since": about["cursor"]} | parameters
        answer = client.get(CHANGES, parameters)
        assert answer.status_code == 200, answer.content
        return answer.json()

    return changed


def events(answer):
    return [(each["event"], each["locale"], each["key"]) for each in answer["items"]]


def test_the_export_is_every_public_record_as_it_is_stored(tree, client):
    add_page(tree.fr, title="Brouillon", live=False)
    translate(add_page(tree.fr, title="Étude"), title="Study")
    Record.objects.filter(locale="en", title="Study").update(
        expires_at=timezone.now() - timedelta(seconds=1)
    )

    _about, records = exported(client)

    public = Record.objects.public().values_list("representation", flat=True)
    assert sorted(records) == sorted(public)
    assert not [line for line in records if "Study" in line or "Brouillon" in line]


def test_changes_are_in_their_order_with_what_each_is_now(tree, client, changed):
    one, other = add_page(tree.fr, title="Un"), add_page(tree.fr, title="Deux")
    edit(one, title="Un autre")

    answer = changed()

    assert events(answer) == [
        ("published", "fr", str(other.translation_key)),
        ("published", "fr", str(one.translation_key)),
    ]
    assert answer["items"][1]["record"] == json.loads(record(one).representation)
    assert not answer["more"]
    following = client.get(answer["links"]["next"])
    assert following.json()["items"] == []


def test_what_is_withdrawn_is_told_without_its_content(tree, changed, settled):
    page = add_page(tree.fr, title="Secret")
    settled(page.unpublish)

    answer = changed()

    assert events(answer) == [("withdrawn", "fr", str(page.translation_key))]
    assert answer["items"][0]["record"] is None
    assert "Secret" not in json.dumps(answer)


def test_what_expired_is_withdrawn_at_once(tree, changed):
    page = add_page(tree.fr, title="Secret")
    Record.objects.filter(key=page.translation_key).update(
        expires_at=timezone.now() - timedelta(seconds=1)
    )

    assert events(changed()) == [("withdrawn", "fr", str(page.translation_key))]
    assert "Secret" not in json.dumps(changed())


def test_a_mirror_may_want_some_types_and_languages_only(tree, client, changed):
    page = add_page(tree.fr)
    translate(page)

    assert [each[1] for each in events(changed(locale="en"))] == ["en"]
    assert events(changed(type="home")) == []
    assert len(events(changed(type=["home", "page"], locale=["fr", "en"]))) == 2
    about, records = exported(client, type="page", locale="en")
    assert [json.loads(line)["locale"] for line in records] == ["en"]
    assert "locale=en" in about["changes"]
    assert client.get(about["changes"]).json()["items"] == []


def test_changes_come_in_pages(tree, client, changed):
    pages = [add_page(tree.fr) for _number in range(5)]

    seen, answer = [], changed(limit=2)
    while True:
        seen += [each["key"] for each in answer["items"]]
        if not answer["more"]:
            break
        answer = client.get(answer["links"]["next"]).json()

    assert seen == [str(page.translation_key) for page in pages]


def test_after_a_backup_was_restored_a_mirror_begins_again(tree, client):
    about, _records = exported(client)
    start_new_epoch()

    answer = client.get(about["changes"])

    assert answer.status_code == 410
    assert answer["Content-Type"] == "application/problem+json"
    assert client.get(exported(client)[0]["changes"]).status_code == 200


def test_an_export_of_two_histories_breaks_off(tree, client, monkeypatch):
    monkeypatch.setattr(
        "search.catalog.selectors.Record.is_public",
        property(lambda record: start_new_epoch() and True),
    )
    with pytest.raises(LookupError):
        exported(client)


def test_an_export_costs_as_many_queries_as_it_has_batches(
    tree, client, django_assert_num_queries
):
    for _number in range(3):
        add_page(tree.fr)
    # Where it stands, the batch, and where it stands at the end.
    with django_assert_num_queries(3):
        exported(client)


@pytest.mark.parametrize("address", [CHANGES, EXPORT])
def test_head_answers_as_get_without_a_body(address, tree, client):
    head, got = client.head(address), client.get(address)

    assert head.status_code == 200
    assert head["Content-Type"] == got["Content-Type"]
    assert head.getvalue() == b""


@pytest.mark.parametrize(
    ("parameters", "at"),
    [
        ({"since": "nonsense"}, "since"),
        ({"since": "a.b"}, "since"),
        ({"since": ["a.1", "a.2"]}, "since"),
        ({"limit": "101"}, "limit"),
        ({"type": "nonsense"}, "type"),
        ({"locale": "xx"}, "locale"),
        ({"cursor": "a.1"}, "cursor"),
    ],
)
def test_what_is_not_accepted_is_named(parameters, at, tree, client):
    answer = client.get(CHANGES, parameters)

    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert error["loc"] == ["query", at]
