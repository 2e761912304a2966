"""Reads of the documentation: only what anyone may open."""

from wagtail.models import Page

from home.alphabet import alphabetical
from home.selectors import pages_as_read


def resources_of_collection(collection: Page) -> list[Page]:
    """
    The open resources that name a collection, as they are read in the active language.

    First those that the collection's items name, in their order, then the others by
    title. Resources name the collection's source page, in every language.
    """
    # The module of the resources' model needs that of the collections'.
    from resources.models import ResourcePage

    members = ResourcePage.objects.filter(
        collection__translation_key=collection.translation_key
    )
    keys = set(members.values_list("translation_key", flat=True))
    items = collection.items.select_related("resource")
    order = {row.resource.translation_key: number for number, row in enumerate(items)}

    pages = alphabetical(pages_as_read(keys))
    return sorted(pages, key=lambda page: order.get(page.translation_key, len(order)))
