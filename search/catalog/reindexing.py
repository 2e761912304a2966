"""`catalog reindex`: a consumer made anew beside the one that goes on meanwhile."""

import contextlib
from collections.abc import Callable

from search.catalog.consumers import Rebuildable, Unavailable, feed


def reindex(consumer: Rebuildable, progress: Callable[[int], None]) -> int:
    """
    Builds a consumer anew, has it take the old one's place, and says what it was given.

    What is published meanwhile is in it. When it fails, the old one stays as it is.
    """
    fresh = consumer.beside()
    try:
        return feed(fresh, progress)
    except BaseException:
        with contextlib.suppress(Unavailable):
            fresh.reset()
        raise
