"""Two requests of one person at the same moment, on two real connections."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from courses.models import Completion, LessonProgress
from courses.services.enrolment import complete_lesson, record_completion
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
