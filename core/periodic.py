"""Work that comes again: `every(minutes=5)(task)` in the module `periodic.py` of an app, which is found by itself.

The worker enqueues what is due. A job has one row with the moment of its next run; whoever locks the row enqueues
the task, so that several workers do not do it twice. A task still waiting or running is not enqueued again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.models import PeriodicRun

AnyTask = Task[Any, Any]


@dataclass(frozen=True)
class Job:
    task: AnyTask
    every: timedelta

    @property
    def name(self) -> str:
        return self.task.module_path


_jobs: dict[str, Job] = {}


def every(**interval: float) -> Callable[[AnyTask], AnyTask]:
    """`every(minutes=5)(close_expired_attempts)`; the keywords are those of timedelta. Returns the task."""

    def register(task: AnyTask) -> AnyTask:
        job = Job(task=task, every=timedelta(**interval))
        _jobs[job.name] = job
        return task

    return register


def names() -> list[str]:
    return list(_jobs)


def enqueue_due(*, now: datetime | None = None) -> list[str]:
    """Enqueue the jobs that are due and say which. The first run of a new job is due at once."""
    now = now or timezone.now()
    _make_rows(now)
    with transaction.atomic():
        due = PeriodicRun.objects.select_for_update(skip_locked=True).filter(name__in=_jobs, next_run__lte=now)
        return [row.name for row in due if _enqueue(row, now)]


def _make_rows(now: datetime) -> None:
    missing = set(_jobs) - set(PeriodicRun.objects.values_list("name", flat=True))
    PeriodicRun.objects.bulk_create(
        [PeriodicRun(name=name, next_run=now) for name in sorted(missing)], ignore_conflicts=True
    )


def _enqueue(row: PeriodicRun, now: datetime) -> bool:
    row.next_run = now + _jobs[row.name].every
    row.save(update_fields=["next_run"])
    unfinished = [TaskResultStatus.READY, TaskResultStatus.RUNNING]
    if DBTaskResult.objects.filter(task_path=row.name, status__in=unfinished).exists():
        return False
    _jobs[row.name].task.enqueue()
    return True
