"""Fields that only the labs have."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

_WHOLE_NUMBERS = _("Write whole numbers above 0, the smallest first: 10, 20, 50.")


class YearsFormField(forms.CharField):
    """Numbers separated by commas."""

    def prepare_value(self, value):
        if isinstance(value, list):
            return ", ".join(str(number) for number in value)
        return value

    def to_python(self, value) -> list[int]:
        if isinstance(value, list):
            return value
        text = super().to_python(value)
        try:
            return [int(part) for part in text.split(",") if part.strip()]
        except ValueError:
            raise ValidationError(_WHOLE_NUMBERS, code="invalid") from None

    def has_changed(self, initial, data) -> bool:
        try:
            return (initial or []) != self.to_python(data)
        except ValidationError:
            return True


class YearsField(models.JSONField):
    """
    Numbers of years, such as the horizons of a foresight lab: `[10, 20, 50]`.

    Raises `ValidationError` for what is not a list of rising whole numbers above 0.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        whole = isinstance(value, list) and all(type(each) is int for each in value)
        if not whole or value != sorted({each for each in value if each > 0}):
            raise ValidationError(_WHOLE_NUMBERS, code="invalid")

    def formfield(self, **kwargs):
        return models.Field.formfield(self, form_class=YearsFormField, **kwargs)
