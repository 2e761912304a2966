"""The loop of `catalog follow`: one process a node keeps its consumers up to date."""

import logging
import signal
import threading

from django.db import OperationalError, close_old_connections, connection

from search.catalog.consumers import Consumer, consumers, feed

logger = logging.getLogger(__name__)

#: Seconds between two looks at the counter: well under the two that readers wait.
INTERVAL = 0.3
#: Seconds to wait after a failure, before trying again.
AFTER_FAILURE = 5.0


class Follower:
    """Feeds every consumer until stopped. A failing one does not stop the rest."""

    def __init__(
        self, interval: float = INTERVAL, after_failure: float = AFTER_FAILURE
    ):
        self.interval = interval
        self.after_failure = after_failure
        self._stop = threading.Event()

    def stop(self, *_signal) -> None:
        self._stop.set()

    def stop_on_signals(self) -> None:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self.stop)

    def run(self) -> None:
        while not self._stop.is_set():
            failed = [each for each in consumers() if not self._feed(each)]
            self._stop.wait(self.after_failure if failed else self.interval)

    def _feed(self, consumer: Consumer) -> bool:
        close_old_connections()
        try:
            given = feed(consumer)
        except Exception as error:
            logger.exception("%s could not be fed.", consumer.name)
            if isinstance(error, OperationalError):
                connection.close()
            return False
        if given:
            logger.info("%s read %d records.", consumer.name, given)
        return True
