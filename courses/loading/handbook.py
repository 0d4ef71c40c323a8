"""The handbook as its files hold it, independent of the database.

podrecznik/course.md
podrecznik/ankieta.md                                 the closing survey, where there is one
podrecznik/01-po-co-srps/module.md
podrecznik/01-po-co-srps/01-polityka-spoleczna.md      a lesson; the files stand in the order of their names
podrecznik/01-po-co-srps/test.md
podrecznik/01-po-co-srps/zadanie.md                   its assignment, where there is one
podrecznik/01-po-co-srps/questions.yaml
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from core.loading import AnyText, Text

from .records import CompetenceMeta, CourseMeta, LessonMeta, ModuleMeta, QuestionMeta, QuizMeta, SurveyMeta, WorkMeta


@dataclass(frozen=True)
class Bank:
    """The questions of a module, in the order of the file."""

    path: Path
    questions: tuple[QuestionMeta, ...] = ()


@dataclass(frozen=True)
class Module:
    text: Text[ModuleMeta]
    lessons: tuple[Text[LessonMeta], ...]
    quiz: Text[QuizMeta] | None
    bank: Bank
    work: Text[WorkMeta] | None = None

    @property
    def quizzes(self) -> tuple[Text[Any], ...]:
        """Its test and its assignment, as far as it has them."""
        return tuple(filter(None, (self.quiz, self.work)))


@dataclass(frozen=True)
class Handbook:
    folder: Path
    course: Text[CourseMeta]
    modules: tuple[Module, ...]
    survey: Text[SurveyMeta] | None = None

    @property
    def lessons(self) -> Iterator[Text[LessonMeta]]:
        return (lesson for module in self.modules for lesson in module.lessons)

    @property
    def quizzes(self) -> Iterator[Text[Any]]:
        return (quiz for module in self.modules for quiz in module.quizzes)

    @property
    def competences(self) -> Iterator[tuple[CompetenceMeta, Text[LessonMeta]]]:
        return ((competence, lesson) for lesson in self.lessons for competence in lesson.meta.competences)

    @property
    def questions(self) -> Iterator[tuple[QuestionMeta, Path]]:
        return ((question, module.bank.path) for module in self.modules for question in module.bank.questions)

    @property
    def texts(self) -> Iterator[AnyText]:
        """Every file with front matter: the pages, parents first."""
        yield self.course
        for module in self.modules:
            yield module.text
            yield from module.lessons
            yield from module.quizzes
        if self.survey:
            yield self.survey

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        """What a link may lead to: the slug of a page and the anchors on it."""
        lessons = {lesson.meta.slug: lesson.anchors for lesson in self.lessons}
        return {text.meta.slug: frozenset() for text in self.texts} | lessons
