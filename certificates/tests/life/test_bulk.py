"""An edition at a press of a button: in chunks, once, and with a list of who lacks what."""

import pytest
from django_tasks_db.models import DBTaskResult

from accounts.tests.factories import UserFactory
from certificates import tasks
from certificates.models import Certificate, CertificateTemplate, IssueObstacle, IssueRun
from certificates.queries.bulk import RunProgress, lacking, progress_of
from certificates.services import bulk, ensure_template, start_bulk_issue
from certificates.tests.factories import complete, make_course, pass_quiz
from core import periodic
from courses.models import Completion, Edition
from courses.services.outline import rebuild_outline
from courses.signals import course_completed
from courses.tests.factories import EnrolmentFactory, QuizPageFactory, read_lessons

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree(home_page):
    """A course that issues in bulk."""
    tree = make_course(home_page, lessons=2)
    ensure_template(tree.course)
    CertificateTemplate.objects.update(issues_at_once=False)
    return tree


@pytest.fixture
def edition(tree):
    return Edition.objects.create(course=tree.course, name="Wiosna 2027")


@pytest.fixture
def graduate(tree, edition):
    """``graduate()``: one more person of the edition who completed the course."""

    def make(**person) -> Completion:
        completion = complete(tree, **person)
        completion.enrolment.edition = edition
        completion.enrolment.save()
        return completion

    return make


def test_completed_course_that_issues_in_bulk_waits(graduate, drawn, post_office):
    completion = graduate()
    course_completed.send_robust(sender=Completion, completion=completion)
    post_office()
    assert tasks.issue_missing_certificates.call() == 0
    assert not Certificate.objects.exists()


def test_everybody_of_the_edition_gets_one(tree, edition, graduate, coordinator, drawn, post_office):
    complete(tree)  # of no edition
    for _ in range(3):
        graduate()
    run = start_bulk_issue(edition=edition, by=coordinator)
    assert progress_of(run) == RunProgress(total=3, issued=0, filed=0, waiting=0)
    assert len(post_office()) == 3
    assert progress_of(run) == RunProgress(total=3, issued=3, filed=3, waiting=0)
    run.refresh_from_db()
    assert run.finished_at
    assert Certificate.objects.count() == 3


def test_pressing_twice_is_one_run(edition, graduate, coordinator, other):
    graduate()
    first = start_bulk_issue(edition=edition, by=coordinator)
    assert start_bulk_issue(edition=edition, by=other) == first
    assert DBTaskResult.objects.filter(task_path=tasks.issue_chunk.module_path).count() == 1


def test_second_run_takes_only_who_came_since(edition, graduate, coordinator, drawn, post_office):
    graduate()
    start_bulk_issue(edition=edition, by=coordinator)
    post_office()
    late = graduate()
    run = start_bulk_issue(edition=edition, by=coordinator)
    assert run.completion_ids == [late.pk]


def test_edition_in_which_nobody_waits_is_finished_at_once(edition, coordinator):
    run = start_bulk_issue(edition=edition, by=coordinator)
    assert run.finished_at
    assert progress_of(run).is_finished
    assert not DBTaskResult.objects.filter(task_path=tasks.issue_chunk.module_path).exists()


def test_work_is_cut_into_chunks(edition, graduate, coordinator, monkeypatch, drawn, post_office):
    monkeypatch.setattr(bulk, "CHUNK", 2)
    for _ in range(5):
        graduate()
    run = start_bulk_issue(edition=edition, by=coordinator)
    ordered = DBTaskResult.objects.filter(task_path=tasks.issue_chunk.module_path)
    assert sorted(task.args_kwargs["kwargs"]["start"] for task in ordered) == [0, 2, 4]
    post_office()
    run.refresh_from_db()
    assert run.finished_at


def test_obstacle_does_not_hold_up_the_run(edition, graduate, coordinator, drawn, post_office):
    graduate(last_name="陳")
    graduate()
    run = start_bulk_issue(edition=edition, by=coordinator)
    post_office()
    run.refresh_from_db()
    assert run.finished_at
    assert progress_of(run) == RunProgress(total=2, issued=1, filed=1, waiting=1)


def test_obstacle_that_went_is_tried_again_by_itself(edition, graduate, coordinator, drawn, post_office):
    completion = graduate(last_name="陳")
    start_bulk_issue(edition=edition, by=coordinator)
    post_office()
    completion.enrolment.participant.last_name = "Chen"
    completion.enrolment.participant.save()
    assert tasks.issue_missing_certificates.call() == 1
    assert Certificate.objects.get().completion == completion


def test_error_leaves_the_run_open_and_the_next_round_takes_it_up(
    edition, graduate, coordinator, drawn, monkeypatch, post_office
):
    bad, _good = graduate(), graduate()
    run = start_bulk_issue(edition=edition, by=coordinator)
    issue = tasks.services.issue_certificate

    def issue_or_fail(*, completion):
        if completion.pk == bad.pk:
            raise RuntimeError
        return issue(completion=completion)

    with monkeypatch.context() as patch:
        patch.setattr(tasks.services, "issue_certificate", issue_or_fail)
        with pytest.raises(ExceptionGroup):
            tasks.issue_chunk.call(run_id=run.pk, start=0)
    DBTaskResult.objects.all().delete()  # as if it had been given up
    assert progress_of(run) == RunProgress(total=2, issued=1, filed=1, waiting=0)
    assert tasks.continue_bulk_issues.call() == 1
    post_office()
    run.refresh_from_db()
    assert run.finished_at
    assert Certificate.objects.count() == 2


def test_chunk_in_hand_is_not_ordered_again(edition, graduate, coordinator):
    graduate()
    start_bulk_issue(edition=edition, by=coordinator)
    tasks.continue_bulk_issues.call()
    assert DBTaskResult.objects.filter(task_path=tasks.issue_chunk.module_path).count() == 1


def test_taking_up_comes_again():
    assert tasks.continue_bulk_issues.module_path in periodic.names()


class TestLacking:
    def test_who_has_read_nothing_lacks_lessons_and_the_test(self, tree, edition):
        EnrolmentFactory(course=tree.course, edition=edition)
        (one,) = lacking(edition)
        assert [item.title for item in one.lessons] == [lesson.title for lesson in tree.lessons[0]]
        assert [item.title for item in one.tests] == [tree.quizzes[0].title]
        assert (one.assignments, one.survey, one.obstacle) == ((), None, None)

    def test_who_has_read_all_lacks_the_test_alone(self, tree, edition):
        enrolment = EnrolmentFactory(course=tree.course, edition=edition)
        read_lessons(enrolment, tree.lessons[0])
        pass_quiz(enrolment, tree.quizzes[0], score=3, is_passed=False)
        (one,) = lacking(edition)
        assert (one.lessons, len(one.tests)) == ((), 1)

    def test_assignment_that_the_course_requires(self, home_page):
        tree = make_course(home_page, lessons=1, is_work_required=True)
        QuizPageFactory(parent=tree.modules[0], is_work=True, title="Zadanie")
        rebuild_outline(course_id=tree.course.pk)
        edition = Edition.objects.create(course=tree.course, name="Jesień")
        EnrolmentFactory(course=tree.course, edition=edition)
        (one,) = lacking(edition)
        assert [item.title for item in one.assignments] == ["Zadanie"]

    def test_who_completed_the_course_lacks_nothing_but_may_have_an_obstacle(self, edition, graduate):
        graduate()
        waiting = graduate(last_name="陳")
        IssueObstacle.objects.create(completion=waiting, kind="letters", detail="陳")
        (one,) = lacking(edition)
        assert (one.enrolment, one.obstacle.detail) == (waiting.enrolment, "陳")

    def test_who_has_a_certificate_is_not_listed(self, edition, graduate, coordinator, drawn, post_office):
        graduate()
        start_bulk_issue(edition=edition, by=coordinator)
        post_office()
        assert lacking(edition) == []

    def test_by_surname_in_the_order_of_polish_letters(self, tree, edition):
        for surname in ("Żak", "Łoś", "Lis", "Adamska"):
            person = UserFactory(last_name=surname)
            EnrolmentFactory(participant=person, course=tree.course, edition=edition)
        assert [one.enrolment.participant.last_name for one in lacking(edition)] == ["Adamska", "Lis", "Łoś", "Żak"]

    def test_thirty_people_cost_what_three_do(self, tree, edition, graduate, django_assert_num_queries):
        def look() -> list:
            with django_assert_num_queries(3):
                rows = lacking(edition)
                assert all(str(row.enrolment.participant) for row in rows)
                return rows

        for people in (3, 27):
            for _ in range(people):
                EnrolmentFactory(course=tree.course, edition=edition)
            graduate()
            look()
        assert len(look()) == 30


def test_progress_costs_one_query(edition, graduate, coordinator, django_assert_num_queries):
    for _ in range(3):
        graduate()
    run = start_bulk_issue(edition=edition, by=coordinator)
    assert isinstance(run, IssueRun)
    with django_assert_num_queries(1):
        progress_of(run)
