"""kill -9 at every step of a correction and of a bulk issue: after a restart everything is there once."""

import os
import signal
from functools import partial
from itertools import count

import pytest
from django_tasks_db.models import DBTaskResult

from certificates import services
from certificates.models import Certificate, CertificateEvent, NumberSeries
from certificates.services import (
    accept_correction,
    ask_for_correction,
    bulk,
    documents,
    start_bulk_issue,
    succession,
)
from certificates.services.documents import holds
from certificates.tests.factories import NOW, complete, make_course
from core.tasks import deliver_mail
from core.tests.processes import die, run_apart, run_worker, then_die
from courses.models import Edition, Enrolment

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]

Kind = CertificateEvent.Kind


def killed(status: int) -> bool:
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def mails() -> int:
    return DBTaskResult.objects.filter(task_path=deliver_mail.module_path).count()


SUCCESSION = {
    "before the number": (succession, "next_number", die),
    "after the number": (succession, "next_number", then_die(succession.next_number)),
    "after the record": (succession, "write_record", then_die(succession.write_record)),
    "after the events": (succession, "record_event", then_die(succession.record_event)),
    "before the commit": (succession, "_order_document", then_die(succession._order_document)),
}


@pytest.fixture
def request_(certificate):
    return ask_for_correction(certificate=certificate, first_name="Hanna", last_name="Nowak")


@pytest.mark.parametrize("step", SUCCESSION)
def test_killed_in_the_middle_of_a_correction_nothing_has_happened(
    step, certificate, request_, coordinator, drawn, is_chain_whole
):
    accept = partial(accept_correction, request=request_, by=coordinator, now=NOW)
    assert killed(run_apart(accept, SUCCESSION[step]))
    assert Certificate.objects.count() == NumberSeries.objects.get().last_number == 1
    assert [event.kind for event in certificate.events.all()] == [Kind.ISSUED]

    new = accept()
    run_worker()

    assert (new.number, new.supersedes) == ("AS/2026/000002", certificate)
    assert holds(Certificate.objects.get(pk=new.pk).pdf_sha256)
    assert mails() == 1
    assert is_chain_whole()


def test_worker_killed_before_the_document_of_a_successor(request_, coordinator, drawn):
    new = accept_correction(request=request_, by=coordinator, now=NOW)
    assert killed(run_worker((services, "store_document", die)))
    run_worker()
    assert holds(Certificate.objects.get(pk=new.pk).pdf_sha256)
    assert mails() == 1


def on_call(number: int, function, fatal=die):
    """The function as it is, until it is called for the n-th time."""
    calls = count(1)
    return lambda *args, **kwargs: (fatal if next(calls) == number else function)(*args, **kwargs)


BULK = {
    "before the first": (services, "issue_certificate", die),
    "between record and document": (services, "store_document", on_call(2, services.store_document)),
    "in the middle of the chunk": (services, "issue_certificate", on_call(3, services.issue_certificate)),
    "in the middle of a file": (documents, "_file", on_call(3, documents._file)),
    "after the last": (services, "finish_bulk_issue", die),
}


@pytest.mark.parametrize("step", BULK)
def test_worker_killed_in_the_middle_of_a_bulk_issue(step, home_page, coordinator, drawn, monkeypatch, is_chain_whole):
    monkeypatch.setattr(bulk, "CHUNK", 4)
    tree = make_course(home_page, lessons=1)
    edition = Edition.objects.create(course=tree.course, name="Wiosna 2027")
    Enrolment.objects.filter(pk__in=[complete(tree).enrolment_id for _ in range(5)]).update(edition=edition)
    run = start_bulk_issue(edition=edition, by=coordinator)
    assert killed(run_worker(BULK[step]))

    run_worker()

    run.refresh_from_db()
    assert run.finished_at
    issued = Certificate.objects.order_by("number")
    assert [one.number[-6:] for one in issued] == [f"{number:06d}" for number in range(1, 6)]
    assert all(holds(one.pdf_sha256) for one in issued)
    assert CertificateEvent.objects.filter(kind=Kind.FILED).count() == mails() == 5
    assert is_chain_whole()
