"""Reviews of answers: marks, the result they make, corrections. The clock is passed in."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from courses.models import Attempt, Completion, ItemReview
from courses.services.attempts.review import (
    Marks,
    MarksMissing,
    NothingToReview,
    PassWouldFall,
    ReviewedMeanwhile,
    review_item,
    review_items,
)

from .review_factories import FULL, hand_in, make_advisor, make_review_course, open_item, open_items

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(days=3)
Review = Attempt.Review


@pytest.fixture
def course(home_page):
    return make_review_course(home_page)


@pytest.fixture
def advisor(db):
    return make_advisor(first_name="Anna", last_name="Nowak")


def result(attempt):
    attempt.refresh_from_db()
    return attempt.review, attempt.score, attempt.is_passed


def test_automatic_points_stand_at_once_and_the_attempt_waits(course):
    assert result(hand_in(course, choice="")) == (Review.WAITING, 0, False)
    assert result(hand_in(course)) == (Review.WAITING, 1, True)


def test_with_review_first_there_is_no_result_yet(home_page):
    course = make_review_course(home_page, is_review_first=True)
    assert result(hand_in(course)) == (Review.WAITING, None, None)
    assert not Completion.objects.exists()


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_blank_answer_waits_for_nobody(home_page, text):
    course = make_review_course(home_page, is_review_first=True)
    assert result(hand_in(course, text=text)) == (Review.NONE, 1, True)


def test_the_last_review_makes_the_result_and_the_completion(home_page, advisor):
    course = make_review_course(home_page, is_review_first=True, cut_score=80)
    attempt = hand_in(course)
    review_item(reviewer=advisor, item=open_item(attempt), scores={"who": 3, "why": 2}, comment="Dobrze.", now=LATER)
    assert result(attempt) == (Review.DONE, Decimal("1.83"), True)
    assert attempt.reviewed_at == LATER
    assert Completion.objects.get().enrolment == course.enrolment


def test_the_participant_is_told_by_mail(course, advisor, post_office):
    attempt = hand_in(course)
    post_office()
    review_item(reviewer=advisor, item=open_item(attempt), scores=FULL)
    message = post_office()[-1]
    assert message.to == [course.participant.email]
    assert course.quiz.title in message.subject
    assert f"/moje/testy/{attempt.pk}/wynik/" in message.body


def test_the_same_marks_twice_are_one_review_and_one_mail(course, advisor, post_office):
    attempt = hand_in(course, choice="")
    for _ in range(2):
        review_item(reviewer=advisor, item=open_item(attempt), scores={"who": 0, "why": 1}, comment="Tak.")
    assert (ItemReview.objects.count(), len(post_office())) == (1, 1)


def test_until_every_answer_is_read_nothing_changes(home_page, advisor):
    attempt = hand_in(make_review_course(home_page, opens=2))
    first, second = open_items(attempt)
    review_item(reviewer=advisor, item=first, scores=FULL)
    assert result(attempt) == (Review.WAITING, 1, False)
    review_item(reviewer=advisor, item=second, scores=FULL)
    assert result(attempt) == (Review.DONE, 3, True)


def test_an_open_part_of_a_case_is_reviewed_by_its_own_criteria(home_page, advisor):
    attempt = hand_in(make_review_course(home_page, kind="case_study"), choice="")
    review_item(reviewer=advisor, item=open_item(attempt), scores={"say/who": 3, "say/why": 3})
    assert result(attempt) == (Review.DONE, Decimal("0.75"), False)


@pytest.mark.parametrize("scores", [{}, {"who": 3}, {"who": 3, "why": 4}, {"who": 3, "why": None}, {**FULL, "x": 1}])
def test_every_criterion_needs_a_mark_and_nothing_else(course, advisor, scores):
    attempt = hand_in(course)
    with pytest.raises(MarksMissing):
        review_item(reviewer=advisor, item=open_item(attempt), scores=scores)
    assert result(attempt)[0] == Review.WAITING


def test_what_the_key_graded_is_not_reviewed(course, advisor):
    attempt = hand_in(course)
    automatic = attempt.items.get(version__kind="single_choice")
    with pytest.raises(NothingToReview):
        review_item(reviewer=advisor, item=automatic, scores={})


def test_nobody_reviews_their_own_answers(course):
    attempt = hand_in(course)
    with pytest.raises(NothingToReview):
        review_item(reviewer=course.participant, item=open_item(attempt), scores=FULL)


def test_all_marks_of_a_page_are_kept_or_none(course, advisor):
    attempt = hand_in(course)
    good, wrong = Marks(open_item(attempt).pk, FULL), Marks(open_item(attempt).pk, {"who": 1})
    with pytest.raises(MarksMissing):
        review_items(reviewer=advisor, attempt=attempt, marks=[good, wrong])
    assert not ItemReview.objects.exists()


def test_marks_given_meanwhile_are_not_written_over_unseen(course, advisor):
    attempt, item = (found := hand_in(course)), open_item(found)
    review_item(reviewer=make_advisor(), item=item, scores={"who": 1, "why": 1})
    with pytest.raises(ReviewedMeanwhile) as caught:
        review_items(reviewer=advisor, attempt=attempt, marks=[Marks(item.pk, FULL, seen=0)])
    assert caught.value.review.scores == {"who": 1, "why": 1}
    seen = caught.value.review.pk
    review_items(reviewer=advisor, attempt=attempt, marks=[Marks(item.pk, FULL, seen=seen)])
    assert ItemReview.objects.count() == 2


def test_a_correction_changes_the_points_both_ways_and_is_told(course, advisor, post_office):
    attempt, item = (found := hand_in(course, choice="")), open_item(found)
    for scores, points in (((1, 1), "0.33"), ((2, 0), "0.33"), ((0, 1), "0.17")):
        review_item(reviewer=advisor, item=item, scores=dict(zip(FULL, scores, strict=True)), now=LATER)
        assert result(attempt) == (Review.DONE, Decimal(points), False)
    assert attempt.reviewed_at == LATER
    first, corrected = (message.subject for message in post_office())
    assert first != corrected


def test_a_correction_may_pass_the_test(course, advisor):
    attempt, item = (found := hand_in(course, choice="")), open_item(found)
    review_item(reviewer=advisor, item=item, scores={"who": 0, "why": 0})
    review_item(reviewer=advisor, item=item, scores=FULL)
    assert result(attempt) == (Review.DONE, 1, True)
    assert Completion.objects.exists()


def test_a_correction_never_takes_a_pass_away(home_page, advisor):
    attempt = hand_in(make_review_course(home_page, cut_score=80))
    item = open_item(attempt)
    review_item(reviewer=advisor, item=item, scores=FULL)
    with pytest.raises(PassWouldFall):
        review_item(reviewer=advisor, item=item, scores={"who": 0, "why": 0})
    assert result(attempt) == (Review.DONE, 2, True)
    assert ItemReview.objects.count() == 1


def test_an_open_attempt_is_not_read(course, advisor):
    from courses.services.attempts import start_attempt

    attempt = start_attempt(enrolment=course.enrolment, quiz=course.quiz)
    with pytest.raises(NothingToReview):
        review_item(reviewer=advisor, item=open_item(attempt), scores=FULL)
