"""Choices that several page types share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Basis(models.TextChoices):
    """How a page knows what it says."""

    STATED = "stated", _("Stated by the source")
    INFERRED = "inferred", _("Inferred from the source")
    EDITORIAL = "editorial", _("The editors' own reading")


class Licence(models.TextChoices):
    """Licences of reuse, by their SPDX identifier."""

    ETALAB_2 = "etalab-2.0", _("Etalab Open Licence 2.0")
    CC_BY_4 = "CC-BY-4.0", _("Creative Commons Attribution 4.0")
    CC_BY_SA_4 = "CC-BY-SA-4.0", _("Creative Commons Attribution-ShareAlike 4.0")
    CC0_1 = "CC0-1.0", _("Creative Commons Zero 1.0")
