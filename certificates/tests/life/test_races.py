"""Two at once, each with a connection of its own: one successor, one revocation, one event."""

from datetime import UTC, datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from accounts.tests.factories import UserFactory
from certificates import tasks
from certificates.models import Certificate, CertificateEvent, IssueRun, NumberSeries, Revocation
from certificates.rules import Status
from certificates.services import (
    CertificateRefused,
    accept_correction,
    add_version,
    ask_for_correction,
    confirm_revocation,
    correct_certificate,
    erase_holder,
    expire_certificates,
    issue_certificate,
    propose_revocation,
    record_event,
    remind_of_expiry,
    renew_certificate,
    start_bulk_issue,
    store_document,
)
from certificates.tests.factories import NOW, complete, make_course
from certificates.tests.test_races import at_once
from core.tasks import deliver_mail
from courses.models import CoursePage, Edition
from courses.services.outline import rebuild_outline

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]

Kind = CertificateEvent.Kind


@pytest.fixture(autouse=True)
def _chain_stays_whole(is_chain_whole):
    yield
    assert is_chain_whole()


@pytest.fixture
def third(db):
    return UserFactory(first_name="Piotr", last_name="Lis")


def tried(call):
    """The call, with a refusal as its result instead of its end."""

    def run():
        try:
            return call()
        except CertificateRefused as refusal:
            return refusal

    return run


def fresh(certificate) -> Certificate:
    return Certificate.objects.get(pk=certificate.pk)


def count(certificate, kind: Kind) -> int:
    return certificate.events.filter(kind=kind).count()


def mails() -> int:
    return DBTaskResult.objects.filter(task_path=deliver_mail.module_path).count()


def test_two_coordinators_confirm_at_once(certificate, coordinator, other, third):
    revocation = propose_revocation(certificate=certificate, category="mistake", note="", by=coordinator)
    made = at_once([lambda by=by: confirm_revocation(revocation=revocation, by=by) for by in (other, third)])
    assert len({(one.pk, one.decided_by_id) for one in made}) == 1
    assert (count(certificate, Kind.REVOKED), mails()) == (1, 1)


def test_two_coordinators_propose_at_once(certificate, coordinator, other):
    def propose(by):
        return tried(lambda: propose_revocation(certificate=certificate, category="mistake", note="", by=by))

    at_once([propose(coordinator), propose(other)])
    assert Revocation.objects.count() == 1


def test_one_coordinator_presses_propose_twice(certificate, coordinator):
    call = lambda: propose_revocation(certificate=certificate, category="mistake", note="", by=coordinator)  # noqa: E731
    assert len({one.pk for one in at_once([call, call])}) == 1


def test_correction_is_accepted_twice_at_once(certificate, coordinator, other):
    request = ask_for_correction(certificate=certificate, first_name="Hanna", last_name="Nowak")
    made = at_once([lambda by=by: accept_correction(request=request, by=by) for by in (coordinator, other)])
    assert made[0].pk == made[1].pk
    assert Certificate.objects.count() == NumberSeries.objects.get(year=made[0].issued_at.year).last_number == 2
    assert count(certificate, Kind.SUPERSEDED) == 1


def test_holder_asks_twice_at_once(certificate):
    call = lambda: ask_for_correction(certificate=certificate, first_name="Hanna", last_name="Nowak")  # noqa: E731
    assert len({one.pk for one in at_once([call, call])}) == 1


def test_correction_and_confirmed_revocation_at_once_leave_no_valid_certificate_behind(certificate, coordinator, other):
    """The proposal waits, so whatever the order: it is revoked, and no newer one has slipped out."""
    revocation = propose_revocation(certificate=certificate, category="mistake", note="", by=coordinator)
    correct = {"certificate": certificate, "first_name": "Hanna", "last_name": "Nowak", "by": coordinator}
    results = at_once(
        [
            tried(lambda: correct_certificate(**correct)),
            tried(lambda: confirm_revocation(revocation=revocation, by=other)),
        ]
    )
    assert isinstance(results[0], CertificateRefused)
    assert fresh(certificate).status == Status.REVOKED
    assert Certificate.objects.count() == 1


def test_correction_and_proposal_at_once(certificate, coordinator, other):
    """One of the two comes first and the other is told so; both at the same certificate never stand."""
    correct = {"certificate": certificate, "first_name": "Hanna", "last_name": "Nowak", "by": coordinator}
    results = at_once(
        [
            tried(lambda: correct_certificate(**correct)),
            tried(lambda: propose_revocation(certificate=certificate, category="mistake", note="", by=other)),
        ]
    )
    assert sum(isinstance(result, CertificateRefused) for result in results) == 1
    assert Certificate.objects.count() + Revocation.objects.count() == 2


def test_renewal_button_is_pressed_twice(certificate):
    course = certificate.completion.enrolment.course
    CoursePage.objects.filter(pk=course.pk).update(legal_state=datetime(2027, 3, 1, tzinfo=UTC).date())
    rebuild_outline(course_id=course.pk)
    made = at_once([lambda: renew_certificate(certificate=certificate)] * 2)
    assert made[0].pk == made[1].pk
    assert Certificate.objects.count() == 2


def test_erasure_while_another_process_files_the_document(certificate, coordinator, drawn):
    at_once(
        [
            lambda: store_document(certificate=certificate),
            lambda: erase_holder(certificate=certificate, by=coordinator),
        ]
    )
    left = fresh(certificate)
    assert left.is_erased
    assert count(certificate, Kind.ERASED) == 1
    kinds = [event.kind for event in certificate.events.order_by("sequence")]
    assert kinds in (["issued", "filed", "erased"], ["issued", "erased"])
    assert bool(left.pdf_sha256) == ("filed" in kinds)


def test_erasure_and_correction_at_once_leave_nobody(certificate, coordinator, other):
    """A successor that came while the erasure waited for the row is erased with the rest."""
    correct = {"certificate": certificate, "first_name": "Hanna", "last_name": "Nowak", "by": coordinator}
    at_once(
        [
            tried(lambda: correct_certificate(**correct)),
            lambda: erase_holder(certificate=certificate, by=other),
        ]
    )
    assert not Certificate.objects.filter(erased_at=None).exists()


def test_erased_twice_at_once(certificate, coordinator, other):
    at_once([lambda by=by: erase_holder(certificate=certificate, by=by) for by in (coordinator, other)])
    assert count(certificate, Kind.ERASED) == 1


def test_looks_and_downloads_go_on_while_the_certificate_changes(certificate, coordinator, other):
    """An event of a visitor holds the chain and refers to the row; a revocation holds the row and wants the chain."""
    revocation = propose_revocation(certificate=certificate, category="mistake", note="", by=coordinator)
    looks = [lambda: record_event(certificate=certificate, kind=Kind.VERIFIED)] * 8
    at_once([*looks, lambda: confirm_revocation(revocation=revocation, by=other)])
    assert (count(certificate, Kind.VERIFIED), count(certificate, Kind.REVOKED)) == (8, 1)


@pytest.fixture
def ending(home_page):
    """Three certificates valid until 22 November 2027."""
    tree = make_course(home_page, lessons=1)
    texts = {"title": "Certyfikat", "statement": "Przeczytane.", "issuer": "Akademia"}
    add_version(course=tree.course, fields={**texts, "valid_months": 12})
    return [issue_certificate(completion=complete(tree), now=NOW) for _ in range(3)]


def test_two_workers_write_the_end_of_validity_at_once(ending):
    done = at_once([lambda: expire_certificates(NOW + timedelta(days=400))] * 2)
    assert sum(done) == 3
    assert all(count(certificate, Kind.EXPIRED) == 1 for certificate in ending)


def test_two_workers_remind_at_once(ending):
    done = at_once([lambda: remind_of_expiry(NOW + timedelta(days=310))] * 2)
    assert (sum(done), mails()) == (3, 3)


@pytest.fixture
def edition(home_page):
    tree = make_course(home_page, lessons=1)
    edition = Edition.objects.create(course=tree.course, name="Wiosna 2027")
    for _ in range(5):
        completion = complete(tree)
        completion.enrolment.edition = edition
        completion.enrolment.save()
    return edition


def test_two_coordinators_start_one_bulk_issue(edition, coordinator, other):
    runs = at_once([lambda by=by: start_bulk_issue(edition=edition, by=by) for by in (coordinator, other)])
    assert runs[0].pk == runs[1].pk
    assert IssueRun.objects.count() == 1


def test_chunk_run_by_two_workers_issues_once(edition, coordinator, drawn):
    run = start_bulk_issue(edition=edition, by=coordinator)
    at_once([lambda: tasks.issue_chunk.call(run_id=run.pk, start=0)] * 2)
    run.refresh_from_db()
    assert run.finished_at
    assert Certificate.objects.count() == 5
    assert CertificateEvent.objects.filter(kind=Kind.FILED).count() == mails() == 5
