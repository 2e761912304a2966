"""The project's own user: editors, and the partners' keys to come."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """
    Someone who writes, translates or administers.

    The language that a user prefers is Wagtail's own profile setting.
    """

    email = models.EmailField(_("e-mail address"), unique=True)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="home_user_email_once",
                violation_error_message=_("Another user has this e-mail address."),
            )
        ]
        verbose_name = _("user")
        verbose_name_plural = _("users")
