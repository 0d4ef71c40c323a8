"""What the hand-written statements say is what the ORM says."""

import pytest

from accounts.tests.factories import UserFactory
from courses.models import Attempt, LessonProgress
from courses.queries import outline_of
from courses.queries.statements import done_page_ids, outline_and_enrolment
from courses.services.enrolment import record_completion
from courses.services.outline import rebuild_outline
from courses.tests.factories import EnrolmentFactory, LessonPageFactory, make_course, read_lessons

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home_page):
    return make_course(home_page, modules=1, lessons=2)


@pytest.fixture
def enrolment(tree):
    return EnrolmentFactory(course=tree.course)


def test_outline_and_enrolment(tree, enrolment):
    outline, enrolment_id, completion_id = outline_and_enrolment(enrolment.participant_id, tree.course.path)

    assert outline == outline_of(enrolment)
    assert (enrolment_id, completion_id) == (enrolment.pk, None)


@pytest.mark.parametrize("is_signed_in", [True, False])
def test_no_enrolment_but_the_outline(tree, enrolment, is_signed_in):
    person = UserFactory().pk if is_signed_in else None

    assert outline_and_enrolment(person, tree.course.path)[1:] == (None, None)


def test_completion_is_found(home_page):
    tree = make_course(home_page, modules=1, lessons=1, quiz=False)
    enrolment = EnrolmentFactory(course=tree.course)
    read_lessons(enrolment, tree.lessons[0])
    completion = record_completion(enrolment=enrolment)

    assert outline_and_enrolment(enrolment.participant_id, tree.course.path)[2] == completion.pk


def test_rebuilt_outline_is_read_anew(tree, enrolment):
    outline_and_enrolment(None, tree.course.path)
    LessonPageFactory(parent=tree.modules[0], title="Dopisana")
    rebuild_outline(course_id=tree.course.pk)

    outline, *_ = outline_and_enrolment(None, tree.course.path)

    assert outline.modules[0].lessons[-1].title == "Dopisana"


def test_done_is_what_was_read_and_passed(tree, enrolment):
    read_lessons(enrolment, tree.lessons[0][:1])
    for number, (score, is_passed) in enumerate([(3, False), (8, True)], start=1):
        Attempt.objects.create(
            enrolment=enrolment, quiz=tree.quizzes[0], number=number, cut_score=70, max_score=10, score=score,
            is_passed=is_passed, closed_at=enrolment.enrolled_at,
        )  # fmt: skip

    read = LessonProgress.objects.values_list("lesson_id", flat=True)
    passed = Attempt.objects.passed().values_list("quiz_id", flat=True)
    assert done_page_ids(enrolment.pk) == {*read, *passed}
