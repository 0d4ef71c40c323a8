"""The worker: django-tasks-db's own loop, under a caretaker, for ever or until the queue is empty."""

import logging
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import FrameType
from typing import Any

from django.db import InterfaceError, OperationalError, connection
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from core.worker import lives
from core.worker.caretaker import BEAT, Caretaker
from core.worker.recovery import recover_tasks

logger = logging.getLogger(__name__)

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGQUIT]
BATCH_LEASE = timedelta(hours=1)


class GentleWorker(Worker):
    """Stops between two steps. django-tasks-db exits inside the signal handler, wherever that may be; an exit in the
    middle of a query left PostgreSQL's connection in a state that ended the process with an error."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        if not self.running:
            super().shutdown(signum, frame)  # the second signal breaks the task off
        self.running = False


def new_worker(*, interval: float, batch: bool) -> Worker:
    return GentleWorker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=interval,
        batch=batch,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )


def work_forever(*, interval: float, beat: float = BEAT) -> None:
    """Run tasks until SIGINT or SIGTERM; the current task is finished first, a second signal breaks it off.

    When the database goes away the worker comes back with it, as a new one: its old task counts as orphaned.
    """
    while True:
        try:
            _one_life(new_worker(interval=interval, batch=False), beat)
            return
        except (OperationalError, InterfaceError):
            logger.exception("The worker lost the database; it starts anew in a moment")
            connection.close()
            time.sleep(beat)


def _one_life(worker: Worker, beat: float) -> None:
    lives.renew(worker.worker_id)  # before the first claim: see recover_tasks
    caretaker = Caretaker(worker.worker_id, beat=beat)
    with _signals_to(worker):
        caretaker.start()
        try:
            worker.run()
        finally:
            connection.close()  # a signal between BEGIN and the rest leaves a lock that the caretaker would wait for
            caretaker.stop()


def drain() -> None:
    """Run every task that is due, those of dead workers included, and return.

    A loop of its own, as the worker's closes a connection that is in a transaction, which a test always is.
    """
    worker = new_worker(interval=0, batch=True)
    lives.renew(worker.worker_id, lease=BATCH_LEASE)
    try:
        recover_tasks()
        while task := _claim_next(worker.worker_id):
            worker.run_task(task)
    finally:
        lives.end(worker.worker_id)


def _claim_next(worker_id: str) -> DBTaskResult[Any, Any] | None:
    with exclusive_transaction():
        task = DBTaskResult.objects.ready().get_locked()
        if task is not None:
            task.claim(worker_id)
    return task


@contextmanager
def _signals_to(worker: Worker) -> Iterator[None]:
    """The signals of the process go to the worker, and afterwards where they went before."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before: dict[signal.Signals, Any] = {number: signal.getsignal(number) for number in SIGNALS}
    worker.configure_signals()
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
