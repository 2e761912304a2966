"""
What is refused at a page's own address, so that readers and catalog agree; and what
Wagtail changes without a signal.
"""

from django.http import Http404
from django.utils import timezone
from wagtail import hooks
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page

from search.catalog.notes import note
from search.catalog.references import row_target
from search.catalog.routing import way_of
from search.catalog.world import World


@hooks.register("before_serve_page")
def refuse_what_is_closed(page: Page, request, serve_args, serve_kwargs):
    """
    404 for a page that has expired, whether or not the periodic command has run; for
    one reached through another language's tree, by either language's address, or on
    another site; for an alias whose source is closed.
    """
    if page.expire_at is not None and page.expire_at <= timezone.now():
        raise Http404
    way = way_of(request)
    if way is None or page.locale_id != way.home.locale_id:
        raise Http404
    if page.alias_of_id is not None and not _is_open(page.alias_of):
        raise Http404


def _is_open(page: Page) -> bool:
    while page.alias_of_id is not None:
        page = page.alias_of
    world = World()
    return bool(world.open_pages([page], timezone.now()))


@hooks.register("after_bulk_action")
def note_documents(request, action_type, objects, action):
    """Documents that are put into another collection together send no signal."""
    documents = [each for each in objects if isinstance(each, AbstractDocument)]
    if documents:
        note(targets={row_target(each) for each in documents})
