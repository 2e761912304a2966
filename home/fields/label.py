"""One text in each language, in one row: for facts and vocabularies."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.json import KeyTransform
from django.db.models.query_utils import DeferredAttribute
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Label(dict):
    """
    Texts by language code. As text it reads in the active language.

    A text that is missing falls back to the other languages, in the order of the
    content languages; `language` says which one is read.
    """

    @property
    def language(self) -> str | None:
        """The code of the language that `str()` reads now; None when all are empty."""
        active = (get_language() or "").split("-")[0]
        for code in (active, *languages()):
            if self.get(code):
                return code
        return None

    @classmethod
    def record_schema(cls) -> dict:
        """What records say of it, as JSON Schema: the texts that there are."""
        return {
            "type": "object",
            "properties": {code: {"type": "string"} for code in languages()},
            "additionalProperties": False,
        }

    def __str__(self) -> str:
        return self.get(self.language) or ""

    def __bool__(self) -> bool:
        return any(self.values())


def languages() -> list[str]:
    return [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


def in_source_language(text) -> str:
    """A label in the source language, else in any; a plain text as it is."""
    if isinstance(text, Label):
        return text.get(settings.LANGUAGE_CODE) or next(iter(text.values()), "")
    return str(text or "")


class LabelWidget(forms.MultiWidget):
    """One input a language, each with the language's name before it."""

    template_name = "home/label_widget.html"

    def __init__(self, *, long: bool = False):
        inner = forms.Textarea if long else forms.TextInput
        super().__init__(
            {
                code: inner({"lang": code} | ({"rows": 3} if long else {}))
                for code in languages()
            }
        )

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        names = [name for _code, name in settings.WAGTAIL_CONTENT_LANGUAGES]
        for inner, language in zip(context["widget"]["subwidgets"], names, strict=True):
            inner["language"] = language
        return context

    def decompress(self, value) -> list:
        return [(value or {}).get(code, "") for code in languages()]


class LabelFormField(forms.MultiValueField):
    """Reads one text a language; a required label needs the source language's."""

    def __init__(self, *, max_length=None, long=False, required=True, **kwargs):
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        widget = LabelWidget(long=long)
        super().__init__(
            fields=[
                forms.CharField(max_length=max_length, required=False)
                for _code in languages()
            ],
            widget=widget,
            require_all_fields=False,
            required=required,
            **kwargs,
        )
        # What a screen reader says of each input: the field, then its language.
        for inner, (_code, name) in zip(
            self.widget.widgets, settings.WAGTAIL_CONTENT_LANGUAGES, strict=True
        ):
            inner.attrs["aria-label"] = format_lazy(
                "{label}, {language}", label=self.label or "", language=name
            )

    def compress(self, values) -> Label:
        return Label(
            {
                code: text
                for code, text in zip(languages(), values or [], strict=False)
                if text
            }
        )


class LabelAttribute(DeferredAttribute):
    """Makes a `Label` of a plain dictionary as soon as it is assigned."""

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class LabelField(models.JSONField):
    """
    A text per content language: `{"fr": "Creuse", "en": "Creuse"}`, read as a `Label`.

    `max_length` bounds each text. Raises `ValidationError` for another language, a text
    too long, or a required label without the source language's text.
    """

    descriptor_class = LabelAttribute

    def __init__(self, *args, max_length=None, long=False, **kwargs):
        self.long = long
        kwargs.setdefault("default", Label)
        super().__init__(*args, **kwargs)
        self.max_length = max_length

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if self.long:
            kwargs["long"] = True
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        value = super().from_db_value(value, expression, connection)
        # A query may ask for one language's text: `name__fr`.
        return value if isinstance(expression, KeyTransform) else Label(value or {})

    def to_python(self, value):
        return value if isinstance(value, Label) else Label(value or {})

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        unknown = set(value) - set(languages())
        if unknown:
            raise ValidationError(
                _("%(codes)s is not a language of this site."),
                params={"codes": ", ".join(sorted(unknown))},
            )
        if not self.blank and not value.get(settings.LANGUAGE_CODE):
            raise ValidationError(_("Write the text in the source language."))
        if self.max_length and any(
            len(text) > self.max_length for text in value.values()
        ):
            raise ValidationError(
                _("Each text has at most %(number)d characters."),
                params={"number": self.max_length},
            )

    def record_schema(self) -> dict:
        return Label.record_schema()

    def formfield(self, **kwargs):
        kwargs.pop("form_class", None)
        return models.Field.formfield(
            self,
            form_class=LabelFormField,
            max_length=self.max_length,
            long=self.long,
            **kwargs,
        )
