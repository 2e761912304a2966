"""The embedded engine and the requests that ask it, on few documents and on many."""

from dataclasses import dataclass
from urllib.parse import urlencode

from bench import arriving
from bench.asking import find_all, put, read_list
from bench.figures import Goals, Times, line, times_in_turns
from bench.filling import filled, learn_words
from bench.pace import A_SECOND, Paced, times_at_a_rate
from bench.queries import draw_beginnings, draw_queries
from bench.serving import AS_OPERATED, CORES, served
from search.catalog.consumers import feed
from search.engines import conf
from search.engines.current import get_engine, get_search

QUERIES = 200
CONSTANT = "constant view"
PAGE, API, SUGGESTIONS = "search page", "search API", "suggestions"
#: Slices of requests of each kind: see `pace`.
FEW, MANY = 1, 2


@dataclass(frozen=True, slots=True)
class Measured:
    inside: dict[str, Times]
    requests: dict[str, Paced]
    memory_in_mb: float


def measure(goals: Goals) -> None:
    feed(get_engine())
    learn_words()
    few = _measure(slices=FEW)
    documents = filled()
    many = _measure(slices=MANY)
    _tell_inside(documents, few, many, goals)
    _tell_requests(documents, few, many, goals)
    arriving.measure(goals)


def _measure(slices: int) -> Measured:
    asked, begun = draw_queries(QUERIES), draw_beginnings(QUERIES)
    inside = _inside(asked, begun)
    requests = {
        CONSTANT: ["/constant/"],
        PAGE: [
            f"/{'fr/chercher' if each.query.locale == 'fr' else 'en/search'}/"
            f"?{each.parameters}"
            for each in asked
        ],
        API: [
            f"/api/v1/search/?locale={each.query.locale}&{each.parameters}"
            for each in asked
        ],
        SUGGESTIONS: [
            f"/fr/chercher/suggestions/?{urlencode({'q': text})}" for text in begun
        ],
    }
    with served(*AS_OPERATED) as server:
        timed = times_at_a_rate(server, requests, slices=slices)
        return Measured(inside, timed, server.memory_in_mb)


def _inside(asked, begun) -> dict[str, Times]:
    engine, site = get_engine(), get_search()
    queries = put(asked, engine, engine, conf.languages())
    ways = {
        "engine": lambda each: find_all(engine, each.finds),
        "whole search": lambda each: site.search(each.query),
        "and 20 records read": lambda each: read_list(site, each.query),
    }
    suggest = {"suggestions": lambda text: site.suggest(text, "fr")}
    return times_in_turns(queries, ways) | times_in_turns(begun, suggest)


def _tell_inside(documents: int, few: Measured, many: Measured, goals: Goals) -> None:
    engine = many.inside["engine"].median
    goal = goals.at_most("embedded engine, median", engine, 5, " ms")
    print(f"embedded engine, {documents} documents, {QUERIES} queries")
    print(line("in one process", "median, ms", "p95, ms", "x engine", "x demo"))
    for name, times in many.inside.items():
        print(
            line(
                name,
                times.median,
                times.p95,
                times.median / engine,
                times.median / few.inside[name].median,
                goal=goal if name == "engine" else "",
            )
        )
    print()


def _tell_requests(documents: int, few: Measured, many: Measured, goals: Goals) -> None:
    most = {PAGE: 100, API: 100, SUGGESTIONS: 40}
    print(f"requests, {A_SECOND} a second, {CORES} cores, {documents} documents")
    print(line("", "median, ms", "p95, ms", "computes", "x constant", "x demo"))
    for name, times in many.requests.items():
        goal = (
            goals.at_most(f"{name}, p95", times.p95, most[name], " ms")
            if name in most
            else ""
        )
        print(
            line(
                name,
                times.median,
                times.p95,
                times.computes,
                times.p95 / many.requests[CONSTANT].p95,
                times.p95 / few.requests[name].p95,
                goal=goal,
            )
        )
    memory = many.memory_in_mb
    goal = goals.at_most("memory of a worker that searches", memory, 250, " MB")
    print(line("memory of a worker, MB", memory, goal=goal), end="\n\n", flush=True)
