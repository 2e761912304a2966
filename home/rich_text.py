"""Links of rich text, as readers get them."""

from django.conf import settings
from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

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
        keys = dict(
            Page.objects.filter(pk__in=[each for each in numbers if each]).values_list(
                "pk", "translation_key"
            )
        )
        paths = _paths(set(keys.values()))
        return [_opening_tag(paths.get(keys.get(number))) for number in numbers]


def _number(text) -> int | None:
    try:
        return int(text)
    except (TypeError, ValueError):
        return None


def _paths(keys: set) -> dict:
    """The best address of each key that has one; the best language comes last."""
    order = [settings.LANGUAGE_CODE, get_language()]
    rows = Record.objects.public().filter(key__in=keys)
    found = sorted(
        rows.values_list("key", "locale", "path"),
        key=lambda row: order.index(row[1]) if row[1] in order else -1,
    )
    return {key: path for key, _locale, path in found}


def _opening_tag(path: str | None) -> str:
    return f'<a href="{escape(path)}">' if path else "<a>"
