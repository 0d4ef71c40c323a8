"""What the tests of recruitment share."""

import pytest
from django.core import mail as outbox
from django_tasks_db.models import DBTaskResult

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from recruitment.tests.factories import make_call


@pytest.fixture
def call(home_page):
    """Open now, ten places, two for a commune."""
    return make_call(home_page)


@pytest.fixture
def recruiter(db):
    return UserFactory(role=Role.RECRUITER, first_name="Renata", last_name="Rekruterska")


@pytest.fixture
def post_office(db):
    """`post_office()` runs what is queued, in the transaction of the test, and gives the mails delivered by it."""

    def deliver():
        while ready := list(DBTaskResult.objects.ready()):
            for result in ready:
                result.task.call(*result.args_kwargs["args"], **result.args_kwargs["kwargs"])
                result.delete()
        mails, outbox.outbox[:] = list(outbox.outbox), []
        return mails

    return deliver
