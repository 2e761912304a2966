"""What every row of a vocabulary has: a key, words to find it by, a preview."""

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.template.response import TemplateResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import PreviewableMixin
from wagtail.search import index

from home.fields.label import Label, LabelField, languages
from home.models.former_key import FormerKey
from home.models.key import free_key, key_field
from home.wording import shown
from search.catalog.registry import vocabulary_kind


class VocabularyRow(PreviewableMixin, index.Indexed):
    """
    Mixed into a model of terms, before `models.Model`.

    A model names in `label_field` what its rows are called by, and is registered with
    `search.catalog.registry.register_vocabulary`.
    """

    #: The field, a label or a plain text, that the row is called by.
    label_field = "name"
    #: Whether rows of one label would be one thing twice: see `of_one_label`.
    one_a_label = False
    #: The fields that make the label; empty for `label_field` alone.
    label_parts: tuple[str, ...] = ()
    #: Fields in which rows of one label may differ: where a place is, for one.
    label_scope: tuple[str, ...] = ()
    #: Set while a row takes another over, whose label it may have.
    takes_over = False

    search_fields = [
        index.SearchField("words"),
        index.AutocompleteField("words"),
        # Lists search among what their filters left.
        index.FilterField("id"),
    ]

    def __str__(self):
        return str(getattr(self, self.label_field)) or self.key

    @classmethod
    def fields_of_label(cls) -> tuple[str, ...]:
        """All that `str()` reads of a row, beside its key."""
        return (cls.label_field,)

    @property
    def words(self) -> str:
        """Every text by which an editor may look for it, in every language."""
        found = [self.key]
        for field in self._meta.concrete_fields:
            value = getattr(self, field.attname)
            if isinstance(field, LabelField):
                found += Label(value).values()
            elif isinstance(field, models.CharField) and not field.choices:
                found.append(value)
        return " ".join(filter(None, found))

    def clean(self):
        super().clean()
        name = key_field(type(self))
        if not getattr(self, name):
            with translation.override(settings.LANGUAGE_CODE):
                label = str(getattr(self, self.label_field))
            setattr(self, name, free_key(type(self), label, own=self.pk))
        elif self._key_leads_elsewhere():
            raise ValidationError(
                {
                    name: _(
                        "This key leads to another term since a merge. Choose another."
                    )
                }
            )
        self._refuse_label_of_another()

    def of_one_label(self) -> tuple["VocabularyRow", str] | None:
        """
        Another row that is called the same in a language, and what both are called.

        Upper case and the spaces around make no difference. What a row is called since
        long is not looked at again: doubles from before can be edited, and merged.
        """
        if not self.one_a_label or self.takes_over:
            return None
        rows = type(self)._default_manager.all()
        before = rows.filter(pk=self.pk).first()
        known = before.folded_labels() if before else {}
        new = {
            code: label
            for code, label in self.folded_labels().items()
            if label and label != known.get(code)
        }
        scope = {name: getattr(self, name) for name in self.label_scope}
        for other in rows.filter(**scope).exclude(pk=self.pk) if new else []:
            theirs = other.folded_labels()
            for code, label in new.items():
                if theirs.get(code) == label:
                    return other, self._label_in(code)
        return None

    def folded_labels(self) -> dict[str, str]:
        """By language, what the row is called, to be compared."""
        return {code: self._label_in(code).casefold() for code in languages()}

    def _label_in(self, code: str) -> str:
        parts = [Label(getattr(self, name)) for name in self._label_parts()]
        texts = [" ".join(part.get(code, "").split()) for part in parts]
        return " / ".join(texts) if all(texts) else ""

    def _label_parts(self) -> tuple[str, ...]:
        return self.label_parts or (self.label_field,)

    def catalog_labels(self) -> dict[str, str]:
        """What partners call it, by language; one it has no words in is left out."""
        if isinstance(getattr(self, self._label_parts()[0]), Label):
            labels = {code: self._label_in(code) for code in languages()}
        else:
            labels = dict.fromkeys(languages(), str(self))
        return {code: label for code, label in labels.items() if label}

    def _refuse_label_of_another(self) -> None:
        found = self.of_one_label()
        if found is None:
            return
        _other, label = found
        told = _("Another one is called “%(label)s” already.") % {"label": label}
        raise ValidationError({self._label_parts()[0]: told})

    def _key_leads_elsewhere(self) -> bool:
        kind = vocabulary_kind(type(self)) or ""
        former = FormerKey.objects.filter(kind=kind, key=self.key).first()
        if former is None:
            return False
        own = type(self)._default_manager.filter(pk=self.pk).first()
        return own is None or former.present_key != own.key

    # Preview: the term as readers get it, in each language.

    @property
    def preview_modes(self) -> list[tuple[str, str]]:
        return [(code, str(name)) for code, name in settings.WAGTAIL_CONTENT_LANGUAGES]

    def serve_preview(self, request, mode_name):
        """Drawn here and now, while the language of the mode is active."""
        with translation.override(mode_name or settings.LANGUAGE_CODE):
            page = self._page_that_shows_it()
            if page is None:
                shown = {
                    "term": self,
                    "kind_label": self._meta.verbose_name,
                    "facts": self.facts(),
                }
                response = TemplateResponse(request, "home/term_preview.html", shown)
            else:
                page.previewed = self
                response = TemplateResponse(
                    request, page.get_template(request), page.get_context(request)
                )
            return response.render()

    def _page_that_shows_it(self):
        """The published page of the active language that has an entry for each row."""
        language = translation.get_language()
        for model in apps.get_models():
            lists = getattr(model, "catalog_lists", [])
            if self._meta.label in lists and hasattr(model, "previewed"):
                pages = model.objects.live().filter(alias_of=None)
                page = pages.filter(locale__language_code=language).first()
                if page is not None:
                    return page
        return None

    def facts(self) -> list[tuple[str, str]]:
        """Every field with its name, as words of the active language."""
        silent = {self._meta.pk.name, key_field(type(self)), self.label_field}
        return [
            (str(field.verbose_name), shown(self, field))
            for field in self._meta.concrete_fields
            if field.name not in silent and field.editable
        ]
