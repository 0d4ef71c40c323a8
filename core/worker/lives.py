"""Which workers live. A worker renews its row; one that stopped renewing it, or whose process is gone, is dead."""

import os
import socket
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.utils import timezone

from core.models import WorkerLife

LEASE = timedelta(seconds=30)
"""How long a silent worker counts as living. Renewed every few seconds."""


def renew(worker_id: str, *, lease: timedelta = LEASE) -> None:
    values = {"process": own_process(), "alive_until": timezone.now() + lease}
    WorkerLife.objects.update_or_create(worker_id=worker_id, defaults=values)


def end(worker_id: str) -> None:
    """The worker says good-bye, and takes the rows of those long dead with it."""
    WorkerLife.objects.filter(worker_id=worker_id).delete()
    WorkerLife.objects.filter(alive_until__lt=timezone.now() - timedelta(days=1)).delete()


def living_ids() -> set[str]:
    fresh = WorkerLife.objects.filter(alive_until__gt=timezone.now()).values_list("worker_id", "process")
    return {worker_id for worker_id, process in fresh if may_be_running(process)}


def own_process() -> str:
    return f"{machine()}/{os.getpid()}"


def may_be_running(process: str) -> bool:
    """False only when it is certain: a process of this machine that is no more. Elsewhere the lease decides."""
    place, _, pid = process.rpartition("/")
    if place != machine():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


@cache
def machine() -> str:
    """This boot of this machine and its space of process ids: containers with equal names do not share it."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot}/{os.readlink('/proc/self/ns/pid')}"
    except OSError:
        return socket.gethostname()
