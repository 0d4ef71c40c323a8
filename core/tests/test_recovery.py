from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core import periodic
from core.models import WorkerLife
from core.tests import queue_tasks
from core.worker import lives
from core.worker.recovery import MAX_DEATHS, MAX_RUNS, RETRY_DELAYS, recover_tasks, retry_failed_tasks

pytestmark = pytest.mark.django_db


def claimed(*worker_ids: str, **fields) -> DBTaskResult:
    """A task that the last of these workers has begun."""
    queue_tasks.note.enqueue("słowo")
    task = DBTaskResult.objects.latest("enqueued_at")
    for name, value in {"status": "RUNNING", "worker_ids": list(worker_ids), **fields}.items():
        setattr(task, name, value)
    task.save()
    return task


def status_of(task: DBTaskResult) -> str:
    task.refresh_from_db()
    return task.status


def test_task_of_a_living_worker_is_left_alone():
    lives.renew("a")
    task = claimed("a")

    assert recover_tasks() == 0
    assert status_of(task) == "RUNNING"


def test_task_of_an_unknown_worker_goes_back():
    task = claimed("gone")

    assert recover_tasks() == 1
    assert status_of(task) == "READY"


def test_only_the_last_worker_counts():
    lives.renew("a")
    assert recover_tasks() == 0
    claimed("a", "gone")

    assert recover_tasks() == 1


def test_silent_worker_is_dead_after_its_lease():
    lives.renew("elsewhere")
    WorkerLife.objects.update(process="other-machine/pid:[1]/7")
    claimed("elsewhere")
    assert recover_tasks() == 0

    with time_machine.travel(timezone.now() + lives.LEASE + timedelta(seconds=1)):
        assert recover_tasks() == 1


def test_process_of_this_machine_that_is_gone_is_dead_at_once():
    lives.renew("here")
    WorkerLife.objects.update(process=f"{lives.machine()}/{2**22 + 1}")
    claimed("here")

    assert recover_tasks() == 1


def test_task_that_kills_its_workers_is_given_up():
    task = claimed(*(f"w{n}" for n in range(MAX_DEATHS + 1)))

    recover_tasks()
    retry_failed_tasks()

    assert status_of(task) == "FAILED"
    assert task.exception_class_path == "core.worker.recovery.WorkerDied"


def test_task_whose_worker_died_fewer_times_runs_again():
    task = claimed(*(f"w{n}" for n in range(MAX_DEATHS)))

    recover_tasks()

    assert status_of(task) == "READY"


@pytest.mark.parametrize(("runs", "delay"), list(enumerate(RETRY_DELAYS, start=1)))
def test_failed_task_waits_longer_each_time(runs, delay):
    task = claimed(*(f"w{n}" for n in range(runs)), status="FAILED", exception_class_path="builtins.OSError")

    with time_machine.travel(timezone.now(), tick=False):
        assert retry_failed_tasks() == 1
        assert status_of(task) == "READY"
        assert task.run_after == timezone.now() + delay


def test_task_that_failed_every_run_stays_failed():
    task = claimed(*(f"w{n}" for n in range(MAX_RUNS)), status="FAILED", exception_class_path="builtins.OSError")

    assert retry_failed_tasks() == 0
    assert status_of(task) == "FAILED"


def test_failed_task_runs_again_when_its_time_has_come():
    queue_tasks.fail.enqueue()
    call_command("work", batch=True)
    retry_failed_tasks()
    task = DBTaskResult.objects.get()
    assert status_of(task) == "READY"

    with time_machine.travel(timezone.now() + RETRY_DELAYS[0] + timedelta(seconds=1)):
        call_command("work", batch=True)

    assert status_of(task) == "FAILED"
    assert len(task.worker_ids) == 2


def test_periodic_task_is_not_retried(monkeypatch):
    monkeypatch.setattr(periodic, "_jobs", {})
    periodic.every(hours=1)(queue_tasks.fail)
    queue_tasks.fail.enqueue()
    call_command("work", batch=True)

    assert retry_failed_tasks() == 0


def test_batch_leaves_no_worker_behind():
    queue_tasks.note.enqueue("raz")

    call_command("work", batch=True)

    assert DBTaskResult.objects.get().return_value == "raz"
    assert not WorkerLife.objects.exists()
