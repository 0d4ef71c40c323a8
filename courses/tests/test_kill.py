"""kill -9 of the web server in the middle of an attempt: what it acknowledged is there after a restart."""

import http.client
import os
import re
import signal
import subprocess
import sys
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from courses.models import Attempt
from courses.services.attempts import start_attempt
from courses.tests.quiz_factories import make_quiz_course

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]
CSRF = "k" * 32


def database_url() -> str:
    """The address of the test's own database, for another process."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    password = f":{database['PASSWORD']}" if database["PASSWORD"] else ""
    return f"postgres://{database['USER']}{password}@{database['HOST']}:{database['PORT'] or 5432}/{database['NAME']}"


class Server:
    """Gunicorn on the test's database, with a participant's session."""

    def __init__(self, session: str) -> None:
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={session}; csrftoken={CSRF}"

    def __enter__(self) -> "Server":
        command = [sys.executable, "-m", "gunicorn", "elearning.wsgi", "-b", "127.0.0.1:0", "--timeout", "60"]
        ours = {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "elearning.settings.test"}
        options = {"cwd": settings.BASE_DIR, "env": os.environ | ours, "start_new_session": True}
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, **options)
        listening = (re.search(r"Listening at: http://127.0.0.1:(\d+)", line) for line in self.process.stderr)
        self.port = int(next(match for match in listening if match)[1])
        return self

    def __exit__(self, *error: object) -> None:
        self.kill()
        self.process.stderr.close()

    def kill(self) -> None:
        """The master and its workers, as a power cut would."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)

    def request(self, method: str, path: str, **fields: object) -> tuple[int, str]:
        caller = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": self.cookie, "X-CSRFToken": CSRF, "X-Requested-With": "fetch"}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        caller.request(method, path, urlencode(fields), headers)
        response = caller.getresponse()
        return response.status, response.read().decode()


def test_every_answer_the_server_acknowledged_survives(client, home_page):
    course = make_quiz_course(home_page)
    attempt = start_attempt(enrolment=course.enrolment, quiz=course.quiz)
    client.force_login(course.participant)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value

    def page(position):
        return reverse("courses:attempt_page", args=[attempt.pk, position])

    def save(server, position):
        return server.request("POST", page(position), item=position, **{f"a{position}": "a"})[0]

    with Server(session) as server:
        assert [save(server, position) for position in range(1, 7)] == [200] * 6
        server.kill()
    with Server(session) as server:
        for position in range(1, 7):
            assert re.search(rf'id="a{position}-a"[^>]* checked', server.request("GET", page(position))[1])
        assert save(server, 7) == 200
        assert server.request("POST", reverse("courses:attempt_submit", args=[attempt.pk]))[0] == 302
    assert Attempt.objects.get().score == 7
