"""Numbers of programmes and of topics: given once in a language."""

from django.db.models import Q
from wagtail.models import Page, Revision, TaskState


def number_is_taken(page: Page, *, field: str) -> bool:
    """
    Whether another page of the kind and the language has the number of a page.

    A draft that is scheduled or under review has it too: it would be refused at its
    minute, when no one is there to choose another. An alias has its source's number,
    and does not answer at it.
    """
    number = getattr(page, field)
    if not number or page.alias_of_id:
        return False
    pages = type(page).objects.filter(locale_id=page.locale_id, alias_of=None)
    if pages.exclude(pk=page.pk).filter(**{field: number}).exists():
        return True
    coming = Q(approved_go_live_at__isnull=False) | Q(
        task_states__status=TaskState.STATUS_IN_PROGRESS
    )
    return (
        Revision.objects.filter(
            coming,
            content_type_id=page.content_type_id,
            content__locale=page.locale_id,
            **{f"content__{field}": number},
        )
        .exclude(object_id=str(page.pk))
        .exists()
    )
