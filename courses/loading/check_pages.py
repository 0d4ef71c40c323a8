"""Checks of what pages say of each other: prerequisites, blueprints of tests, questions of the survey."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.loading import Text
from core.texts import TextError
from courses.prerequisites import in_circle

from .handbook import Handbook
from .records import FixedMeta, SectionMeta, SurveyMeta, SurveyQuestionMeta, WorkMeta

CHOICES = {"radio", "checkboxes"}


def check_pages(handbook: Handbook) -> Iterator[TextError]:
    yield from _check_prerequisites(handbook)
    yield from _check_finals(handbook)
    for quiz in handbook.quizzes:
        yield from _check_blueprint(quiz, handbook)
    if handbook.survey:
        yield from _check_survey(handbook.survey)


def _check_prerequisites(handbook: Handbook) -> Iterator[TextError]:
    named = {module.text.meta.slug: module.text.meta.prerequisites for module in handbook.modules}
    for module in handbook.modules:
        meta = module.text.meta
        for reason in _wrong_prerequisites(meta.slug, named, in_order=handbook.course.meta.modules_in_order):
            yield TextError(module.text.path, meta.line_of("prerequisites"), f"prerequisites: {reason}")


def _wrong_prerequisites(slug: str, named: dict[str, tuple[str, ...]], *, in_order: bool) -> Iterator[str]:
    if named[slug] and in_order:
        yield "the course opens its modules in order; write modules_in_order: false in course.md"
    for before in named[slug]:
        if before not in named:
            yield f"there is no module “{before}”"
    for before in in_circle(named, slug):
        yield "the module names itself" if before == slug else f"“{before}” in its turn waits for this module"


def _check_finals(handbook: Handbook) -> Iterator[TextError]:
    finals = [quiz for quiz in handbook.quizzes if quiz.meta.is_final]
    for quiz in finals:
        line = quiz.meta.line_of("is_final")
        if isinstance(quiz.meta, WorkMeta):
            yield TextError(quiz.path, line, "is_final: an assignment is no final test")
        elif quiz is not finals[0]:
            yield TextError(quiz.path, line, f"is_final: the course has a final test in {finals[0].path.parent.name}")


def _check_blueprint(quiz: Text[Any], handbook: Handbook) -> Iterator[TextError]:
    meta, path = quiz.meta, quiz.path
    if not meta.sections and not meta.fixed_questions:
        yield TextError(path, meta.line, "sections: missing; without them fixed_questions are needed")
    codes = {competence.code for competence, _ in handbook.competences}
    lines: set[tuple[str | None, int | None]] = set()
    for section in meta.sections:
        yield from _check_section(section, path, handbook, codes, lines)
        lines.add((section.competence, section.difficulty))
    keys = {question.key for question, _ in handbook.questions}
    seen: set[str] = set()
    for line in meta.fixed_questions:
        yield from _check_fixed(line, path, keys, seen)
        seen.add(line.key)


def _check_section(
    section: SectionMeta, path: Path, handbook: Handbook, codes: set[str], lines: set[tuple[str | None, int | None]]
) -> Iterator[TextError]:
    line = section.line_of("competence")
    if (section.competence, section.difficulty) in lines:
        yield TextError(path, line, f"competence: “{section.competence}” stands already among the sections")
    if section.competence and section.competence not in codes:
        yield TextError(path, line, f"competence: no lesson teaches “{section.competence}”")
        return
    bank = Counter(
        (section.competence in (None, question.competence)) and (section.difficulty in (None, question.difficulty))
        for question, _ in handbook.questions
    )
    if section.count > bank[True]:
        reason = f"count: {section.count} questions are drawn, the bank has {bank[True]}"
        yield TextError(path, section.line_of("count"), reason)


def _check_fixed(line: FixedMeta, path: Path, keys: set[str], seen: set[str]) -> Iterator[TextError]:
    if line.key not in keys:
        yield TextError(path, line.line_of("key"), f"key: there is no question “{line.key}” in any questions.yaml")
    if line.key in seen:
        yield TextError(path, line.line_of("key"), f"key: “{line.key}” stands already among the fixed questions")


def _check_survey(survey: Text[SurveyMeta]) -> Iterator[TextError]:
    seen: set[str] = set()
    for question in survey.meta.questions:
        if question.label in seen:
            yield TextError(survey.path, question.line_of("label"), f"label: “{question.label}” stands already above")
        seen.add(question.label)
        for reason in _wrong_choices(question):
            yield TextError(survey.path, question.line_of("choices"), f"choices: {reason}")


def _wrong_choices(question: SurveyQuestionMeta) -> Iterator[str]:
    if question.kind in CHOICES and len(set(question.choices)) < 2:
        yield "two different ones are needed at least"
    if question.kind not in CHOICES and question.choices:
        yield f"a question of the kind {question.kind} has none"
