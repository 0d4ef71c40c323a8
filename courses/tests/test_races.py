"""Two requests of one person at the same moment, on two real connections."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from courses.models import Completion, LessonProgress, ModuleCompletion, SurveyAnswer, SurveyPage, SurveyReturn
from courses.services.enrolment import complete_lesson, record_completion
from courses.services.outline import rebuild_outline
from courses.services.surveys import return_survey
from courses.signals import course_completed
from courses.tests.factories import EnrolmentFactory, make_course, read_lessons

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]

CALLS = 4


def at_once(verb) -> list[Exception]:
    """Runs the verb in threads that start together, each with a connection of its own; gives what they raised."""
    start, raised = Barrier(CALLS), []

    def run():
        try:
            start.wait(timeout=10)
            verb()
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(CALLS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return raised


@pytest.fixture
def announced():
    found = []

    def receive(completion, **kwargs):
        found.append(completion.pk)

    course_completed.connect(receive)
    yield found
    course_completed.disconnect(receive)


@pytest.fixture
def tree(home_page):
    return make_course(home_page, modules=1, lessons=2, quiz=False)


def test_last_lesson_read_at_once_completes_once(tree, announced):
    enrolment = EnrolmentFactory(course=tree.course)
    read_lessons(enrolment, tree.lessons[0][:1])

    assert at_once(lambda: complete_lesson(enrolment=enrolment, lesson=tree.lessons[0][1])) == []
    assert LessonProgress.objects.filter(lesson=tree.lessons[0][1]).count() == 1
    assert announced == [Completion.objects.get().pk]


def test_completion_recorded_at_once_is_one(tree, announced):
    enrolment = EnrolmentFactory(course=tree.course)
    read_lessons(enrolment, tree.lessons[0])

    assert at_once(lambda: record_completion(enrolment=enrolment)) == []
    assert announced == [Completion.objects.get().pk]
    assert ModuleCompletion.objects.count() == 1


def test_two_last_things_at_once_complete_module_and_course_once(tree, announced):
    enrolment, lessons = EnrolmentFactory(course=tree.course), tree.lessons[0]
    turns = iter([lessons[0], lessons[1]] * (CALLS // 2))

    assert at_once(lambda: complete_lesson(enrolment=enrolment, lesson=next(turns))) == []
    assert LessonProgress.objects.count() == 2
    assert ModuleCompletion.objects.get().evidence["module"]["lessons"] == [lesson.pk for lesson in lessons]
    assert announced == [Completion.objects.get().pk]


def test_survey_sent_twice_at_once_is_kept_once(tree, announced):
    survey = tree.course.add_child(instance=SurveyPage(title="Ankieta"))
    rebuild_outline(course_id=tree.course.pk)
    enrolment = EnrolmentFactory(course=tree.course)
    read_lessons(enrolment, tree.lessons[0])

    assert at_once(lambda: return_survey(enrolment=enrolment, survey=survey, answers={"Co?": "tekst"})) == []
    assert (SurveyReturn.objects.count(), SurveyAnswer.objects.count()) == (1, 1)
