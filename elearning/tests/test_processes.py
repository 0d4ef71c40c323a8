"""Real processes, killed without warning: what was acknowledged is still there."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests
from bs4 import BeautifulSoup

from elearning.services import DEMONSTRATION_PASSWORD

pytestmark = pytest.mark.processes
MANAGE = [sys.executable, str(Path(__file__).resolve().parents[2] / "manage.py")]


class House:
    """A site of its own: SQLite file, web server, a participant's browser."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "elearning.settings.development",
            "DATABASE_URL": f"sqlite:///{folder / 'house.sqlite3'}",
            "PRIVATE_ROOT": str(folder / "private"),
            "MEDIA_ROOT": str(folder / "media"),
        }
        self.browser = requests.Session()

    def manage(self, *arguments: str) -> None:
        subprocess.run([*MANAGE, *arguments], env=self.env, check=True, capture_output=True)

    def serve(self) -> subprocess.Popen:
        command = [*MANAGE, "runserver", "--noreload", f"127.0.0.1:{self.port}"]
        server = subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until_answers(f"{self.url}/zdrowie/")
        return server

    def page(self, address: str) -> BeautifulSoup:
        response = self.browser.get(self.url + address)
        assert response.ok, f"{address} {response.status_code}"
        return BeautifulSoup(response.text, "html.parser")

    def send(self, page: BeautifulSoup, form, **fields) -> requests.Response:
        """Post a form as a browser would: what stands in it, plus the fields given."""
        hidden = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
        action = form.get("action") or self.browser_address
        return self.browser.post(self.url + action, {**hidden, **fields}, headers={"Referer": self.url})

    def sign_in(self) -> None:
        page = self.page("/konto/login/")
        form = page.select_one("main form[method=post]")
        fields = {"login": "uczestnik@example.org", "password": DEMONSTRATION_PASSWORD}
        self.browser_address = "/konto/login/"
        assert self.send(page, form, **fields).url.endswith("/moje/")


def wait_until_answers(address: str) -> None:
    for _ in range(150):
        try:
            requests.get(address, timeout=2)
            return
        except requests.ConnectionError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


@pytest.fixture
def furnished(tmp_path):
    house = House(tmp_path)
    house.manage("prepare")
    house.manage("shell", "-c", READ_EVERYTHING)
    return house


READ_EVERYTHING = """
from accounts.models import User
from courses.models import LessonPage
from courses.services.enrolment import complete_lesson
enrolment = User.objects.get(email="uczestnik@example.org").enrolments.get()
for lesson in LessonPage.objects.live():
    complete_lesson(enrolment=enrolment, lesson=lesson)
"""


def test_killed_web_server_loses_no_saved_answer(furnished):
    house, server = furnished, furnished.serve()
    try:
        house.sign_in()
        quiz = house.page(house.page("/moje/").select_one(".as-continue a.govuk-button")["href"])
        first_question = house.send(quiz, quiz.select_one("main form[method=post]"))
        saved = answer_first_option(house, first_question)
        server.send_signal(signal.SIGKILL)
        server.wait()
        server = house.serve()
        assert chosen(house.page(first_question.url.removeprefix(house.url))) == saved
    finally:
        server.kill()
        server.wait()


def answer_first_option(house: House, shown: requests.Response) -> set[str]:
    page = BeautifulSoup(shown.text, "html.parser")
    form = page.select_one("main form[method=post]")
    option = form.select_one(".as-answer input")
    house.browser_address = shown.url.removeprefix(house.url)
    answered = house.send(page, form, **{option["name"]: option["value"]})
    assert answered.ok
    assert answered.url != shown.url
    return {option["value"]}


def chosen(page: BeautifulSoup) -> set[str]:
    return {option["value"] for option in page.select(".as-answer input[checked]")}
