"""What the tests of the account share."""

import re

import pytest
from django.core import mail as outbox
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from accounts.tests.factories import PASSWORD


@pytest.fixture(autouse=True)
def _home_of_the_account(settings):
    """The desk belongs to the roof, of which this floor knows nothing."""
    settings.LOGIN_REDIRECT_URL = "account_overview"


@pytest.fixture
def sign_in(client):
    """`sign_in(user)` signs in as a person does, by the form; gives the response."""

    def by_form(user, password=PASSWORD, browser=client):
        return browser.post(reverse("account_login"), {"login": user.email, "password": password})

    return by_form


@pytest.fixture
def confirm(client):
    """`confirm()` gives the password again, which important changes ask for."""
    return lambda: client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


@pytest.fixture
def post_office(db):
    """`post_office()` delivers the queued mails, as the worker does, and gives those since the last call."""

    def deliver():
        for queued in DBTaskResult.objects.ready().order_by("enqueued_at"):
            queued.task.func(*queued.args_kwargs["args"], **queued.args_kwargs["kwargs"])
            queued.delete()
        mails, outbox.outbox[:] = list(outbox.outbox), []
        return mails

    return deliver


def code_in(mail) -> str:
    return re.search(r"\b\d{4}-\d{4}\b", mail.body).group()
