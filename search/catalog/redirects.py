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
from wagtail.models import Page, Site

from search.catalog.models import Record
from search.catalog.touched import Key, batches

#: What a redirect has room for.
LONGEST = Redirect._meta.get_field("old_path").max_length


def leads_somewhere(url: str) -> bool:
    """Whether an address is another site's, or that of a page that readers may open."""
    is_own = url.startswith("/") and not url.startswith("//")
    return not is_own or Record.objects.public().filter(path=url).exists()


def keep_former_addresses(left: dict[Key, str]) -> None:
    """
    Leads from the addresses that public pages left to the pages.

    Wagtail, which is told not to, does so for a new slug and a move alone, also of what
    never was public; an address has other parts here, such as an inventory number. As
    with Wagtail, what an editor wrote stays.
    """
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return
    for batch in batches(sorted(left)):
        pages = _pages(batch)
        kept = [
            Redirect(
                old_path=Redirect.normalise_path(left[key]),
                site=site,
                redirect_page_id=pages[key],
                automatically_created=True,
            )
            for key in batch
            if key in pages
        ]
        kept = [each for each in kept if len(each.old_path) <= LONGEST]
        Redirect.objects.filter(
            automatically_created=True,
            site=site,
            old_path__in=[each.old_path for each in kept],
        ).delete()
        Redirect.objects.bulk_create(kept, ignore_conflicts=True)


def page_that_left(path: str) -> tuple[str, bool] | None:
    """Where the public page is that one is led to from an address, and if for good."""
    former = Redirect.normalise_path(path)
    found = public_redirects().filter(old_path=former, leads_to__isnull=False)
    return found.values_list("leads_to", "is_permanent").first()


def _pages(keys: list[Key]) -> dict[Key, int]:
    """The primary keys of pages that are no aliases."""
    rows = Page.objects.filter(
        translation_key__in={key for key, _code in keys}, alias_of=None
    ).values_list("translation_key", "locale__language_code", "pk")
    return {(key, code): number for key, code, number in rows}


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
