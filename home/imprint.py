"""What the site says of itself on every page: its name, its publisher, its licence."""

from dataclasses import dataclass

from django.conf import settings

from home.choices import Licence
from home.fields import Label
from home.models import SiteSettings


@dataclass(frozen=True, slots=True)
class Imprint:
    """The site's settings as pages show them, with what stands for those left empty."""

    name: Label | str
    footer: Label
    contact: str
    licence: str
    time_zone: str
    #: Pairs of name and address.
    links: list[tuple[str, str]]


def read_imprint() -> Imprint:
    """The imprint of the site, in one query: the links come beside the settings."""
    rows = list(
        SiteSettings.objects.filter(site__is_default_site=True)
        .order_by("links__sort_order", "links__pk")
        .values(
            "name",
            "footer",
            "contact",
            "licence",
            "time_zone",
            "links__name",
            "links__url",
        )
    )
    said = rows[0] if rows else {}
    return Imprint(
        name=said.get("name") or settings.WAGTAIL_SITE_NAME,
        footer=said.get("footer") or Label(),
        contact=said.get("contact", ""),
        licence=said.get("licence", ""),
        time_zone=said.get("time_zone") or settings.TIME_ZONE,
        links=[
            (row["links__name"], row["links__url"]) for row in rows if row["links__url"]
        ],
    )


def links_of_the_site() -> list[tuple[str, str]]:
    """Pairs of name and address of the links at the foot of every page."""
    return read_imprint().links


def licence_name(code: str) -> str:
    """The name of a licence in the active language; empty for none."""
    return str(Licence(code).label) if code else ""


def licence_address(code: str) -> str:
    """Where the text of a licence is kept under its SPDX identifier."""
    return f"https://spdx.org/licenses/{code}.html" if code else ""
