"""Queries and milliseconds of each step of a ten-question test, as the demonstration participant takes it."""

import statistics
import time
from collections import defaultdict
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from courses.models import Attempt, LessonPage, QuizPage
from courses.questions import kind
from courses.services.enrolment import complete_lesson, enrol_participant

TRANSACTIONS = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
AUTOSAVE = {"X-Requested-With": "fetch"}


class Command(BaseCommand):
    help = "Measure the way through a test in one process. Everything it writes is rolled back."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--rounds", type=int, default=20)

    def handle(self, *args, rounds: int, **options) -> None:
        steps = _Steps()
        for _ in range(rounds + 1):  # the first one warms caches and is forgotten
            with transaction.atomic():
                self._walk(steps)
                transaction.set_rollback(True)
        for name, (queries, milliseconds) in steps.medians().items():
            self.stdout.write(f"{name:<24}{queries:>4} queries {milliseconds:8.2f} ms")
        self.stdout.write(f"{'whole, with ten saves':<24}{steps.queries_a_round():>4} queries")

    def _walk(self, steps: "_Steps") -> None:
        participant = User.objects.filter(email="uczestnik@example.org").first()
        quiz = QuizPage.objects.live().first()
        if not (participant and quiz):
            raise CommandError("Run bin/run (or manage.py prepare) first: the bench needs the demonstration data.")
        self._open(participant, quiz)
        client = Client()
        client.force_login(participant)
        steps.begin(client)
        steps.take("view of the test", "get", quiz.url)
        steps.take("start", "post", reverse("courses:start_attempt", args=[quiz.pk]))
        attempt = Attempt.objects.open().get(enrolment__participant=participant, quiz=quiz)
        steps.take("attempt page", "get", reverse("courses:attempt_page", args=[attempt.pk, 1]))
        for position, data in enumerate(_answers(attempt), start=1):
            address = reverse("courses:attempt_page", args=[attempt.pk, position])
            steps.take("one save", "post", address, data, headers=AUTOSAVE)
        steps.take("hand in", "post", reverse("courses:attempt_submit", args=[attempt.pk]))
        steps.take("result", "get", reverse("courses:attempt_result", args=[attempt.pk]))

    def _open(self, participant: User, quiz: QuizPage) -> None:
        """Lessons read, and no attempt of before in the way."""
        Attempt.objects.filter(enrolment__participant=participant, quiz=quiz).delete()
        course = quiz.get_parent().get_parent().specific
        enrolment = enrol_participant(participant=participant, course=course)
        for lesson in LessonPage.objects.live().child_of(quiz.get_parent()):
            complete_lesson(enrolment=enrolment, lesson=lesson)


class _Steps:
    def __init__(self) -> None:
        self.figures: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self.rounds = 0

    def begin(self, client: Client) -> None:
        self.client = client
        self.rounds += 1

    def take(self, name: str, method: str, address: str, data: Any = None, **extra: Any) -> None:
        with CaptureQueriesContext(connection) as captured:
            started = time.perf_counter()
            response = getattr(self.client, method)(address, data, **extra)
            milliseconds = (time.perf_counter() - started) * 1000
        if response.status_code not in (200, 302):
            raise CommandError(f"{address} answers {response.status_code}")
        queries = sum(not query["sql"].startswith(TRANSACTIONS) for query in captured.captured_queries)
        if self.rounds > 1:
            self.figures[name].append((queries, milliseconds))

    def medians(self) -> dict[str, tuple[int, float]]:
        return {
            name: (round(statistics.median(row[0] for row in rows)), statistics.median(row[1] for row in rows))
            for name, rows in self.figures.items()
        }

    def queries_a_round(self) -> int:
        return sum(row[0] for rows in self.figures.values() for row in rows) // (self.rounds - 1)


def _answers(attempt: Attempt) -> list[dict[str, Any]]:
    """What the widget of each choice question posts for its key; an empty sheet for other kinds."""
    sheets = []
    for item in attempt.items.select_related("version"):
        key = kind(item.version.kind).key_response(item.spec) or {}
        sheets.append({"item": item.position, f"a{item.position}": key.get("chosen", [])})
    return sheets
