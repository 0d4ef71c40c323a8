"""The crowd for measuring: its records agree with the grading and the rules."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import Sum

from accounts.models import User
from courses import attempt_rules
from courses.models import Answer, Attempt, AttemptItem, Completion, Enrolment
from courses.questions import kind
from courses.stages import Stage, count_by_stage


@pytest.fixture
def crowd(home_page):
    call_command("make_crowd", participants=60, answers=4000, yes=True, verbosity=0)


def test_crowd_has_people_in_every_stage(crowd):
    assert User.objects.filter(email__endswith="@example.org").count() == Enrolment.objects.count() == 60
    assert all(count_by_stage()[stage] for stage in Stage)


def test_crowd_gives_about_as_many_answers_as_asked_for(crowd):
    assert 3200 < Answer.objects.count() < 4800


def test_points_of_the_crowd_are_those_the_kinds_grade(crowd):
    items = AttemptItem.objects.with_answers().exclude(attempt__closed_at=None)
    for item in items.order_by("pk")[:300]:
        share = kind(item.version.kind).grade(item.spec, item.response).share
        assert item.points == attempt_rules.points(share, item.max_points)


def test_results_of_the_crowd_follow_from_points(crowd):
    for attempt in Attempt.objects.closed().annotate(points=Sum("items__points")):
        assert attempt.score == attempt.points
        assert attempt.is_passed == attempt_rules.is_passed(attempt.score, attempt.max_score, attempt.cut_score)


def test_who_completed_read_everything_and_passed_every_test(crowd):
    for completion in Completion.objects.select_related("enrolment"):
        enrolment = completion.enrolment
        assert enrolment.lesson_progress.count() == 40
        assert enrolment.attempts.passed().values("quiz").distinct().count() == 9


def test_same_seed_makes_same_crowd(home_page):
    assert _results(7) == _results(7) != _results(8)


def _results(seed):
    with transaction.atomic():
        call_command("make_crowd", participants=3, answers=300, seed=seed, yes=True, verbosity=0)
        found = list(Attempt.objects.order_by("pk").values_list("pk", "number", "score"))
        transaction.set_rollback(True)
    return found


def test_crowd_is_not_made_by_accident(db, settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="--yes"):
        call_command("make_crowd")


def test_crowd_is_made_once(crowd):
    with pytest.raises(CommandError, match="already"):
        call_command("make_crowd", yes=True)
