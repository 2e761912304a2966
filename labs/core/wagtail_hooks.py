"""What the admin does for the labs and their programmes."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from labs.core.models import ProgrammePage, TopicPage
from labs.core.viewsets import LISTS, TERMS

for vocabulary in TERMS:
    register_snippet(vocabulary)


@hooks.register("register_admin_viewset")
def register_lists():
    return [each() for each in LISTS]


@hooks.register("after_convert_alias_page")
def number_stays_with_the_source(request, page):
    """A converted alias is another page: the number stays with its source."""
    page = page.specific
    if isinstance(page, ProgrammePage | TopicPage) and page.number_is_taken():
        (name,) = page.exclude_fields_in_copy
        setattr(page, name, page._meta.get_field(name).get_default())
        page.save(update_fields=[name], clean=False)
        page.save_revision(user=request.user, changed=False, clean=False)
