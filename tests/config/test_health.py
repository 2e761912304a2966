"""What an operator's probe is told."""

from dataclasses import dataclass

import pytest
from django.db import DatabaseError

from search.catalog import consumers
from search.catalog.selectors import current_cursor
from tests.factories import add_page


def test_live_asks_nothing_of_the_database(client):
    assert client.get("/health/live").json() == {"status": "ok"}


def test_ready_says_how_database_migrations_and_engines_are(tree, client):
    add_page(tree.fr)

    answer = client.get("/health/ready")

    assert answer.status_code == 200
    told = answer.json()
    assert told["database"] == "ok"
    assert told["migrations"] == {"pending": 0}
    assert told["catalog"] == str(current_cursor())


@dataclass
class Health:
    reason: str


class Engine:
    """An engine of which its health and position are asked."""

    name = "engine"

    def __init__(self, reason):
        self.told = Health(reason)

    def health(self):
        return self.told

    def position(self):
        return current_cursor()


@pytest.mark.parametrize(
    ("reason", "status"), [("", "ok"), ("It cannot be reached.", "degraded")]
)
def test_an_engine_that_cannot_answer_degrades_the_site(
    reason, status, tree, client, monkeypatch
):
    monkeypatch.setattr(consumers, "_consumers", {"engine": Engine(reason)})

    answer = client.get("/health/ready")

    assert answer.status_code == 200
    assert answer.json()["status"] == status
    assert answer.json()["engines"]["engine"].get("reason", "") == reason


def test_a_database_that_does_not_answer_is_not_ready(db, client, monkeypatch):
    def refuse(*args, **kwargs):
        raise DatabaseError("the password is sesame")

    monkeypatch.setattr("config.health._pending_migrations", refuse)
    answer = client.get("/health/ready")

    assert answer.status_code == 503
    assert answer.json()["database"] == "failed"
    assert b"sesame" not in answer.content


def test_a_migration_that_is_missing_is_not_ready(db, client, monkeypatch):
    monkeypatch.setattr("config.health._pending_migrations", lambda: 1)

    answer = client.get("/health/ready")

    assert answer.status_code == 503
    assert answer.json()["migrations"] == {"pending": 1}


@pytest.mark.parametrize("path", ["/health/live", "/health/ready"])
def test_probes_are_not_cached(db, client, path):
    assert "no-store" in client.get(path)["Cache-Control"]
