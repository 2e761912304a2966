"""Addresses of the web, which readers can follow."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


class WebAddressField(models.URLField):
    """A whole `https://` or `http://` address, and of no other scheme."""

    default_validators = [
        URLValidator(
            schemes=["https", "http"],
            message=_(
                "Write a whole web address, which begins with https:// or http://."
            ),
        )
    ]

    def formfield(self, **kwargs):
        return super().formfield(**({"assume_scheme": "https"} | kwargs))
