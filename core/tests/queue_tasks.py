"""Tasks for tests of the queue. They stand in a module of their own, as a worker imports them by name."""

import os
import signal

from django.contrib.contenttypes.models import ContentType
from django_tasks import task


@task()
def note(word: str) -> str:
    return word


@task()
def fail() -> None:
    raise ConnectionRefusedError("no mail server")


@task()
def kill_own_worker_once(word: str) -> str:
    """Writes, and the first time dies in the middle of it, as by the out-of-memory killer."""
    is_first = not ContentType.objects.filter(app_label=word).exists()
    ContentType.objects.get_or_create(app_label=word, model="trace")
    if is_first:
        os.kill(os.getpid(), signal.SIGKILL)
        signal.pause()  # on a busy machine death may come a moment later: nothing more is done until then
    return word
