"""Addresses of the web, which readers can follow."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

_WHOLE = _("Write a whole web address, which begins with https:// or http://.")


class WebAddressField(models.URLField):
    """A whole `https://` or `http://` address, and of no other scheme."""

    default_validators = [URLValidator(schemes=["https", "http"], message=_WHOLE)]

    def formfield(self, **kwargs):
        # A form's own words for an error take the place of a validator's.
        own = {"assume_scheme": "https", "error_messages": {"invalid": _WHOLE}}
        return super().formfield(**(own | kwargs))
