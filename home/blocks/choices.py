"""
Blocks that hold a key, a code or a choice: what no translator is shown.

wagtail-localize takes every `CharBlock` for words. Their choices are those of the site,
so migrations leave them out.
"""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.rich_text.languages import passage_languages
from search.catalog.facets import facet, facets, kind_labels, vocabulary_of
from search.catalog.registry import catalogued_models


class SiteChoices:
    """Mixed into a block whose choices depend on what is installed and published."""

    def deconstruct(self):
        path, arguments, options = super().deconstruct()
        return path, arguments, {**options, "choices": []}


class LanguageBlock(SiteChoices, blocks.ChoiceBlock):
    """A language in which a passage may be."""

    def __init__(self, **options):
        options.pop("choices", None)
        super().__init__(choices=passage_languages, search_index=False, **options)

    class Meta:
        icon = "globe"


class KindsBlock(SiteChoices, blocks.MultipleChoiceBlock):
    """Kinds of the catalog, of any plugin that is installed."""

    def __init__(self, **options):
        options.pop("choices", None)
        super().__init__(
            choices=kinds,
            search_index=False,
            widget=forms.CheckboxSelectMultiple,
            **options,
        )

    class Meta:
        icon = "folder"


class OrderBlock(SiteChoices, blocks.ChoiceBlock):
    """A choice of a few words of the site's own; the first is taken unless told."""

    def __init__(self, choices=(), **options):
        super().__init__(
            choices=choices,
            default=choices[0][0] if choices else None,
            search_index=False,
            **options,
        )


class CatalogChoiceBlock(blocks.FieldBlock):
    """
    A value out of what the catalog has, asked for only where an editor chooses.

    A stored value is kept as it is: reading a page asks for no choices.
    """

    unknown = _("The catalog has nothing called “%(value)s”. Choose another.")

    def __init__(self, required=True, help_text=None, **options):
        self._required, self._help_text = required, help_text
        super().__init__(**options)

    def get_choices(self) -> list:
        raise NotImplementedError

    @property
    def field(self):
        if "_field" not in self.__dict__:
            self._field = forms.ChoiceField(
                choices=lambda: [("", _("- Select an option -")), *self.get_choices()],
                required=self._required,
                help_text=self._help_text,
                error_messages={"invalid_choice": self.unknown},
            )
        return self._field

    def get_form_state(self, value):
        return value or ""

    def record_schema(self) -> dict:
        """What records say of it, as JSON Schema: not what may be chosen today."""
        return {"type": ["string", "null"]}

    def deconstruct(self):
        return "wagtail.blocks.CharBlock", [], {}


class FacetBlock(CatalogChoiceBlock):
    """A facet with a value of it: `territory=lille`."""

    def get_choices(self) -> list:
        return [
            (
                each.label,
                [
                    (f"{each.name}={value}", label)
                    for value, label in sorted(
                        each.values.items(), key=lambda item: item[1].casefold()
                    )
                ],
            )
            for each in facets(without={"keywords"})
            if each.values
        ]

    def swap_term(self, swap, value: str) -> tuple[str, bool]:
        """The kept term in the place of the one merged into it: see `home.terms`."""
        name, _equals, key = value.partition("=")
        if key == swap.old_key and vocabulary_of(name) is swap.model:
            return f"{name}={swap.new_key}", True
        return value, False

    class Meta:
        icon = "sliders"


class KeywordBlock(CatalogChoiceBlock):
    """A keyword, by its key."""

    def get_choices(self) -> list:
        keywords = facet("keywords")
        values = keywords.values if keywords else {}
        return sorted(values.items(), key=lambda item: item[1].casefold())

    def swap_term(self, swap, value: str) -> tuple[str, bool]:
        """The kept keyword in the place of the one merged into it."""
        if swap.kind == "keyword" and value == swap.old_key:
            return swap.new_key, True
        return value, False

    class Meta:
        icon = "tag"


def kinds() -> list[tuple[str, str]]:
    """Kinds that lists may show, by name."""
    labels = kind_labels()
    listed = [
        (model.catalog_kind, labels[model.catalog_kind])
        for model in catalogued_models()
        if model.catalog_listed
    ]
    return sorted(listed, key=lambda item: item[1].casefold())
