"""Records of a list, kept in the catalog without any page."""

import json
from uuid import UUID, uuid4

import pytest

from search.catalog.models import Facet, Record

ADDRESS = "/api/v1/content/"


@pytest.fixture
def keep(db):
    """Keeps a record, with facets."""

    def keep(title="Labo", *, locale="fr", facets=(), **fields):
        number = Record.objects.count() + 1000
        values = {"key": uuid4(), "kind": "page", "sequence": number} | fields
        text = json.dumps(
            {
                "key": str(UUID(str(values["key"]))),
                "kind": values["kind"],
                "locale": locale,
                "title": title,
                "summary": "",
                "fields": {"body": [], "keywords": []},
            }
        )
        record = Record.objects.create(
            title=title, locale=locale, representation=text, **values
        )
        Facet.objects.bulk_create(
            Facet(record=record, name=name, value=value) for name, value in facets
        )
        return record

    return keep


@pytest.fixture
def listed(client):
    """The answer to a list, asked for by parameters."""

    def listed(address=ADDRESS, /, **parameters):
        return client.get(address, parameters)

    return listed


def titles(answer) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [item["title"] for item in answer.json()["items"]]
