"""What the admin does for the labs and their programmes."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from labs.core.models import ProgrammePage
from labs.core.viewsets import LISTS, TERMS

for vocabulary in TERMS:
    register_snippet(vocabulary)


@hooks.register("register_admin_viewset")
def register_lists():
    return [each() for each in LISTS]


@hooks.register("after_convert_alias_page")
def number_stays_with_the_source(request, page):
    """A converted alias is another programme: the number stays with its source."""
    page = page.specific
    if isinstance(page, ProgrammePage) and page.number_is_taken():
        page.inventory_number = ""
        page.save(update_fields=["inventory_number"], clean=False)
        page.save_revision(user=request.user, changed=False, clean=False)
