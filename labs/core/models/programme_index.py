"""Where the programmes are listed, and found by their number."""

from django.utils.translation import gettext_lazy as _
from wagtail.url_routing import RouteResult

from home.models import IndexPage
from labs.core.models.programme import ProgrammePage
from search.catalog.routing import served_pages


class ProgrammeIndexPage(IndexPage):
    """The programmes ("Nos cousins"), each at its inventory number."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["labs_core.ProgrammePage"]
    page_description = _("The list of programmes, each at its inventory number.")

    catalog_kind = "programme_index"

    #: A programme below answers at its inventory number: see `route`.
    gives_numbers = True

    class Meta:
        verbose_name = _("index of programmes")
        verbose_name_plural = _("indexes of programmes")

    def route(self, request, path_components):
        """Gives the programme at its number: its own hooks run, as for any page."""
        # A slug has no full stop; an inventory number has one.
        if len(path_components) == 1 and "." in path_components[0]:
            programme = (
                served_pages(ProgrammePage.objects.child_of(self))
                .filter(inventory_number=path_components[0], alias_of=None, live=True)
                .order_by("pk")
                .first()
            )
            if programme is not None:
                # Where treebeard's get_parent() looks first.
                programme._cached_parent_obj = self
                return RouteResult(programme)
        return super().route(request, path_components)
