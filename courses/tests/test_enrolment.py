"""Reading and completing leave records that an edit of the content never takes away."""

import pytest

from accounts.tests.factories import UserFactory
from courses.models import Completion, Enrolment, LessonProgress
from courses.rules import RULE_VERSION
from courses.services.enrolment import (
    LessonLocked,
    LessonNotInCourse,
    complete_lesson,
    enrol_participant,
    record_completion,
)
from courses.services.outline import rebuild_outline
from courses.signals import course_completed
from courses.tests.factories import EnrolmentFactory, LessonPageFactory, make_course, read_lessons

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home_page):
    return make_course(home_page, modules=2, lessons=2, quiz=False)


@pytest.fixture
def enrolment(tree):
    return EnrolmentFactory(course=tree.course)


@pytest.fixture
def announced():
    """Completions that the signal announced."""
    found = []

    def receive(completion, **kwargs):
        found.append(completion)

    course_completed.connect(receive)
    yield found
    course_completed.disconnect(receive)


def test_enrolling_twice_makes_one_enrolment(tree):
    user = UserFactory()

    assert enrol_participant(participant=user, course=tree.course) == enrol_participant(
        participant=user, course=tree.course
    )
    assert Enrolment.objects.count() == 1


def test_reading_twice_keeps_the_first_date(tree, enrolment):
    first = complete_lesson(enrolment=enrolment, lesson=tree.lessons[0][0])
    second = complete_lesson(enrolment=enrolment, lesson=tree.lessons[0][0])

    assert (second.pk, second.completed_at) == (first.pk, first.completed_at)


def test_closed_lesson_is_refused_with_its_lock(tree, enrolment):
    with pytest.raises(LessonLocked) as refused:
        complete_lesson(enrolment=enrolment, lesson=tree.lessons[1][0])

    assert refused.value.lock.opens_with.id == tree.lessons[0][0].pk
    assert not LessonProgress.objects.exists()


def test_lesson_of_another_course_is_refused(home_page, enrolment):
    other = make_course(home_page, modules=1, lessons=1)

    with pytest.raises(LessonNotInCourse):
        complete_lesson(enrolment=enrolment, lesson=other.lessons[0][0])


def test_nothing_is_completed_while_something_is_missing(tree, enrolment):
    complete_lesson(enrolment=enrolment, lesson=tree.lessons[0][0])

    assert record_completion(enrolment=enrolment) is None


def test_last_lesson_completes_and_announces_once(tree, enrolment, announced, django_capture_on_commit_callbacks):
    read_lessons(enrolment, [*tree.lessons[0], tree.lessons[1][0]])

    with django_capture_on_commit_callbacks(execute=True):
        complete_lesson(enrolment=enrolment, lesson=tree.lessons[1][1])
        complete_lesson(enrolment=enrolment, lesson=tree.lessons[1][1])
        record_completion(enrolment=enrolment)

    completion = Completion.objects.get()
    assert announced == [completion]
    assert completion.rule_version == RULE_VERSION
    assert completion.evidence["modules"][1]["lessons"] == [lesson.pk for lesson in tree.lessons[1]]


def test_receiver_that_fails_does_not_undo_the_completion(tree, enrolment, django_capture_on_commit_callbacks):
    def fail(**kwargs):
        raise RuntimeError("the printer is on fire")

    read_lessons(enrolment, [*tree.lessons[0], *tree.lessons[1]])
    course_completed.connect(fail)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            record_completion(enrolment=enrolment)
    finally:
        course_completed.disconnect(fail)

    assert Completion.objects.count() == 1


def test_content_added_later_revokes_nothing(tree, enrolment):
    read_lessons(enrolment, [*tree.lessons[0], *tree.lessons[1]])
    before = record_completion(enrolment=enrolment)
    LessonPageFactory(parent=tree.modules[0])
    rebuild_outline(course_id=tree.course.pk)

    assert record_completion(enrolment=enrolment) == before
