"""What an attempt asks: the questions asked of everyone, then those drawn by the blueprint of the quiz."""

from collections.abc import Collection
from decimal import Decimal
from random import Random
from typing import NamedTuple

from django.db.models import F

from courses import drawing
from courses.models import (
    AttemptItem,
    Competence,
    Enrolment,
    Question,
    QuestionVersion,
    QuizPage,
    QuizQuestion,
    QuizSection,
)
from courses.services.outline import STEP

ONE_POINT = Decimal(1)
AS_LISTED = (F("sort_order").asc(nulls_first=True), "pk")
"""The two databases do not agree by themselves where lines without a number stand."""


class FixedQuestionMissing(drawing.QuestionsNotReady):
    """A question asked of everyone is not published any more."""


class Asked(NamedTuple):
    version: QuestionVersion
    points: Decimal


def choose_questions(quiz: QuizPage, enrolment: Enrolment, *, is_retake: bool, rng: Random) -> list[Asked]:
    """In the order in which they are asked. Five queries; six on a retake or with a line of any competence.

    Raises QuestionsNotReady.
    """
    fixed = dict(QuizQuestion.objects.filter(quiz=quiz).order_by(*AS_LISTED).values_list("question_id", "points"))
    drawn = _draw(quiz, fixed, _seen(quiz, enrolment) if is_retake else frozenset(), rng)
    order = [*fixed, *drawn]
    if quiz.shuffle_questions:
        order = drawing.shuffled(order, rng)
    versions = _current_versions(order)
    return [Asked(versions[question], fixed.get(question, ONE_POINT)) for question in order]


def _draw(quiz: QuizPage, fixed: Collection[int], seen: frozenset[int], rng: Random) -> list[int]:
    blueprint = _blueprint(quiz)
    competences = frozenset[int]().union(*(line.competence_ids for line in blueprint))
    bank = Question.objects.published().filter(competence__in=competences).exclude(pk__in=fixed)
    candidates = [drawing.Candidate(*row) for row in bank.values_list("pk", "competence_id", "difficulty")]
    return drawing.draw(blueprint, candidates, seen=seen, rng=rng)


def _blueprint(quiz: QuizPage) -> list[drawing.Line]:
    rows = list(
        QuizSection.objects.filter(quiz=quiz).order_by(*AS_LISTED).values_list("count", "competence_id", "difficulty")
    )
    any_competence = _competences_of_course(quiz) if any(row[1] is None for row in rows) else frozenset()
    return [
        drawing.Line(count, frozenset({competence}) if competence else any_competence, difficulty)
        for count, competence, difficulty in rows
    ]


def _competences_of_course(quiz: QuizPage) -> frozenset[int]:
    course_path = quiz.path[: -STEP * quiz.levels_below_course]
    found = Competence.objects.filter(lesson__path__startswith=course_path)
    return frozenset(found.values_list("pk", flat=True))


def _seen(quiz: QuizPage, enrolment: Enrolment) -> frozenset[int]:
    """Questions of every earlier attempt of the person at this quiz."""
    items = AttemptItem.objects.filter(attempt__enrolment=enrolment, attempt__quiz=quiz)
    return frozenset(items.values_list("version__question_id", flat=True))


def _current_versions(questions: list[int]) -> dict[int, QuestionVersion]:
    if not questions:
        raise drawing.QuestionsNotReady("The quiz asks nothing")
    published = Question.objects.published().filter(pk__in=questions)
    versions = QuestionVersion.objects.filter(pk__in=published.values("current_version"))
    found = {version.question_id: version for version in versions}
    if missing := set(questions) - found.keys():
        raise FixedQuestionMissing(f"Questions asked of everyone are not published: {sorted(missing)}")
    return found
