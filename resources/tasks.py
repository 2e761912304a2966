"""When files are read: after the COMMIT that names them, or by a worker."""

from collections.abc import Iterable
from time import monotonic

from django_tasks import task, task_backends
from django_tasks.backends.immediate import ImmediateBackend

from resources.actions import read_document

#: How long an editor waits for all the files of a publication, in seconds.
SOON = 5


@task()
def read_text(document: int, seconds: float | None = None) -> None:
    if seconds is None:
        read_document(document)
    else:
        read_document(document, seconds=seconds)


def read_soon(documents: Iterable[int]) -> None:
    """
    Gives documents to the workers; where there are none, reads what is read in no time.

    What takes longer goes on waiting: `manage.py read_files` reads it.
    """
    if not isinstance(task_backends[read_text.backend], ImmediateBackend):
        for document in documents:
            read_text.enqueue(document)
        return
    end = monotonic() + SOON
    for document in documents:
        left = end - monotonic()
        if left > 0:
            read_text.enqueue(document, left)
