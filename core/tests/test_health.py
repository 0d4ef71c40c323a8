from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core import health
from core.tests import queue_tasks
from core.worker import lives

pytestmark = pytest.mark.django_db


def test_healthy_site_says_so_in_few_queries_and_is_never_cached(client, django_assert_max_num_queries):
    lives.renew("a")
    with django_assert_max_num_queries(2):
        response = client.get("/zdrowie/")

    assert response.status_code == 200
    assert response.json() == {
        "ok": True,
        "storage": {"ok": True},
        "database": {"ok": True},
        "queue": {"ok": True, "oldest_seconds": 0, "failed": 0, "workers": 1},
    }
    assert "no-store" in response.headers["Cache-Control"]


def test_task_that_waits_long_makes_it_ill(client):
    queue_tasks.note.enqueue("raz")
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(seconds=400))

    response = client.get("/zdrowie/")

    assert response.status_code == 503
    assert response.json()["queue"]["oldest_seconds"] >= 400


def test_task_put_off_for_later_does_not_count_as_waiting(client):
    queue_tasks.note.enqueue("raz")
    DBTaskResult.objects.update(
        enqueued_at=timezone.now() - timedelta(days=1), run_after=timezone.now() + timedelta(hours=1)
    )

    assert client.get("/zdrowie/").json()["queue"]["oldest_seconds"] == 0


def test_failed_tasks_are_counted(client):
    queue_tasks.note.enqueue("raz")
    DBTaskResult.objects.update(status="FAILED")

    response = client.get("/zdrowie/")

    assert (response.status_code, response.json()["queue"]["failed"]) == (200, 1)


def test_database_that_does_not_answer_is_told_without_its_words(client, monkeypatch):
    def refuse(now):
        raise DatabaseError("password of host db-7 refused")

    monkeypatch.setattr(health, "_queue", refuse)

    response = client.get("/zdrowie/")

    assert response.status_code == 503
    assert response.json()["database"] == {"ok": False}
    assert "db-7" not in response.text


def test_full_disk_is_told(client, monkeypatch):
    def refuse(self, name, content, max_length=None):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage._save", refuse)

    response = client.get("/zdrowie/")

    assert response.status_code == 503
    assert response.json()["storage"] == {"ok": False}


def test_only_reading_is_allowed(client):
    assert client.post("/zdrowie/").status_code == 405
