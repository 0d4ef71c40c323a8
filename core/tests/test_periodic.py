from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core import periodic
from core.models import PeriodicRun
from core.tests import queue_tasks

pytestmark = pytest.mark.django_db

NAME = "core.tests.queue_tasks.fail"


@pytest.fixture(autouse=True)
def _one_job(monkeypatch):
    monkeypatch.setattr(periodic, "_jobs", {})
    periodic.every(minutes=5)(queue_tasks.fail)


def finish_all() -> None:
    DBTaskResult.objects.update(status="SUCCESSFUL")


def test_new_job_is_due_at_once_and_then_waits():
    now = timezone.now()

    assert periodic.enqueue_due(now=now) == [NAME]
    finish_all()
    assert periodic.enqueue_due(now=now + timedelta(minutes=4)) == []
    assert periodic.enqueue_due(now=now + timedelta(minutes=5)) == [NAME]


def test_job_that_still_waits_is_not_enqueued_again():
    now = timezone.now()
    periodic.enqueue_due(now=now)

    assert periodic.enqueue_due(now=now + timedelta(minutes=6)) == []
    assert DBTaskResult.objects.count() == 1


def test_job_that_is_no_longer_registered_is_left_alone():
    PeriodicRun.objects.create(name="gone.task", next_run=timezone.now() - timedelta(days=1))

    assert periodic.enqueue_due() == [NAME]


def test_jobs_of_the_ground_floor_are_registered():
    from core.apps import CoreConfig

    CoreConfig._register_own(None)

    assert {"core.tasks.forget_finished_tasks", "core.tasks.forget_expired_sessions"} <= set(periodic.names())


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_workers_enqueue_a_due_job_once():
    from threading import Barrier, Thread

    from django.db import connection

    start, results = Barrier(2), []

    def worker() -> None:
        start.wait()
        results.extend(periodic.enqueue_due())
        connection.close()

    PeriodicRun.objects.create(name=NAME, next_run=timezone.now())
    threads = [Thread(target=worker) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == [NAME]
    assert DBTaskResult.objects.count() == 1
