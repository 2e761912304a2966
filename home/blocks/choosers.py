"""
Choosers whose value is a fact: the same in every language of a page.

wagtail-localize lets translators choose another page or row than the source has. Pages
are read in the reader's language anyway, and a source is one row with a label for each:
these have no segment, so they follow the source page.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock


class Fixed:
    """Mixed into a chooser that translators are not shown."""

    def get_translatable_segments(self, value) -> list:
        return []

    def restore_translated_segments(self, value, segments):
        return value


class FixedSnippetChooserBlock(Fixed, SnippetChooserBlock):
    pass


class FixedPageChooserBlock(Fixed, blocks.PageChooserBlock):
    """A page of the catalog, read in the reader's language whichever was chosen."""

    def clean(self, value):
        # The app registry is not ready when blocks are declared.
        from search.catalog.registry import kind_of

        page = super().clean(value)
        if page is not None and kind_of(page) is None:
            raise ValidationError(_("A page of this type cannot be chosen here."))
        if page is not None and _is_mirror(page):
            raise ValidationError(
                _("This page mirrors another: choose “%(title)s” itself."),
                params={"title": page.alias_of.title},
            )
        return page


def _is_mirror(page) -> bool:
    """An alias in the same language: it has a key of its own, and no record."""
    source = page.alias_of
    return source is not None and source.translation_key != page.translation_key


#: Migrations take them for Wagtail's own.
DECONSTRUCT_ALIASES = {
    FixedSnippetChooserBlock: "wagtail.snippets.blocks.SnippetChooserBlock",
    FixedPageChooserBlock: "wagtail.blocks.PageChooserBlock",
}
