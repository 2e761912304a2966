"""
Wagtail's own search on the run's database, with pages that say the same.

It is asked for live pages in the reader's language, and for nothing else: neither the
other language, nor a correction, nor an extract. Filters are left out.
"""

import time
from collections.abc import Iterable, Sequence
from html import escape

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Locale, Page

from bench.asking import SHOWN, Put, put, read_list
from bench.figures import Goals, line, times_in_turns
from bench.filling import filled
from bench.publishing import deaf
from bench.queries import draw_queries
from home.models import HomePage, StandardPage
from search.catalog.models import Record
from search.engines import conf
from search.engines.current import get_engine, get_search

QUERIES = 100
BATCH = 1_000
OURS, STOCK = "ours, both languages", "Wagtail's, the reader's language"


def measure(goals: Goals) -> None:
    documents = filled()
    before = _database_in_mb()
    with deaf(), transaction.atomic():
        for locale in conf.languages():
            _make_pages(locale)
    made = _database_in_mb()
    start = time.perf_counter()
    call_command("update_index", verbosity=0)
    seconds = time.perf_counter() - start
    pages = Page.objects.count()
    size = _database_in_mb() - made
    database = connection.vendor
    print(f"Wagtail's search on {database}, {documents} documents as pages")
    print(line("indexing", "records", "seconds", "a second", "MB"))
    print(line("update_index", pages, seconds, pages / seconds, size))
    print(line("(the pages themselves)", "", "", "", made - before), end="\n\n")
    _compare(database)


def _compare(database: str) -> None:
    engine, site = get_engine(), get_search()
    asked = put(draw_queries(QUERIES), engine, engine, conf.languages())
    locales = {each.language_code: each for each in Locale.objects.all()}
    ways = {
        OURS: lambda each: read_list(site, each.query),
        STOCK: lambda each: _stock_list(each, locales),
    }
    times = times_in_turns(asked, ways, rounds=2)
    answered = {
        OURS: sum(each.total > 0 for each in asked),
        STOCK: sum(_stock(each, locales).count() > 0 for each in asked),
    }
    print(line(f"{SHOWN} read, {database}", "median, ms", "p95, ms", "answered"))
    for way, spent in times.items():
        percent = f"{100 * answered[way] // len(asked)} %"
        print(line(way, spent.median, spent.p95, percent))
    median = times[STOCK].median / times[OURS].median
    p95 = times[STOCK].p95 / times[OURS].p95
    print(line("Wagtail's / ours", median, p95))


def _stock(each: Put, locales: dict[str, Locale]):
    pages = Page.objects.live().filter(locale=locales[each.query.locale])
    return pages.search(each.query.text)


def _stock_list(each: Put, locales: dict[str, Locale]) -> tuple[list[Page], int]:
    """A page of results, and how many there are."""
    found = _stock(each, locales)
    return list(found[:SHOWN]), found.count()


def _make_pages(locale: str) -> None:
    """
    The documents of a language as standard pages, below its home page.

    Written without signals: each page would be indexed by itself, and put into the
    catalog once more.
    """
    home = HomePage.objects.get(locale__language_code=locale)
    start = home.numchild + 1
    records = Record.objects.filter(locale=locale, path__startswith=f"/{locale}/bench/")
    pages = [
        _page(record, home, start + place)
        for place, record in enumerate(records.order_by("sequence"))
    ]
    for at in range(0, len(pages), BATCH):
        batch = pages[at : at + BATCH]
        _insert(Page, batch)
        _identify(batch)
        _insert(StandardPage, batch)
    HomePage.objects.filter(pk=home.pk).update(numchild=home.numchild + len(pages))


def _page(record: Record, home: HomePage, place: int) -> StandardPage:
    slug = f"bench-{place}"
    text = "".join(f"<p>{escape(each['text'])}</p>" for each in record.sections)
    return StandardPage(
        title=record.title,
        draft_title=record.title,
        slug=slug,
        summary=record.summary,
        body=[("section", {"heading": "", "text": text})],
        locale=home.locale,
        translation_key=record.key,
        content_type=ContentType.objects.get_for_model(StandardPage),
        path=StandardPage._get_path(home.path, home.depth + 1, place),
        depth=home.depth + 1,
        url_path=f"{home.url_path}{slug}/",
        latest_revision_created_at=timezone.now(),
    )


def _insert(model: type[Page], pages: Sequence[Page]) -> None:
    """The columns of one table of pages that have two: Django has no bulk for these."""
    fields = [
        field
        for field in model._meta.local_concrete_fields
        if not (field.primary_key and field.remote_field is None)
    ]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = quote(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({places})",  # noqa: S608 - names
            [_values(page, fields) for page in pages],
        )


def _values(page: Page, fields: Iterable) -> list:
    return [
        field.get_db_prep_save(field.pre_save(page, add=True), connection)
        for field in fields
    ]


def _identify(pages: Sequence[StandardPage]) -> None:
    """The numbers that the database has given to pages, by their places in the tree."""
    paths = [page.path for page in pages]
    numbers = dict(Page.objects.filter(path__in=paths).values_list("path", "pk"))
    for page in pages:
        page.pk = page.page_ptr_id = numbers[page.path]


def _database_in_mb() -> float:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return cursor.fetchone()[0] / 1e6
        cursor.execute(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        )
        return cursor.fetchone()[0] / 1e6
