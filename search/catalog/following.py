"""`catalog follow`: one process a node keeps its consumers up to date."""

import logging
import signal
import threading

from django.db import OperationalError, close_old_connections, connection, connections

from search.catalog.consumers import Consumer, Unavailable, consumers, feed

logger = logging.getLogger(__name__)

#: Seconds between two looks at the counter: well under the two that readers wait.
INTERVAL = 0.3
#: Seconds to wait after a failure, before trying again: each time twice as long.
FIRST_RETRY = 0.3
LAST_RETRY = 5.0


class Follower:
    """
    Feeds every consumer until stopped.

    Each in a thread of its own: one that fails or hangs holds up no other.
    """

    def __init__(
        self,
        interval: float = INTERVAL,
        first_retry: float = FIRST_RETRY,
        last_retry: float = LAST_RETRY,
    ):
        self.interval = interval
        self.first_retry = first_retry
        self.last_retry = last_retry
        self._stop = threading.Event()

    def stop(self, *_signal) -> None:
        self._stop.set()

    def stop_on_signals(self) -> None:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self.stop)

    def run(self) -> None:
        # Daemons: what hangs does not keep the process from ending.
        threads = [
            threading.Thread(target=self._follow, args=[each], daemon=True)
            for each in consumers()
        ]
        for thread in threads:
            thread.start()
        self._stop.wait()
        for thread in threads:
            thread.join(self.last_retry)

    def _follow(self, consumer: Consumer) -> None:
        retry = self.first_retry
        has_failed = False
        try:
            while not self._stop.is_set():
                if self._feed(consumer):
                    if has_failed:
                        logger.warning("%s is fed again.", consumer.name)
                        has_failed = False
                    retry = self.first_retry
                    self._stop.wait(self.interval)
                else:
                    has_failed = True
                    self._stop.wait(retry)
                    retry = min(2 * retry, self.last_retry)
        finally:
            connections.close_all()

    def _feed(self, consumer: Consumer) -> bool:
        close_old_connections()
        try:
            given = feed(consumer)
        except Unavailable as error:
            logger.warning("%s could not be fed: %s", consumer.name, error)
            return False
        except Exception as error:
            logger.exception("%s could not be fed.", consumer.name)
            if isinstance(error, OperationalError):
                connection.close()
            return False
        if given:
            logger.info("%s read %d records.", consumer.name, given)
        return True
