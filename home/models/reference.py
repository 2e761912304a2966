"""References from one page to another: to the source-language page, always."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, Page

from home.translation.sources import source_language
from search.catalog.registry import kind_of


def check_reference(page: Page | None, *, field: str, kinds: tuple[str, ...] = ()):
    """
    Raises `ValidationError` on `field` unless `page` is what a reference may name.

    That is a page of the source language, which readers of every language are led from,
    of one of the catalog's `kinds`; without `kinds`, of any.
    """
    if page is None:
        return
    kind = kind_of(page)
    if kind is None or (kinds and kind not in kinds):
        raise ValidationError({field: _("A page of this type cannot be chosen here.")})
    if page.locale.language_code == source_language() and page.alias_of_id is None:
        return
    source = page.get_translations(inclusive=True).filter(
        locale__language_code=source_language(), alias_of=None
    )
    found = source.first()
    if found is None:
        raise ValidationError(
            {field: _("This page has no source page yet: choose another.")}
        )
    raise ValidationError(
        {
            field: _("Choose the source page, “%(title)s”: translations follow it.")
            % {"title": found.title}
        }
    )


class PageReference(Orderable):
    """
    A row that names another page, the same in every language.

    A subclass has a `ParentalKey` to its owner and the foreign key `reference_field`.
    A page does not name itself, in whatever language.
    """

    reference_field = "page"
    #: The kinds of the catalog that may be chosen; none is any.
    reference_kinds: tuple[str, ...] = ()
    #: What is said of a row that names its own page.
    itself_message = _("This is the page itself: choose another.")

    class Meta(Orderable.Meta):
        abstract = True

    def __str__(self):
        return str(getattr(self, self.reference_field))

    @property
    def referred(self) -> int | None:
        """The number of the page that the row names."""
        return getattr(self, self._meta.get_field(self.reference_field).attname)

    def clean(self):
        super().clean()
        page, owner = getattr(self, self.reference_field, None), self._owner()
        if page and page.translation_key == getattr(owner, "translation_key", None):
            raise ValidationError({self.reference_field: self.itself_message})
        check_reference(page, field=self.reference_field, kinds=self.reference_kinds)

    def _owner(self) -> models.Model | None:
        parents = (
            each for each in self._meta.concrete_fields if isinstance(each, ParentalKey)
        )
        return getattr(self, next(parents).name, None)
