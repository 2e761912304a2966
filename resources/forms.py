"""What the forms of the documentation refuse of several rows at once."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext_lazy as _

from home.models.base import SitePageForm


class RowsForm(SitePageForm):
    """
    A page's form that looks at its child rows together.

    A constraint of the database could not: rows that exchange their values are saved
    one after the other.
    """

    #: Relations in which each value of a field may stand once.
    once: dict[str, str] = {}

    def clean(self):
        cleaned_data = super().clean()
        for relation, field in self.once.items():
            seen = set()
            for row in self.rows(relation):
                value = row.cleaned_data.get(field)
                if value is not None and value in seen:
                    row.add_error(field, _("This is in the list already."))
                seen.add(value)
        return cleaned_data

    def rows(self, relation: str) -> Iterator[forms.ModelForm]:
        """The forms of the rows of a relation that are well filled in and kept."""
        for row in self.formsets[relation].forms:
            if row.is_valid() and not row.cleaned_data.get("DELETE"):
                yield row


class ResourcePageForm(RowsForm):
    once = {"files": "document", "about": "page"}


class CollectionPageForm(RowsForm):
    once = {"items": "resource"}

    def clean(self):
        cleaned_data = super().clean()
        for row in self.rows("items"):
            resource = row.cleaned_data.get("resource")
            if resource is not None and not self._gathers(resource):
                row.add_error(
                    "resource",
                    _(
                        "This resource is not in this collection. Choose the "
                        "collection on the resource’s own page first."
                    ),
                )
        return cleaned_data

    def _gathers(self, resource) -> bool:
        collection = resource.collection
        return (
            collection is not None
            and collection.translation_key == self.instance.translation_key
        )
