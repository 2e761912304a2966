"""Who names a term: for what forbids to delete it, and for what a merge will move."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models, router
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.terms.contents import revisions_naming
from home.terms.rows import owner_of, rows_naming
from home.terms.swap import Swap
from home.terms.texts import rows_with_texts_naming
from home.translation.sources import source_language
from home.wording import quoted

#: A sentence names so many things of a kind, and counts the others.
MOST_NAMES = 5


@dataclass(slots=True)
class Users:
    """Pages or terms of one kind that name a term; a page once for its languages."""

    label: str
    owners: list[models.Model] = field(default_factory=list)

    def __str__(self):
        names = [quoted(owner) for owner in self.owners[:MOST_NAMES]]
        more = len(self.owners) - len(names)
        if more:
            names.append(_("%(number)d others") % {"number": more})
        return _("%(kind)s: %(names)s") % {
            "kind": self.label,
            "names": ", ".join(names),
        }


def users_of(term: models.Model) -> list[Users]:
    """All that names a term: rows, texts, and drafts that are not published yet."""
    rows = [row for _key, row in rows_naming(term)]
    rows += [row for row, _changed in rows_with_texts_naming(Swap(term, term))]
    return gathered([*rows, *_drafts(term)])


def users_that_hold(term: models.Model) -> list[Users]:
    """
    What forbids to delete a term.

    Rows that the database protects, also through what would go with the term. And
    drafts: one that names what is no more cannot be published.
    """
    return gathered([*protecting(term), *_drafts(term)])


def protecting(row: models.Model) -> list[models.Model]:
    """The rows that keep the database from deleting one."""
    collector = Collector(using=router.db_for_write(type(row)), origin=row)
    try:
        collector.collect([row])
    except ProtectedError as error:
        return list(error.protected_objects)
    except RestrictedError as error:
        return list(error.restricted_objects)
    return []


def gathered(rows: Iterable[models.Model]) -> list[Users]:
    """The owners of rows by kind, in the alphabetical order of both."""
    by_label: dict[str, dict] = defaultdict(dict)
    for row in rows:
        owner = owner_of(row)
        if isinstance(owner, Page):
            label = owner.specific_class._meta.verbose_name_plural
            key, better = owner.translation_key, _is_source(owner)
        else:
            label = owner._meta.verbose_name_plural
            key, better = owner.pk, False
        found = by_label[capfirst(str(label))]
        if better or key not in found:
            found[key] = owner
    return [
        Users(label, sorted(found.values(), key=str))
        for label, found in sorted(by_label.items())
    ]


def _drafts(term: models.Model) -> list[models.Model]:
    drafts = revisions_naming(Swap(term, term), drafts_only=True)
    found = [revision.content_object for revision, _swapped in drafts]
    return [each for each in found if each is not None]


def _is_source(page: Page) -> bool:
    return page.locale.language_code == source_language()
