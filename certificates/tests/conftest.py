"""What the tests of certificates share."""

import pytest
from django.core import mail as outbox
from django_tasks_db.models import DBTaskResult

from certificates.signing import Signed
from certificates.tests.factories import make_certificate, make_completion


@pytest.fixture
def completion(home_page):
    return make_completion(home_page)


@pytest.fixture
def certificate(home_page):
    return make_certificate(home_page)


@pytest.fixture
def drawn(monkeypatch):
    """Documents are short texts without a signature, where only their keeping is tested; gives the numbers drawn."""
    numbers = []

    def draw(snapshot, **kwargs) -> bytes:
        numbers.append(snapshot["number"])
        return f"%PDF {snapshot['number']} {snapshot['code']}".encode()

    monkeypatch.setattr("certificates.pdf.render_certificate", draw)
    monkeypatch.setattr("certificates.signing.sign", lambda pdf: Signed(pdf, {}))
    return numbers


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
