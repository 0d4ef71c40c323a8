"""Two advisors at once: real connections, so PostgreSQL only."""

import pytest
from django_tasks_db.models import DBTaskResult

from courses.models import Attempt, Completion, ItemReview
from courses.services.attempts.review import Marks, ReviewedMeanwhile, review_item, review_items

from .review_factories import FULL, hand_in, make_advisor, make_review_course, open_item, open_items
from .test_attempt_races import at_once

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def mails():
    return DBTaskResult.objects.filter(task_path="core.tasks.deliver_mail").count()


def test_two_advisors_at_once_make_one_result_one_completion_and_one_mail(home_page):
    attempt = hand_in(make_review_course(home_page, is_review_first=True))
    item, advisors, before = open_item(attempt), [make_advisor() for _ in range(4)], mails()
    at_once(*[lambda who=who: review_item(reviewer=who, item=item, scores=FULL) for who in advisors])
    attempt.refresh_from_db()
    assert (attempt.review, attempt.score) == (Attempt.Review.DONE, 2)
    assert (ItemReview.objects.count(), Completion.objects.count(), mails() - before) == (4, 1, 1)


def test_two_advisors_who_mark_different_answers_finish_the_review(home_page):
    attempt = hand_in(make_review_course(home_page, opens=2))
    items, advisors = open_items(attempt), [make_advisor(), make_advisor()]
    at_once(
        *[
            lambda who=who, item=item: review_item(reviewer=who, item=item, scores=FULL)
            for who, item in zip(advisors, items, strict=True)
        ]
    )
    attempt.refresh_from_db()
    assert (attempt.review, attempt.score) == (Attempt.Review.DONE, 3)


def test_of_two_who_saw_no_marks_one_saves_and_the_other_is_told(home_page):
    attempt = hand_in(make_review_course(home_page))
    marks = [Marks(open_item(attempt).pk, {"who": points, "why": points}, seen=0) for points in (1, 2)]
    advisors = [make_advisor(), make_advisor()]
    outcomes = at_once(
        *[
            lambda who=who, given=given: review_items(reviewer=who, attempt=attempt, marks=[given])
            for who, given in zip(advisors, marks, strict=True)
        ]
    )
    assert sum(isinstance(outcome, ReviewedMeanwhile) for outcome in outcomes) == 1
    assert ItemReview.objects.count() == 1
