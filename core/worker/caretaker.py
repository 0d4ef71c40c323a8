"""The thread beside the worker: says that it lives, and looks after the queue while a long task runs."""

import logging
import threading
import time
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections, connection

from core import periodic
from core.worker import lives, recovery

logger = logging.getLogger(__name__)

BEAT = 5.0
"""Seconds between signs of life."""

ROUND = 10.0
"""Seconds between rounds of the queue."""


def look_after_queue() -> None:
    recovery.recover_tasks()
    recovery.retry_failed_tasks()
    periodic.enqueue_due()


class Caretaker(threading.Thread):
    """Runs until stopped; a database that does not answer is tried again at the next beat."""

    def __init__(self, worker_id: str, *, beat: float = BEAT) -> None:
        super().__init__(name="caretaker", daemon=True)
        self.worker_id = worker_id
        self.beat = beat
        self._stop_asked = threading.Event()

    def run(self) -> None:
        next_round = 0.0
        while not self._stop_asked.is_set():
            self._quietly(lambda: lives.renew(self.worker_id))
            if time.monotonic() >= next_round:
                self._quietly(look_after_queue)
                next_round = time.monotonic() + ROUND
            self._stop_asked.wait(self.beat)
        self._quietly(lambda: lives.end(self.worker_id))
        connection.close()

    def stop(self) -> None:
        self._stop_asked.set()
        self.join(timeout=10)

    @staticmethod
    def _quietly(work: Callable[[], None]) -> None:
        try:
            close_old_connections()
            work()
        except DatabaseError:
            logger.exception("The caretaker of the queue could not reach the database")
            connection.close()
