"""kill -9 in the middle of a regrading: after a restart everybody has their points once and one mail each."""

import os
import signal

import pytest
from django_tasks_db.models import DBTaskResult

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from core.tasks import deliver_mail
from core.tests.processes import die, run_worker, then_die
from courses.models import Attempt, Regrade, RegradeChange
from courses.services import regrade_work
from courses.services.regrading import regrade
from courses.tests.regrade_factories import make_test, mend_key, take_test

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]

STEPS = {
    "before anything": ("_regrade_people", die),
    "after the points, before the results": ("_set_results", die),
    "after the mails, before the commit": ("_tell", then_die(regrade_work._tell)),
    "after the first people": ("_regrade_people", then_die(regrade_work._regrade_people)),
}


@pytest.mark.parametrize("step", STEPS)
def test_killed_worker_leaves_whole_people_and_the_rest_is_taken_up(step, home_page, monkeypatch):
    course = make_test(home_page)
    attempts = [take_test(course, "ba") for _number in range(3)]
    coordinator = UserFactory(role=Role.COORDINATOR)
    monkeypatch.setattr(regrade_work, "PEOPLE", 2)
    DBTaskResult.objects.all().delete()
    regrade(question=mend_key(course.questions[0]), mode=Regrade.Mode.BY_KEY, reason="Klucz", made_by=coordinator)
    assert os.WTERMSIG(run_worker((regrade_work, *STEPS[step]))) == signal.SIGKILL
    for attempt in Attempt.objects.all():
        assert attempt.score == sum(item.points for item in attempt.items.all())

    assert run_worker() == 0

    assert set(Attempt.objects.values_list("score", "is_passed")) == {(2, True)}
    assert RegradeChange.objects.count() == len(attempts)
    mails = DBTaskResult.objects.filter(task_path=deliver_mail.module_path)
    told = [row.args_kwargs["kwargs"]["to"] for row in mails if "/wynik/" in row.args_kwargs["kwargs"]["text"]]
    assert sorted(told) == sorted(attempt.enrolment.participant.email for attempt in attempts)
