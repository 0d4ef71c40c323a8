"""Reads of item analysis: the list of questions to mend, the pages of one question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from courses.analysis.trouble import Trouble
from courses.models import Competence, Question, QuestionFigures, QuestionVersion, QuizPage, QuizSection, Regrade
from courses.services.outline import STEP

LEVELS_ABOVE_QUIZ = 2
"""A quiz stands in a module, a module in a course."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """`trouble`: this one, or `is_any_trouble`: whatever needs mending."""

    quiz: QuizPage | None = None
    competence: Competence | None = None
    kind: str = ""
    difficulty: int | None = None
    trouble: Trouble | None = None
    is_any_trouble: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """One question in the plot and in the order of the list."""

    figures_id: int
    question_id: int
    key: str
    facility: float
    discrimination: float | None
    trouble: int
    computed_at: datetime


def spots(criteria: Criteria) -> list[Spot]:
    """Questions as they are asked now, those to mend first: one query, two when narrowed to a quiz."""
    found = narrowed(QuestionFigures.objects.filter(version__question__current_version=F("version")), criteria)
    found = found.order_by("-trouble", F("discrimination").asc(nulls_last=True), "facility", "pk")
    fields = ("pk", "version__question_id", "version__question__key")
    figures = ("facility", "discrimination", "trouble", "computed_at")
    return [Spot(*row) for row in found.values_list(*fields, *figures)]


def narrowed(figures: QuerySet[QuestionFigures], criteria: Criteria) -> QuerySet[QuestionFigures]:
    if criteria.quiz:
        figures = figures.filter(_of_blueprint(criteria.quiz))
    if criteria.competence:
        figures = figures.filter(version__question__competence=criteria.competence)
    if criteria.kind:
        figures = figures.filter(version__kind=criteria.kind)
    if criteria.difficulty:
        figures = figures.filter(version__question__difficulty=criteria.difficulty)
    if criteria.trouble:
        figures = figures.annotate(this=F("trouble").bitand(criteria.trouble.value)).filter(this__gt=0)
    return figures.filter(trouble__gt=0) if criteria.is_any_trouble else figures


def _of_blueprint(quiz: QuizPage) -> Q:
    """What the test may ask now; the attempts would say what it did, at the price of reading all of them."""
    drawn = set(QuizSection.objects.filter(quiz=quiz).values_list("competence_id", flat=True))
    asked = Q(version__question__fixed_in__quiz=quiz) | Q(version__question__competence__in=drawn - {None})
    if None in drawn:
        course = quiz.path[: len(quiz.path) - LEVELS_ABOVE_QUIZ * STEP]
        asked |= Q(version__question__competence__lesson__path__startswith=course)
    return asked


def rows_of(spots: Iterable[Spot]) -> list[QuestionFigures]:
    """The figures with their questions, in the same order: one query."""
    ids = [spot.figures_id for spot in spots]
    found = QuestionFigures.objects.select_related("version__question__competence").in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def versions_of(question: Question) -> list[QuestionVersion]:
    """The newest first, each with its figures, if any: one query."""
    return list(question.versions.select_related("figures").order_by("-created_at", "-pk"))


def regrades_of(question: Question) -> QuerySet[Regrade]:
    """The newest first, with `raised`, `lowered` and `passed_now`: one query."""
    return question.regrades.select_related("made_by").annotate(
        raised=Count("changes", filter=Q(changes__points_after__gt=F("changes__points_before"))),
        lowered=Count("changes", filter=Q(changes__points_after__lt=F("changes__points_before"))),
        passed_now=Count("changes", filter=Q(changes__is_passed=True, changes__was_passed=False)),
    )


def figures_of(version: QuestionVersion) -> Any:
    """Read with `versions_of`; None when no attempt counts yet."""
    return getattr(version, "figures", None)
