"""Real workers: killed in the middle of a task, stopped by a signal."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django_tasks_db.models import DBTaskResult

from core.models import WorkerLife
from core.tests import queue_tasks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


def start_worker(*options: str) -> subprocess.Popen:
    """A worker of its own process on the database of the tests."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{database['NAME']}"
    else:
        user = f"{database['USER']}:{database['PASSWORD']}".rstrip(":")
        url = f"postgres://{user}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "elearning.settings.test"}
    command = [sys.executable, "manage.py", "work", "--interval", "0.05", *options]
    return subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment, stderr=subprocess.PIPE, text=True)


def wait_for(condition, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.05)


def test_worker_killed_in_the_middle_of_a_task_loses_nothing():
    queue_tasks.kill_own_worker_once.enqueue("trace")
    first = start_worker()
    assert first.wait(timeout=30) == -signal.SIGKILL
    ours = DBTaskResult.objects.filter(task_path__endswith="kill_own_worker_once")  # beside what is due by the clock
    assert ours.get().status == "RUNNING"

    assert start_worker("--batch").wait(timeout=30) == 0

    task = ours.get()
    assert (task.status, task.return_value, len(task.worker_ids)) == ("SUCCESSFUL", "trace", 2)
    assert ContentType.objects.filter(app_label="trace").count() == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_worker_stops_cleanly_by_a_signal(number):
    worker = start_worker()
    queue_tasks.note.enqueue("raz")
    wait_for(lambda: DBTaskResult.objects.filter(status="SUCCESSFUL", return_value="raz").exists())

    worker.send_signal(number)

    assert worker.wait(timeout=15) == 0
    assert not WorkerLife.objects.exists()
