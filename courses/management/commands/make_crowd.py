"""A crowd to measure lists, exports and figures on."""

import time
from datetime import date, datetime, timedelta
from random import Random

from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from courses.crowd.course import CrowdCourse, make_course
from courses.crowd.people import is_there, make_people
from courses.crowd.records import Crowd
from courses.models import Edition

PEOPLE_AT_ONCE, ROWS_AT_ONCE = 200, 5000
A_LITTLE_MORE = 1.003
"""The crowd comes close to a number from either side; fewer than asked for would be too few."""


class Command(BaseCommand):
    help = (
        "Makes a course of its own and invented people on it: lessons read, tests taken, completions. For measuring; "
        "two minutes of work for 6000 people and 600000 answers. Running workers will issue their certificates."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument("--participants", type=int, default=6000)
        parser.add_argument("--answers", type=int, default=600_000)
        parser.add_argument("--seed", type=int, default=1, help="The same seed makes the same crowd.")
        parser.add_argument("--yes", action="store_true", help="Also where DEBUG is off.")

    def handle(self, *args, participants: int, answers: int, seed: int, yes: bool, **options) -> None:
        if not (settings.DEBUG or yes):
            raise CommandError("This makes thousands of invented people. Say --yes if that is meant.")
        if is_there():
            raise CommandError("The crowd is there already.")
        started, rng = time.monotonic(), Random(seed)  # noqa: S311
        with transaction.atomic():
            course = make_course(rng)
            people = make_people(participants, rng, chunk=ROWS_AT_ONCE)
        crowd = Crowd(course, _editions(course), timezone.now(), rng)
        per_person = A_LITTLE_MORE * answers / max(1, participants)
        for done in crowd.write(people, answers_a_person=per_person, chunk=PEOPLE_AT_ONCE, size=ROWS_AT_ONCE):
            self.stdout.write(f"{done} people, {crowd.answers} answers, {time.monotonic() - started:.0f} s")
        self.stdout.write(f"{crowd.attempts} attempts, {crowd.completed} completions. Course: {course.page.title}")


def _editions(course: CrowdCourse) -> list[tuple[Edition | None, datetime]]:
    """Three of them, and people without any."""
    today = timezone.localdate()
    starts = [
        (f"jesień {today.year - 1}", today - timedelta(days=400)),
        (f"wiosna {today.year}", today - timedelta(days=230)),
        (f"jesień {today.year}", today - timedelta(days=75)),
    ]
    made = [(_edition(course, name, start), _morning(start)) for name, start in starts]
    return [*made, *made, made[-1], *made, (None, made[-1][1])]


def _edition(course: CrowdCourse, name: str, start: date) -> Edition:
    end = start + timedelta(days=150)
    return Edition.objects.create(course=course.page, name=name, starts_on=start, ends_on=end)


def _morning(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 9))
