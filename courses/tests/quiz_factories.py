"""Questions in the bank, and a quiz ready to be taken.

`make_quiz_course(home_page)` gives a course of one module whose lessons are read, with a test of ten questions.
"""

from dataclasses import dataclass
from typing import Any

import factory
from factory.django import DjangoModelFactory

from accounts.models import User
from courses.models import Attempt, Competence, Enrolment, Question, QuizPage
from courses.questions import kind as kind_named
from courses.services.outline import rebuild_outline
from courses.services.questions import publish_version

from .factories import CourseTree, EnrolmentFactory, make_course, read_lessons

LETTERS = "abcdefgh"


class CompetenceFactory(DjangoModelFactory):
    class Meta:
        model = Competence

    code = factory.Sequence(lambda n: f"competence-{n + 1}")
    name = factory.Sequence(lambda n: f"Sprawdza dokument {n + 1}")


class QuestionFactory(DjangoModelFactory):
    class Meta:
        model = Question

    key = factory.Sequence(lambda n: f"question-{n + 1}")
    competence = factory.SubFactory(CompetenceFactory)


def make_spec(kind: str = "single_choice", *, key: str = "a", options: int = 4, **fields: Any):
    """A question whose correct options are the letters of `key`."""
    data = {
        "text": "Co musi zawierać strategia?",
        "feedback": "Mówi o tym art. 16b.",
        "options": [
            {"id": letter, "text": f"Odpowiedź {letter}", "correct": letter in key, "feedback": f"Uwaga {letter}"}
            for letter in LETTERS[:options]
        ],
        **fields,
    }
    return kind_named(kind).from_data(data)


def make_question(competence: Competence | None = None, *, kind: str = "single_choice", **fields: Any) -> Question:
    """A published question."""
    question = QuestionFactory(**({"competence": competence} if competence else {}))
    number = question.key.rpartition("-")[2]
    publish_version(question=question, kind=kind, spec=make_spec(kind, **{"text": f"Pytanie {number}?", **fields}))
    return question


@dataclass
class QuizCourse:
    """`enrolment` belongs to `participant`; the lessons are read, so the quiz is open."""

    tree: CourseTree
    quiz: QuizPage
    enrolment: Enrolment
    questions: list[Question]

    @property
    def participant(self) -> User:
        return self.enrolment.participant


def make_quiz_course(home, *, questions: int = 10, bank: int = 12, kind: str = "single_choice", **quiz_fields: Any):
    """The key of every question is "a"; the bank holds `bank` questions of one competence, of lesson 1."""
    tree = make_course(home, lessons=2)
    quiz = tree.quizzes[0]
    competence = CompetenceFactory(lesson=tree.lessons[0][0])
    for name, value in quiz_fields.items():
        setattr(quiz, name, value)
    quiz.sections.create(competence=competence, count=questions)
    quiz.save()
    rebuild_outline(course_id=tree.course.pk)
    section = f"{tree.lessons[0][0].slug}#pytanie"
    bank_questions = [make_question(competence, kind=kind, section=section) for _ in range(bank)]
    enrolment = EnrolmentFactory(course=tree.course)
    read_lessons(enrolment, tree.lessons[0])
    return QuizCourse(tree, quiz, enrolment, bank_questions)


def answers(attempt: Attempt, right: int) -> dict[int, dict[str, list[str]]]:
    """Responses to every question: the first `right` ones correct, the others not."""
    return {
        item.position: {"chosen": ["a" if item.position <= right else "b"]}
        for item in attempt.items.order_by("position")
    }
