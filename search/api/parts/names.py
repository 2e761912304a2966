"""What a record leads to: parts that are links until they are asked for."""

from collections.abc import Callable
from uuid import UUID

from django.apps import apps
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from search.api.problems import bad_parameters
from search.api.reading import split
from search.api.refusing import Refused

PARTS = ("breadcrumbs", "children", "translations", "references", "similar")

#: What costs the search engine a question for each record.
OF_ONE_RECORD = ("similar",)


def part_names() -> list[str]:
    """Those that this site can give: without engines nothing is similar."""
    has_engines = apps.is_installed("search.engines")
    return [name for name in PARTS if has_engines or name != "similar"]


def part_address(name: str) -> Callable[[UUID, str], str]:
    # Not `reverse`: records are written where the API's addresses may not be loaded.
    return lambda key, locale: f"/api/v1/content/{key}/?locale={locale}&expand={name}"


def read_parts(text: str, *, of_many: bool = False) -> list[str]:
    """The parts asked for, in their order; raises `Refused` for what is none."""
    asked = set(split(text))
    known = [name for name in part_names() if not (of_many and name in OF_ONE_RECORD)]
    if asked - set(known):
        sentence = _("What can be expanded here: {names}.")
        raise Refused(format_lazy(sentence, names=", ".join(known)))
    return [name for name in known if name in asked]


def parts_asked(text: str) -> list[str]:
    """Those of one record; raises a `Problem` for what is none."""
    try:
        return read_parts(text)
    except Refused as refused:
        raise bad_parameters([(("query", "expand"), refused.args[0])]) from None
