"""The handbook as its files hold it, independent of the database.

podrecznik/course.md
podrecznik/01-po-co-srps/module.md
podrecznik/01-po-co-srps/01-polityka-spoleczna.md      a lesson; the files stand in the order of their names
podrecznik/01-po-co-srps/test.md
podrecznik/01-po-co-srps/questions.yaml
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from core.loading import AnyText, Text

from .records import CompetenceMeta, CourseMeta, LessonMeta, ModuleMeta, QuestionMeta, QuizMeta


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


@dataclass(frozen=True)
class Handbook:
    folder: Path
    course: Text[CourseMeta]
    modules: tuple[Module, ...]

    @property
    def lessons(self) -> Iterator[Text[LessonMeta]]:
        return (lesson for module in self.modules for lesson in module.lessons)

    @property
    def quizzes(self) -> Iterator[Text[QuizMeta]]:
        return (module.quiz for module in self.modules if module.quiz)

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
            if module.quiz:
                yield module.quiz

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        """What a link may lead to: the slug of a page and the anchors on it."""
        lessons = {lesson.meta.slug: lesson.anchors for lesson in self.lessons}
        return {text.meta.slug: frozenset() for text in self.texts} | lessons
