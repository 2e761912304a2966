"""What a reader's request answers, and what it costs."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def read(client, path: str) -> str:
    """A page's HTML, its white space folded and its no-break spaces as `~`."""
    response = client.get(path)
    assert response.status_code == 200, path
    html = response.text.replace("\xa0", "~").replace("\u202f", "~")
    return " ".join(html.split()).replace("> <", "><")


def cost_of(client, path: str) -> int:
    """How many queries a page takes, once what stays in memory is there."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200, path
    return len(queries)
