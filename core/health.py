"""Is the site well? Short answers without secrets, for the address /zdrowie/."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import DatabaseError
from django.db.models import Case, Count, F, Min, Q, When
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from core.models import WorkerLife

LATE_AFTER_SECONDS = 300
"""A task that waits longer means that no worker runs, or too few."""

STORAGES = ["default", "private"]


def report() -> dict[str, Any]:
    """`{"ok": bool, "database": {"ok"}, "queue": {"ok", "oldest_seconds", "failed", "workers"}, "storage": {"ok"}}`.

    Two queries and a tiny file in each storage, which is how a full disk shows.
    """
    parts: dict[str, Any] = {"storage": {"ok": all(_is_writable(alias) for alias in STORAGES)}}
    try:
        parts |= {"database": {"ok": True}, "queue": _queue(timezone.now())}
    except DatabaseError:
        parts |= {"database": {"ok": False}, "queue": {"ok": False}}
    return {"ok": all(part["ok"] for part in parts.values()), **parts}


def _queue(now: datetime) -> dict[str, Any]:
    # a task without a time of its own has run_after in the year 9999 and waits since it was enqueued
    waits_since = Case(When(run_after__lte=now, then=F("run_after")), default=F("enqueued_at"))
    figures = DBTaskResult.objects.aggregate(
        oldest=Min(waits_since, filter=Q(pk__in=DBTaskResult.objects.ready().values("pk"))),
        failed=Count("pk", filter=Q(status=TaskResultStatus.FAILED)),
    )
    seconds = int((now - figures["oldest"]).total_seconds()) if figures["oldest"] else 0
    workers = WorkerLife.objects.filter(alive_until__gt=now).count()
    return {
        "ok": seconds < LATE_AFTER_SECONDS,
        "oldest_seconds": max(seconds, 0),
        "failed": figures["failed"],
        "workers": workers,
    }


def _is_writable(alias: str) -> bool:
    storage = storages[alias]
    try:
        name = storage.save(f"health/{uuid4().hex}", ContentFile(b"ok"))
        storage.delete(name)
    except OSError:
        return False
    return True
