"""Facts of completion: made once, with a date and evidence, and never taken away by an edit."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.models import Attempt, Completion, CoursePage, ModuleCompletion
from courses.queries import place_of, state_of
from courses.rules import RULE_VERSION
from courses.services.enrolment import complete_lesson, record_completion
from courses.services.outline import rebuild_outline
from courses.tests.factories import (
    EnrolmentFactory,
    LessonPageFactory,
    ModulePageFactory,
    QuizPageFactory,
    make_course,
    read_lessons,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home_page):
    return make_course(home_page, modules=2, lessons=1, quiz=False)


@pytest.fixture
def enrolment(tree):
    return EnrolmentFactory(course=tree.course)


def passed(enrolment, quiz, number=1, **fields):
    values = {"score": 9, "is_passed": True, "closed_at": enrolment.enrolled_at, **fields}
    return Attempt.objects.create(enrolment=enrolment, quiz=quiz, number=number, cut_score=70, max_score=10, **values)


def test_last_lesson_completes_its_module_with_evidence(tree, enrolment):
    lesson = tree.lessons[0][0]
    complete_lesson(enrolment=enrolment, lesson=lesson)
    fact = ModuleCompletion.objects.get()
    assert (fact.enrolment, fact.module, fact.rule_version) == (enrolment, tree.modules[0], RULE_VERSION)
    assert fact.evidence["module"]["lessons"] == [lesson.pk]
    assert not Completion.objects.exists()


def test_passed_test_completes_its_module(home_page):
    tree = make_course(home_page, modules=2, lessons=1)
    enrolment = EnrolmentFactory(course=tree.course)
    read_lessons(enrolment, tree.lessons[0])
    attempt = passed(enrolment, tree.quizzes[0])
    record_completion(enrolment=enrolment)
    fact = ModuleCompletion.objects.get()
    assert fact.module == tree.modules[0]
    assert fact.evidence["results"][0]["attempt"] == str(attempt.pk)


def test_recording_again_adds_nothing_and_asks_little(tree, enrolment):
    read_lessons(enrolment, tree.lessons[0])
    record_completion(enrolment=enrolment)
    with CaptureQueriesContext(connection) as queries:
        record_completion(enrolment=enrolment)
    assert ModuleCompletion.objects.count() == 1
    assert len([query for query in queries if "SAVEPOINT" not in query["sql"]]) == 3  # the lock, the outline, the done


def test_lesson_added_later_takes_away_neither_module_nor_what_stands_behind_it(tree, enrolment):
    complete_lesson(enrolment=enrolment, lesson=tree.lessons[0][0])
    added = LessonPageFactory(parent=tree.modules[0])
    QuizPageFactory(parent=tree.modules[0])
    rebuild_outline(course_id=tree.course.pk)
    state = state_of(enrolment)
    assert state.modules[0].is_done
    assert state.modules[0].completed_at == ModuleCompletion.objects.get().completed_at
    assert not state.item(added.pk).is_locked
    assert not state.modules[1].is_locked


def test_course_is_completed_over_a_lesson_added_to_a_completed_module(tree, enrolment):
    complete_lesson(enrolment=enrolment, lesson=tree.lessons[0][0])
    LessonPageFactory(parent=tree.modules[0])
    rebuild_outline(course_id=tree.course.pk)
    complete_lesson(enrolment=enrolment, lesson=tree.lessons[1][0])
    assert Completion.objects.get().evidence["modules"][0]["completed"]


def test_removed_lesson_and_module_leave_the_facts(tree, enrolment):
    for lessons in tree.lessons:
        complete_lesson(enrolment=enrolment, lesson=lessons[0])
    tree.lessons[0][0].unpublish()
    tree.modules[1].unpublish()
    assert ModuleCompletion.objects.count() == 2
    assert Completion.objects.count() == 1


def test_completed_course_stays_completed_when_more_is_asked_for(tree, enrolment):
    for lessons in tree.lessons:
        complete_lesson(enrolment=enrolment, lesson=lessons[0])
    module = ModulePageFactory(parent=tree.course)
    QuizPageFactory(parent=module, is_final=True)
    CoursePage.objects.update(is_work_required=True)
    rebuild_outline(course_id=tree.course.pk)
    place = place_of(enrolment.participant, tree.course)
    assert place.is_completed
    assert place.state.is_complete
    assert not place.state.modules[2].is_locked


def test_assignment_completes_the_course_only_once_it_is_reviewed(tree, enrolment):
    work = QuizPageFactory(parent=tree.modules[0], is_work=True)
    CoursePage.objects.update(is_work_required=True)
    rebuild_outline(course_id=tree.course.pk)
    for lessons in tree.lessons:
        complete_lesson(enrolment=enrolment, lesson=lessons[0])
    attempt = passed(enrolment, work, score=None, is_passed=None, review="waiting")
    assert record_completion(enrolment=enrolment) is None
    assert state_of(enrolment).item(work.pk).is_waiting
    assert ModuleCompletion.objects.count() == 2
    Attempt.objects.filter(pk=attempt.pk).update(score=9, is_passed=True, review="done")
    assert record_completion(enrolment=enrolment) is not None


def test_final_test_is_asked_for_and_completes_the_course(tree, enrolment):
    final = QuizPageFactory(parent=tree.modules[1], is_final=True)
    rebuild_outline(course_id=tree.course.pk)
    for lessons in tree.lessons:
        complete_lesson(enrolment=enrolment, lesson=lessons[0])
    assert not Completion.objects.exists()
    passed(enrolment, final)
    assert record_completion(enrolment=enrolment).evidence["modules"][1]["final"] == final.pk
