"""kill -9 in the middle of the daily task: after a restart every offer has one letter."""

import os
import signal

import pytest
from django_tasks_db.models import DBTaskResult

from core.tasks import deliver_mail
from core.tests.processes import die, run_worker, then_die
from recruitment import tasks
from recruitment.models import Application, Letter
from recruitment.services import moving, waiting
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory, make_call

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


STEPS = {
    "before anything": (waiting, "expire_offers", die),
    "after the change, before its letter": (moving, "send_letter", die),
    "after the letter, before the commit": (moving, "send_letter", then_die(moving.send_letter)),
    "after the first offer": (waiting, "offer_next", then_die(waiting.offer_next)),
}


@pytest.mark.parametrize("step", STEPS)
def test_killed_worker_leaves_one_letter_for_each_offer(step, home_page):
    call = make_call(home_page, phase="closed", places=2)
    for points in range(3):
        ApplicationFactory(call=call, state=State.WAITING, points=points)
    tasks.offer_freed_places.enqueue()
    assert os.WTERMSIG(run_worker(STEPS[step])) == signal.SIGKILL

    tasks.offer_freed_places.enqueue()
    assert run_worker() == 0

    offered = Application.objects.filter(state=State.OFFERED).values_list("points", flat=True)
    assert sorted(offered) == [1, 2]
    assert Letter.objects.count() == 2
    assert DBTaskResult.objects.filter(task_path=deliver_mail.module_path).count() == 2
