"""kill -9 while telling of a letter: after a restart there is one mail, never none, never two."""

import os
import signal

import pytest
from django_tasks_db.models import DBTaskResult

from core import mail as core_mail
from core.tasks import deliver_mail
from core.tests.processes import die, run_worker, then_die
from messaging import tasks
from messaging.models import Member
from messaging.services import notices
from messaging.tests.factories import make_conversation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


STEPS = {
    "before anything": (notices, "notify_members", die),
    "after it was written down, before the mail": (core_mail, "send", die),
    "after the mail, before the commit": (core_mail, "send", then_die(core_mail.send)),
    "after the commit": (notices, "notify_member", then_die(notices.notify_member)),
}


@pytest.mark.parametrize("step", STEPS)
def test_killed_worker_leaves_one_mail_after_restart(step, monkeypatch):
    monkeypatch.setattr(tasks, "DELAY", -tasks.DELAY)
    make_conversation()
    assert os.WTERMSIG(run_worker(STEPS[step])) == signal.SIGKILL

    assert run_worker() == 0

    assert DBTaskResult.objects.filter(task_path=deliver_mail.module_path).count() == 1
    assert Member.objects.filter(notified_up_to__gt=0).count() == 1
