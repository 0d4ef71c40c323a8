"""Queries and milliseconds of the pages people open most, beside a bare Wagtail page of the same site and run."""

import statistics
import time
from collections.abc import Iterator

from django.core.management import BaseCommand, CommandError
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from accounts.models import User
from advising.models import Case
from courses.models import LessonPage, QuizPage
from courses.services.attempts import start_attempt
from courses.services.enrolment import complete_lesson, enrol_participant
from elearning.models import HomePage
from knowledgebase.models import ArticlePage
from recruitment.models import RecruitmentPage


class Command(BaseCommand):
    help = "Measure pages in one process, as the demonstration participant. Everything it writes is rolled back."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--rounds", type=int, default=60)

    def handle(self, *args, rounds: int, **options) -> None:
        with transaction.atomic():
            for name, client, address in self._pages():
                self._measure(name, client, address, rounds)
            transaction.set_rollback(True)

    def _pages(self) -> Iterator[tuple[str, Client, str]]:
        home = HomePage.objects.first()
        participant = User.objects.filter(email="uczestnik@example.org").first()
        if not (home and participant):
            raise CommandError("Run bin/run (or manage.py prepare) first: the bench needs the demonstration data.")
        home.add_child(instance=Page(title="Bare", slug="bare-page-of-the-bench"))
        visitor, signed_in = Client(), Client()
        signed_in.force_login(participant)
        lesson, attempt = self._open_test(participant)
        yield "bare page (yardstick)", visitor, "/bare-page-of-the-bench/"
        yield "bare page, signed in", signed_in, "/bare-page-of-the-bench/"
        yield "home", visitor, "/"
        yield "course", signed_in, lesson.get_parent().get_parent().url
        yield "lesson", signed_in, lesson.url
        yield "lesson, visitor", visitor, lesson.url
        yield "desk", signed_in, "/moje/"
        yield "quiz question", signed_in, f"/moje/testy/{attempt.pk}/pytania/1/"
        yield "call, visitor", visitor, RecruitmentPage.objects.live().first().get_url()
        yield "article, visitor", visitor, ArticlePage.objects.live().first().get_url()
        yield "search, visitor", visitor, "/szukaj/?q=wskazniki+rezultatu"
        yield "advisor's thread", signed_in, f"/doradztwo/{Case.objects.of(participant).first().pk}/"
        yield "directory", signed_in, "/uczestnicy/"

    def _open_test(self, participant: User):
        lesson, quiz = LessonPage.objects.live().first(), QuizPage.objects.live().first()
        enrolment = enrol_participant(participant=participant, course=lesson.get_parent().get_parent().specific)
        for read in LessonPage.objects.live().child_of(quiz.get_parent()):
            complete_lesson(enrolment=enrolment, lesson=read)
        return lesson, start_attempt(enrolment=enrolment, quiz=quiz)

    def _measure(self, name: str, client: Client, address: str, rounds: int) -> None:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(address)
        queries = len(captured)  # counted now: the next request begins a new log
        if response.status_code != 200:
            raise CommandError(f"{address} answers {response.status_code}")
        wall, cpu = [], []
        for _ in range(rounds):
            started, worked = time.perf_counter(), time.process_time()
            client.get(address)
            wall.append(time.perf_counter() - started)
            cpu.append(time.process_time() - worked)
        self.stdout.write(
            f"{name:<24}{queries:>3} queries {statistics.median(wall) * 1000:7.2f} ms "
            f"{statistics.median(cpu) * 1000:7.2f} ms CPU {len(response.content) / 1024:7.1f} KB"
        )
