"""
Elasticsearch and OpenSearch: what our engine adds to the server's own time.

The very bodies that the engine sends are sent by hand as well, over one connection that
is kept, in turns with it; the answers are read and not looked at.
"""

import http.client
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from urllib.parse import urlencode

from bench.asking import Put, find_all, put
from bench.figures import Goals, Times, line, times_in_turns
from bench.filling import feed_timed, filled
from bench.queries import draw_queries
from bench.sections import LeftOut
from search.engines import conf
from search.engines.current import get_engine
from search.engines.failsafe import Failsafe
from search.engines.remote import RemoteEngine
from search.engines.remote.client import JSON, Answer, Client, Request
from search.engines.searching import SiteSearch
from tests.engines import servers

QUERIES = 60
ROUNDS = 2
CLIENTS = {"elasticsearch": "ElasticsearchClient", "opensearch": "OpenSearchClient"}
PREFIX = "bench"
HEAP = "512m"
#: What is too slow is measured, not given up.
SECONDS = 60.0
HAND, OURS = "by hand, the same bodies", "our engine"
FALLBACK, WHOLE = "with what may fall back", "whole search"


@dataclass(frozen=True, slots=True)
class Bodies:
    """A query with the requests that its searches become."""

    put: Put
    requests: Sequence[Request]


class Overhearing:
    """A client that remembers what it sends."""

    def __init__(self, client: Client):
        self.name = client.name
        self.requests: list[Request] = []
        self._client = client

    def send(self, request: Request) -> Answer:
        self.requests.append(request)
        return self._client.send(request)


def measure(name: str, goals: Goals) -> None:
    if reason := servers.lacking():
        raise LeftOut(reason)
    if not conf.has_client({"ENGINE": name}):
        raise LeftOut(f"the package {conf.CLIENTS[name]} is not installed")
    documents = filled()
    make = getattr(import_module(f"search.engines.{name}"), CLIENTS[name])
    with _server(name) as server:
        client = make([server.host])
        engine = _engine(client)
        fed = feed_timed(engine)
        print(line("indexing", "records", "seconds", "a second", "MB"))
        size = _size_in_mb(server)
        print(line(name, fed.records, fed.seconds, fed.a_second, size), end="\n\n")
        times = _times(server, client, engine)
    _tell(name, documents, times, goals)


@contextmanager
def _server(name: str) -> Iterator[servers.Server]:
    with tempfile.TemporaryDirectory(prefix="bench-server-") as folder:
        server = servers.new_server(name, Path(folder))
        server.start(os.getpid(), SEARCH_ENGINE_HEAP=HEAP)
        try:
            server.wait()
            yield server
        finally:
            server.remove()


def _engine(client: Client) -> RemoteEngine:
    return RemoteEngine(
        client,
        PREFIX,
        conf.languages(),
        reading_seconds=SECONDS,
        writing_seconds=SECONDS,
    )


def _times(
    server: servers.Server, client: Client, engine: RemoteEngine
) -> dict[str, Times]:
    embedded, languages = get_engine(), conf.languages()
    failsafe = Failsafe(engine, embedded, patience=SECONDS)
    site = SiteSearch(failsafe, embedded, languages)
    asked = [
        Bodies(each, _requests(client, each))
        for each in put(draw_queries(QUERIES), engine, embedded, languages)
    ]
    with _by_hand(server) as send:
        ways = {
            HAND: lambda each: list(map(send, each.requests)),
            OURS: lambda each: find_all(engine, each.put.finds),
            FALLBACK: lambda each: find_all(failsafe, each.put.finds),
            WHOLE: lambda each: site.search(each.put.query),
        }
        times = times_in_turns(asked, ways, rounds=ROUNDS)
    if not failsafe.health().ok:
        raise RuntimeError(f"{client.name} did not answer all that was asked.")
    return times


def _requests(client: Client, each: Put) -> list[Request]:
    overhearing = Overhearing(client)
    find_all(_engine(overhearing), each.finds)
    return overhearing.requests


@contextmanager
def _by_hand(server: servers.Server) -> Iterator[Callable[[Request], None]]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=SECONDS)
    try:
        yield partial(_send, connection)
    finally:
        connection.close()


def _send(connection: http.client.HTTPConnection, request: Request) -> None:
    connection.request(
        request.method,
        f"{request.path}?{urlencode(request.params or {})}",
        body=request.body.encode(),
        headers={"accept": JSON, "content-type": request.content_type},
    )
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{request.path} was answered {answer.status}.")


def _size_in_mb(server: servers.Server) -> float:
    server.ask("POST", f"/{PREFIX}-*/_flush")
    told = server.ask("GET", f"/{PREFIX}-*/_stats/store")
    return told["_all"]["primaries"]["store"]["size_in_bytes"] / 1e6


def _tell(name: str, documents: int, times: dict[str, Times], goals: Goals) -> None:
    hand = times[HAND]
    title = f"{name}, {documents} documents"
    print(line(title, "median, ms", "p95, ms", "more, %", "each, %"))
    for way, spent in times.items():
        more = (spent.median / hand.median - 1) * 100
        each = (spent.ratio_to(hand) - 1) * 100
        goal = (
            goals.at_most(f"{name}, {way}, overhead", max(more, each), 40, " %")
            if way in (OURS, FALLBACK)
            else ""
        )
        print(line(way, spent.median, spent.p95, more, each, goal=goal))
