"""Links of rich text, as readers get them."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from home.rich_text.ahead import read_before
from search.catalog.models import Record


class OpenPageLinkHandler(PageLinkHandler):
    """
    Leads to pages that anyone can open, at their address in the catalog.

    In the active language, else in the source's, else in any. A link to a draft or to a
    restricted page keeps its words and says no address: a slug tells what a page is.
    """

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        numbers = [_number(attrs.get("id")) for attrs in attrs_list]
        paths = read_before(open_paths, {each for each in numbers if each})
        return [_opening_tag(paths.get(number)) for number in numbers]


def open_paths(numbers: Iterable[int]) -> dict[int, str]:
    """Where pages lead readers of the active language, by their primary keys."""
    keys = dict(
        Page.objects.filter(pk__in=numbers).values_list("pk", "translation_key")
    )
    order = [settings.LANGUAGE_CODE, get_language()]
    rows = Record.objects.public().filter(key__in=set(keys.values()))
    # The best language comes last.
    found = sorted(
        rows.values_list("key", "locale", "path"),
        key=lambda row: order.index(row[1]) if row[1] in order else -1,
    )
    paths = {key: path for key, _locale, path in found}
    return {number: paths[key] for number, key in keys.items() if key in paths}


def _number(text) -> int | None:
    try:
        return int(text)
    except (TypeError, ValueError):
        return None


def _opening_tag(path: str | None) -> str:
    return f'<a href="{escape(path)}">' if path else "<a>"
