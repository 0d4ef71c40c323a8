"""Tasks that stopped half-way go back to the queue: those of dead workers at once, those that failed after a while."""

import logging
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core import periodic
from core.worker.lives import living_ids

logger = logging.getLogger(__name__)

RETRY_DELAYS = [timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6), timedelta(days=1)]
"""How long a failed task waits before its second, third … sixth run; then it stays failed."""

MAX_RUNS = len(RETRY_DELAYS) + 1
MAX_DEATHS = 3
"""A task that never failed but whose worker died is given out again this many times: it may be what kills."""


class WorkerDied(Exception):  # noqa: N818  (domain errors are named for what happened)
    """The workers that ran the task died, again and again."""


@transaction.atomic
def recover_tasks() -> int:
    """Give the tasks of dead workers back to the queue. Idempotent; safe beside other workers.

    The tasks are read first and the living second: whoever claimed a task has said before that it lives, so a
    worker that starts in between is never taken for dead.
    """
    running = list(DBTaskResult.objects.running().select_for_update(skip_locked=True))
    living = living_ids() if running else set()
    orphans = [task for task in running if not task.worker_ids or task.worker_ids[-1] not in living]
    for task in orphans:
        _give_back(task)
    return len(orphans)


def _give_back(task: DBTaskResult[Any, Any]) -> None:
    has_failed_before = bool(task.exception_class_path)
    if len(task.worker_ids) >= (MAX_RUNS if has_failed_before else MAX_DEATHS + 1):
        logger.error("Task %s (%s) given up: its workers died.", task.pk, task.task_path)
        task.set_failed(WorkerDied())
        return
    logger.warning("Task %s (%s) of a dead worker goes back to the queue.", task.pk, task.task_path)
    task.status = TaskResultStatus.READY
    task.started_at = None
    task.save(update_fields=["status", "started_at"])


def retry_failed_tasks() -> int:
    """Put failed tasks back to the queue, each time later. Periodic ones come again by themselves."""
    failed = DBTaskResult.objects.failed().exclude(task_path__in=periodic.names())
    failed = failed.exclude(exception_class_path=f"{WorkerDied.__module__}.{WorkerDied.__qualname__}")
    now, retried = timezone.now(), 0
    for runs, delay in enumerate(RETRY_DELAYS, start=1):
        # worker_ids has one element a run: its length is the number of runs, without a field of our own
        after = failed.filter(**{f"worker_ids__{runs - 1}__isnull": False, f"worker_ids__{runs}__isnull": True})
        retried += after.update(status=TaskResultStatus.READY, run_after=now + delay)
    return retried
