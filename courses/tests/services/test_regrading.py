"""A mended key applied: who changes, who is told, and that it happens once."""

import pytest
from django_tasks_db.models import DBTaskResult

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from core.tasks import deliver_mail
from courses import tasks
from courses.analysis.regrading import Outcome
from courses.models import Attempt, AttemptItem, Completion, Question, Regrade, RegradeChange
from courses.services import regrade_work
from courses.services.attempts.grading import grade_items
from courses.services.questions import publish_version
from courses.services.regrade_work import apply_regrade
from courses.services.regrading import NotPublished, RegradeOutdated, is_under_way, preview_regrade, regrade
from courses.tests.quiz_factories import make_spec
from courses.tests.regrade_factories import make_test, mend_key, take_test

pytestmark = pytest.mark.django_db
BY_KEY, FULL = Regrade.Mode.BY_KEY, Regrade.Mode.FULL_POINTS


@pytest.fixture
def course(home_page):
    return make_test(home_page)


@pytest.fixture
def coordinator(db):
    return UserFactory(role=Role.COORDINATOR, has_second_factor=True)


def regrade_now(question: Question, by, mode=BY_KEY, **options) -> Regrade | None:
    made = regrade(question=question, mode=mode, reason="Klucz był zły.", made_by=by, **options)
    if made:
        apply_regrade(regrade=made)
    return made


def result(attempt: Attempt) -> tuple:
    found = Attempt.objects.get(pk=attempt.pk)
    return (found.score, found.is_passed)


def mails() -> list[dict]:
    rows = DBTaskResult.objects.filter(task_path=deliver_mail.module_path).order_by("enqueued_at")
    return [row.args_kwargs["kwargs"] for row in rows]


def test_a_mended_key_raises_points_passes_and_completes(course, coordinator):
    attempt = take_test(course, "ba", enrolment=course.enrolment)
    assert result(attempt) == (1, False)
    question = mend_key(course.questions[0])
    regrade_now(question, coordinator)
    assert result(attempt) == (2, True)
    item = AttemptItem.objects.get(attempt=attempt, version__question=question)
    assert (item.graded_version, item.points) == (question.current_version, 1)
    assert Completion.objects.filter(enrolment=course.enrolment).exists()


def test_nobody_falls_unless_the_decision_says_so(course, coordinator):
    attempt = take_test(course, "aa")
    question = mend_key(course.questions[0])
    assert regrade_now(question, coordinator) is None
    assert result(attempt) == (2, True)
    regrade_now(question, coordinator, is_never_lower=False)
    assert result(attempt) == (1, False)


def test_a_completion_outlives_a_result_that_fell(course, coordinator):
    take_test(course, "aa", enrolment=course.enrolment)
    completion = Completion.objects.get()
    regrade_now(mend_key(course.questions[0]), coordinator, is_never_lower=False)
    assert Completion.objects.get() == completion
    assert "nie zalicza" in mails()[-1]["text"] or "no longer" in mails()[-1]["text"]


def test_full_points_for_everyone(course, coordinator):
    attempts = [take_test(course, letters) for letters in ["aa", "ba", "", "cb"]]
    regrade_now(course.questions[0], coordinator, FULL)
    assert [result(attempt)[0] for attempt in attempts] == [2, 2, 1, 1]
    assert RegradeChange.objects.count() == 3


def test_full_points_stay_when_the_attempt_is_graded_again(course, coordinator):
    attempt = take_test(course, "ba")
    regrade_now(course.questions[0], coordinator, FULL)
    items = list(attempt.items.for_grading())
    assert sum(grade_items(items).points.values()) == 2


def test_preview_says_what_the_regrading_does(course, coordinator):
    for letters in ["ba", "bb", "aa", "cc"]:
        take_test(course, letters)
    question = mend_key(course.questions[0])
    found = preview_regrade(question=question, mode=BY_KEY)
    assert dict(found.counts) == {Outcome.UP: 2, Outcome.KEPT: 1, Outcome.SAME: 1}
    assert (found.newly_passed, found.newly_failed) == (1, 0)
    made = regrade_now(question, coordinator)
    told = {change.item: (change.before, change.after, change.score_after) for change in found.changes}
    rows = made.changes.values_list("item", "points_before", "points_after", "score_after")
    assert {item: rest for item, *rest in rows} == {item: list(values) for item, values in told.items()}


def test_answers_to_other_options_are_left_alone(course, coordinator):
    attempt = take_test(course, "ba")
    question = mend_key(course.questions[0], options=5)
    assert dict(preview_regrade(question=question, mode=BY_KEY).counts) == {Outcome.NOT_COMPARABLE: 1}
    assert regrade_now(question, coordinator) is None
    assert result(attempt) == (1, False)


def test_another_kind_of_question_cannot_read_the_answer(course):
    take_test(course, "ba")
    question = course.questions[0]
    publish_version(question=question, kind="multiple_choice", spec=make_spec("multiple_choice", key="b"))
    question.refresh_from_db()
    assert dict(preview_regrade(question=question, mode=BY_KEY).counts) == {Outcome.NOT_COMPARABLE: 1}


def test_pressing_twice_makes_one_regrading(course, coordinator):
    take_test(course, "ba")
    question = mend_key(course.questions[0])
    options = {"question": question, "mode": BY_KEY, "reason": "Klucz", "made_by": coordinator, "after": 0}
    one, other = regrade(**options), regrade(**options)
    assert one == other
    assert is_under_way(one)
    apply_regrade(regrade=one)
    assert apply_regrade(regrade=one) == 0
    assert regrade(**options) == one
    assert (Regrade.objects.count(), RegradeChange.objects.count(), len(mails())) == (1, 1, 1)


def test_a_decision_on_an_old_preview_is_refused(course, coordinator):
    take_test(course, "bb")
    question = mend_key(course.questions[0])
    regrade_now(question, coordinator, after=0)
    with pytest.raises(RegradeOutdated):
        regrade(question=question, mode=FULL, reason="Inaczej", made_by=UserFactory(), after=0)


def test_a_draft_has_no_key_to_grade_by(course):
    Question.objects.update(status=Question.Status.DRAFT)
    question = Question.objects.first()
    with pytest.raises(NotPublished):
        preview_regrade(question=question, mode=BY_KEY)


def test_open_attempts_are_not_touched(course, coordinator):
    attempt = take_test(course, "ba")
    Attempt.objects.filter(pk=attempt.pk).update(closed_at=None, score=None, is_passed=None)
    assert regrade_now(mend_key(course.questions[0]), coordinator) is None


def test_the_learner_is_told_once_of_everything_that_changed(course, coordinator):
    enrolment = take_test(course, "bb").enrolment
    take_test(course, "ba", enrolment=enrolment)
    take_test(course, "ab")
    regrade_now(mend_key(course.questions[0]), coordinator)
    [mail] = mails()
    assert mail["to"] == enrolment.participant.email
    assert "Klucz był zły." in mail["text"]
    assert mail["text"].count("/wynik/") == 2
    assert course.questions[0].current_version.spec["text"] in mail["text"]


def test_a_result_that_waits_for_an_advisor_takes_the_points_in_silence(course, coordinator):
    attempt = take_test(course, "ba")
    Attempt.objects.filter(pk=attempt.pk).update(review=Attempt.Review.WAITING, score=None, is_passed=None)
    made = regrade_now(mend_key(course.questions[0]), coordinator)
    assert result(attempt) == (None, None)
    assert sum(item.points for item in attempt.items.all()) == 2
    change = made.changes.get()
    assert (change.score_before, change.score_after, change.is_passed) == (1, 2, False)
    assert mails() == []


def test_back_to_the_old_key_is_a_regrading_too(course, coordinator):
    first = course.questions[0]
    attempt = take_test(course, "aa")
    regrade_now(mend_key(first), coordinator, is_never_lower=False)
    assert result(attempt) == (1, False)
    regrade_now(mend_key(first, key="a"), coordinator)
    assert result(attempt) == (2, True)


def test_work_stopped_in_the_middle_is_taken_up(course, coordinator, monkeypatch):
    attempts = [take_test(course, "ba") for _number in range(5)]
    made = regrade(question=mend_key(course.questions[0]), mode=BY_KEY, reason="Klucz", made_by=coordinator)
    monkeypatch.setattr(regrade_work, "PEOPLE", 2)
    regrade_work._regrade_people(made, regrade_work._next_people(made, 0))
    assert tasks.apply_regrade.call(regrade_id=made.pk) == 3
    assert {result(attempt) for attempt in attempts} == {(2, True)}
    assert (made.changes.count(), len(mails())) == (5, 5)


def test_queries_of_the_preview_do_not_grow(course, query_count):
    question = course.questions[0]
    for _number in range(3):
        take_test(course, "ba")
    question = mend_key(question)
    with_few = query_count(lambda: preview_regrade(question=question, mode=BY_KEY))
    old = Question.objects.get(pk=question.pk).versions.order_by("created_at").first()
    Question.objects.filter(pk=question.pk).update(current_version=old)
    for _number in range(27):
        take_test(course, "ba")
    question = mend_key(Question.objects.get(pk=question.pk))
    assert query_count(lambda: preview_regrade(question=question, mode=BY_KEY)) == with_few
