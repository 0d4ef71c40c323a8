"""What the tests of courses share."""

import pytest
from django.core import mail as outbox
from django_tasks_db.models import DBTaskResult


@pytest.fixture
def post_office(db):
    """`post_office()` runs what is queued, whenever due, and gives the mails delivered by it."""

    def deliver():
        while waiting := list(DBTaskResult.objects.filter(status="READY")):
            for result in waiting:
                result.task.call(*result.args_kwargs["args"], **result.args_kwargs["kwargs"])
                result.delete()
        mails, outbox.outbox[:] = list(outbox.outbox), []
        return mails

    return deliver
