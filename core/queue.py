"""What is in the queue of tasks: so that a second press of a button does not order the same work twice."""

from typing import Any

from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

AnyTask = Task[Any, Any]


def is_waiting(task: AnyTask, **kwargs: Any) -> bool:
    """Whether this task with these arguments has been ordered and nobody has begun it."""
    return _with(task, kwargs, [TaskResultStatus.READY])


def is_unfinished(task: AnyTask, **kwargs: Any) -> bool:
    """Whether it waits or is being done."""
    return _with(task, kwargs, [TaskResultStatus.READY, TaskResultStatus.RUNNING])


def _with(task: AnyTask, kwargs: dict[str, Any], statuses: list[TaskResultStatus]) -> bool:
    found = DBTaskResult.objects.filter(task_path=task.module_path, status__in=statuses)
    return found.filter(args_kwargs__kwargs=kwargs).exists()
