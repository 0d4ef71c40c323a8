"""What hangs on a page and is no field of it: lines of a blueprint, modules named, questions of a survey."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from wagtail.models import Page

from courses.models import Question, QuizQuestion, QuizSection, SurveyQuestion

from .handbook import Handbook

RELATED = frozenset({"sections", "fixed_questions", "prerequisites", "questions"})


class Known(Protocol):
    """What was written before: by code, by key, by slug."""

    competences: Any
    questions: Any
    found: Any


def fixed_questions(handbook: Handbook) -> dict[str, Question]:
    """By key; one that a person deleted is not there."""
    keys = [line.key for quiz in handbook.quizzes for line in quiz.meta.fixed_questions]
    return {question.key: question for question in Question.objects.filter(key__in=keys)}


def related_rows(name: str, records: Iterable[Any], known: Known) -> list[Any]:
    """What the file wants, as rows to set on the page."""
    return [row for order, record in enumerate(records) if (row := _MAKERS[name](record, order, known)) is not None]


def related_content(page: Page, names: Iterable[str]) -> dict[str, Any]:
    """What the page has of these, as plain values for a digest. Modules named have no order."""
    found = {name: [_READERS[name](row) for row in getattr(page, name).all()] for name in names}
    return {name: sorted(rows) if name == "prerequisites" else rows for name, rows in found.items()}


def _section(record: Any, order: int, known: Known) -> QuizSection:
    competence = known.competences[record.competence] if record.competence else None
    return QuizSection(competence=competence, difficulty=record.difficulty, count=record.count, sort_order=order)


def _fixed(record: Any, order: int, known: Known) -> QuizQuestion | None:
    question = known.questions.get(record.key)
    return QuizQuestion(question=question, points=record.points, sort_order=order) if question else None


def _survey_question(record: Any, order: int, known: Known) -> SurveyQuestion:
    question = SurveyQuestion(
        label=record.label,
        field_type=record.kind,
        choices="\n".join(record.choices),
        help_text=record.help_text,
        required=record.required,
        sort_order=order,
    )
    question.clean_name = question.get_field_clean_name()
    return question


_MAKERS: dict[str, Callable[[Any, int, Known], Any]] = {
    "sections": _section,
    "fixed_questions": _fixed,
    "prerequisites": lambda slug, order, known: known.found.get(slug),
    "questions": _survey_question,
}
_READERS: dict[str, Callable[[Any], Any]] = {
    "sections": lambda row: [row.competence and row.competence.code, row.difficulty, row.count],
    "fixed_questions": lambda row: [row.question.key, float(row.points)],
    "prerequisites": lambda row: row.slug,
    "questions": lambda row: [row.label, row.field_type, row.choices, row.help_text, row.required],
}
