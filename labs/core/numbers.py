"""Inventory numbers: given once in a language."""

from django.db.models import Q
from wagtail.models import Page, Revision, TaskState


def number_is_taken(number: str, *, page: Page) -> bool:
    """
    Whether another programme of the page's language has the number.

    A draft that is scheduled or under review has it too: it would be refused at its
    minute, when no one is there to choose another.
    """
    programmes = type(page).objects.filter(locale_id=page.locale_id, alias_of=None)
    others = programmes.exclude(pk=page.pk)
    if others.filter(inventory_number=number).exists():
        return True
    coming = Q(approved_go_live_at__isnull=False) | Q(
        task_states__status=TaskState.STATUS_IN_PROGRESS
    )
    return (
        Revision.objects.filter(
            coming,
            content_type_id=page.content_type_id,
            content__inventory_number=number,
            content__locale=page.locale_id,
        )
        .exclude(object_id=str(page.pk))
        .exists()
    )
