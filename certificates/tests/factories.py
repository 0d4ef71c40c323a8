"""A completed course, with and without its certificate."""

from datetime import UTC, datetime
from decimal import Decimal

from accounts.tests.factories import UserFactory
from certificates.models import Certificate
from certificates.services import issue_certificate
from courses.models import Attempt, Completion, Enrolment
from courses.tests.factories import CourseTree, EnrolmentFactory, make_course, read_lessons

NOW = datetime(2026, 11, 22, 11, 3, tzinfo=UTC)


def complete(tree: CourseTree, **person) -> Completion:
    """A new participant who has read every lesson and passed every test of the course."""
    names = {"first_name": "Anna", "last_name": "Wiśniewska", **person}
    enrolment = EnrolmentFactory(participant=UserFactory(**names), course=tree.course)
    for lessons in tree.lessons:
        read_lessons(enrolment, lessons)
    for quiz in tree.quizzes:
        pass_quiz(enrolment, quiz, score=9)
    return Completion.objects.create(enrolment=enrolment, completed_at=NOW, rule_version="1", evidence={})


def pass_quiz(enrolment: Enrolment, quiz, *, score: float, number: int = 1, is_passed: bool = True) -> Attempt:
    return Attempt.objects.create(
        enrolment=enrolment,
        quiz=quiz,
        number=number,
        cut_score=70,
        closed_at=NOW,
        closed_by=Attempt.ClosedBy.PARTICIPANT,
        score=Decimal(str(score)),
        max_score=Decimal(10),
        is_passed=is_passed,
    )


def make_completion(home, **person) -> Completion:
    return complete(make_course(home), **person)


def make_certificate(home, **person) -> Certificate:
    """Issued, without a document."""
    return issue_certificate(completion=make_completion(home, **person), now=NOW)
