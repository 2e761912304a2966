"""Where former addresses lead, to readers and to partners: never to what is closed."""

from django.db.models import (
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Concat
from wagtail.contrib.redirects.models import Redirect

from search.catalog.models import Record


def leads_somewhere(url: str) -> bool:
    """Whether an address is another site's, or that of a page that readers may open."""
    is_own = url.startswith("/") and not url.startswith("//")
    return not is_own or Record.objects.public().filter(path=url).exists()


def public_redirects() -> QuerySet[Redirect]:
    """
    The redirects that readers are led by, each with `leads_to` and the page's `key`.

    Left out are those to drafts and closed pages, and those from an address where a
    page stands again.
    """
    target = Record.objects.public().filter(
        key=OuterRef("redirect_page__translation_key"),
        locale=OuterRef("redirect_page__locale__language_code"),
    )
    stands_there = Record.objects.public().filter(
        path__in=[
            OuterRef("old_path"),
            Concat(OuterRef("old_path"), Value("/"), output_field=CharField()),
        ]
    )
    elsewhere = Q(redirect_page=None) & ~Q(redirect_link="")
    return (
        Redirect.objects.filter(Q(site=None) | Q(site__is_default_site=True))
        .filter(~Exists(stands_there))
        .annotate(
            leads_to=Subquery(target.values("path")[:1]),
            key=F("redirect_page__translation_key"),
        )
        .filter(Q(leads_to__isnull=False) | elsewhere)
    )
