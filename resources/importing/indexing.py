"""Wagtail's own search of the admin: one entry for a record, however often saved."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models.signals import post_save
from wagtail.search.index import insert_or_update_object
from wagtail.search.signal_handlers import post_save_signal_handler

from home.models import SiteDocument
from resources.models import ResourcePage

_MODELS = (ResourcePage, SiteDocument)


@contextmanager
def indexed_once() -> Iterator[None]:
    """
    Indexes what is saved at the end, in its last state, and not with each save.

    To be entered in the transaction that saves. What other threads of the process save
    meanwhile waits, too: an import has a process of its own.
    """
    saved = {model: set() for model in _MODELS}

    def note(sender, instance, **kwargs):
        saved[sender].add(instance.pk)

    for model in _MODELS:
        post_save.disconnect(post_save_signal_handler, sender=model)
        post_save.connect(note, sender=model)
    try:
        yield
    finally:
        for model in _MODELS:
            post_save.disconnect(note, sender=model)
            post_save.connect(post_save_signal_handler, sender=model)
    for model, keys in saved.items():
        for record in model.objects.filter(pk__in=keys).order_by("pk"):
            insert_or_update_object(record)
