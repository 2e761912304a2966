"""What a value of the labs' own must look like."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

validate_inventory_number = RegexValidator(
    r"\A(?a:\d){2}[A-Z]\.(?a:\d){3}\Z",
    _("Write two digits, a capital letter, a full stop and three digits: 00C.001."),
)
