"""A course whose test holds open answers, and attempts that wait for an advisor.

`make_review_course(home_page)`: a test of one open answer (two criteria) and one single choice (key "a"), to pass 50 %.
"""

from typing import Any

from accounts.models import User
from accounts.roles import Role
from accounts.tests.factories import UserFactory
from courses.models import Attempt, AttemptItem
from courses.questions import kind as kind_named
from courses.services.attempts import close_attempt, save_answers, start_attempt
from courses.services.questions import publish_version
from courses.tests.factories import EnrolmentFactory, read_lessons
from courses.tests.quiz_factories import CompetenceFactory, QuestionFactory, QuizCourse, make_quiz_course

TEXT = "Rodziny z dziećmi, bo z diagnozy wynika, że to ich dotyka ubóstwo."
LEVELS = {"level0": "brak", "level1": "ogólnie", "level2": "z danymi", "level3": "z danymi i źródłem"}
OPEN = {
    "text": "Kogo gmina wesprze najpierw i dlaczego?",
    "criteria": [{"id": "who", "name": "Grupa", **LEVELS}, {"id": "why", "name": "Uzasadnienie", **LEVELS}],
    "model_answer": "Wzorcowo: rodziny z dziećmi.",
    "min_words": 50,
    "max_words": 150,
}
CASE = {
    "text": "Gmina Jasienna",
    "description": "4200 osób.\n\nBezrobocie rośnie.",
    "items": [
        {"id": "pick", "kind": "single_choice", "text": "Od czego zacząć?", "options": [
            {"id": "a", "text": "Od diagnozy", "correct": True}, {"id": "b", "text": "Od uchwały"}]},
        {"id": "say", "kind": "open_answer", "points": 3, **{**OPEN, "text": "Napisz cel."}},
    ],
}  # fmt: skip
FULL = {"who": 3, "why": 3}


def ask(competence: Any, kind: str, data: dict[str, Any]) -> None:
    """A published question of the bank."""
    publish_version(question=QuestionFactory(competence=competence), kind=kind, spec=kind_named(kind).from_data(data))


def make_review_course(
    home: Any, *, is_review_first: bool = False, cut_score: int = 50, kind: str = "open_answer", opens: int = 1
):
    """Open questions (or case studies) of a competence of their own, and one single choice."""
    course = make_quiz_course(home, questions=1, bank=1, cut_score=cut_score, attempt_limit=None)
    competence = CompetenceFactory(lesson=course.tree.lessons[0][0])
    data = OPEN if kind == "open_answer" else CASE
    for number in range(opens):
        ask(competence, kind, {**data, "text": f"{data['text']} ({number + 1})"})
    course.quiz.sections.create(competence=competence, count=opens)
    course.quiz.save()
    course.tree.course.is_review_first = is_review_first
    course.tree.course.save()
    return course


def another_participant(course: QuizCourse, **person: Any) -> User:
    enrolment = EnrolmentFactory(course=course.tree.course, participant=UserFactory(**person))
    read_lessons(enrolment, course.tree.lessons[0])
    return enrolment.participant


def hand_in(
    course: QuizCourse, *, enrolment: Any = None, text: Any = TEXT, choice: str = "a", now: Any = None
) -> Attempt:
    """A closed attempt with the text as its open answer."""
    attempt = start_attempt(enrolment=enrolment or course.enrolment, quiz=course.quiz, now=now)
    given = {item.position: response_to(item, text, choice) for item in attempt.items.select_related("version")}
    save_answers(attempt=attempt, responses=given, now=now)
    return close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT, now=now)


def response_to(item: AttemptItem, text: str, choice: str) -> dict[str, Any]:
    chosen, written = {"chosen": [choice] if choice else []}, {"text": text}
    return {
        "single_choice": chosen,
        "open_answer": written,
        "case_study": {"items": {"pick": chosen, "say": written}},
    }[item.version.kind]


def open_items(attempt: Attempt) -> list[AttemptItem]:
    return list(attempt.items.exclude(version__kind="single_choice"))


def open_item(attempt: Attempt) -> AttemptItem:
    (item,) = open_items(attempt)
    return item


def make_advisor(**person: Any) -> User:
    return UserFactory(role=Role.ADVISOR, **person)
