"""A course whose question had the wrong key, and people who answered it."""

from courses.models import Attempt, Question
from courses.services.attempts import close_attempt, save_answers, start_attempt
from courses.services.questions import publish_version
from courses.tests.factories import EnrolmentFactory, read_lessons
from courses.tests.quiz_factories import QuizCourse, make_quiz_course, make_spec


def take_test(course: QuizCourse, letters: str, *, enrolment=None) -> Attempt:
    """A closed attempt of a new person (or of `enrolment`): the letter of each question of the bank, in its order."""
    if enrolment is None:
        enrolment = EnrolmentFactory(course=course.tree.course)
        read_lessons(enrolment, course.tree.lessons[0])
    attempt = start_attempt(enrolment=enrolment, quiz=course.quiz)
    places = {item.version.question_id: item.position for item in attempt.items.select_related("version")}
    given = {
        places[question.pk]: {"chosen": [letter]}
        for question, letter in zip(course.questions, letters, strict=False)
        if question.pk in places
    }
    save_answers(attempt=attempt, responses=given)
    return close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT)


def make_test(home, *, questions: int = 2, cut_score: int = 100, **fields) -> QuizCourse:
    """Everybody gets all `questions`; the key of each is "a"."""
    return make_quiz_course(home, questions=questions, bank=questions, cut_score=cut_score, **fields)


def mend_key(question: Question, key: str = "b", **fields) -> Question:
    """The same question with another key. Published from now on."""
    text = question.current_version.spec["text"]
    kind = question.current_version.kind
    publish_version(question=question, kind=kind, spec=make_spec(kind, key=key, **{"text": text, **fields}))
    return Question.objects.get(pk=question.pk)
