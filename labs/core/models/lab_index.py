"""Where the labs are listed."""

from django.db.models import Case, When
from django.utils.translation import gettext_lazy as _

from home.models import IndexPage
from labs.core.choices import LabStatus

_IN_ORDER = (
    LabStatus.OPERATING,
    LabStatus.PREFIGURATION,
    LabStatus.PAUSED,
    LabStatus.CLOSED,
)
_BY_STATUS = Case(
    *(When(status=status, then=place) for place, status in enumerate(_IN_ORDER))
)


class LabIndexPage(IndexPage):
    """The labs by their status, those in operation first, each group by title."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["labs_core.LabPage"]
    page_description = _("The list of labs.")

    children_order = (_BY_STATUS, "title", "path")

    catalog_kind = "lab_index"

    class Meta:
        verbose_name = _("index of labs")
        verbose_name_plural = _("indexes of labs")
