"""The person goes; number, dates, status and digests stay, and a file still shows itself as genuine."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from certificates import pdf, tasks
from certificates.models import Certificate, CorrectionRequest, HolderChoice, Revocation
from certificates.rules import Status, canonical
from certificates.services import (
    NotStanding,
    ask_for_correction,
    confirm_revocation,
    correct_certificate,
    delete_forgotten_documents,
    erase_holder,
    erasure,
    issue_certificate,
    propose_revocation,
    renew_certificate,
    store_document,
)
from certificates.services.documents import file_name, holds, private_storage
from certificates.tests.factories import NOW, make_certificate, make_course
from courses.models import Completion
from courses.tests.factories import EnrolmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_storage(settings, tmp_path):
    """What is left over is counted here: nothing of other tests lies about."""
    private = {**settings.STORAGES["private"], "OPTIONS": {"location": tmp_path, "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "private": private}


KEPT = ["number", "code", "issued_at", "valid_until", "snapshot_sha256", "pdf_sha256", "unsigned_sha256", "reason"]


@pytest.fixture
def filed(certificate, drawn):
    return store_document(certificate=certificate)


def reread(certificate) -> Certificate:
    return Certificate.objects.get(pk=certificate.pk)


def test_nothing_of_the_record_names_the_person(filed, coordinator):
    HolderChoice.objects.create(certificate=filed, shows_name=True)
    erase_holder(certificate=filed, by=coordinator)
    left = reread(filed)
    assert (left.holder, left.badge, left.is_erased) == (None, "", True)
    assert "Wiśniewska" not in canonical(left.snapshot).decode()
    assert left.said["result"] is None
    assert not HolderChoice.objects.exists()


def test_number_dates_status_and_digests_stay(filed, coordinator, kinds, is_chain_whole):
    before = {name: getattr(reread(filed), name) for name in KEPT}
    erase_holder(certificate=filed, by=coordinator)
    left = reread(filed)
    assert {name: getattr(left, name) for name in KEPT} == before
    assert left.said["course"] == filed.said["course"]
    assert left.status == Status.VALID
    assert kinds(left) == ["issued", "filed", "erased"]
    assert is_chain_whole()


def test_stored_document_goes_and_its_digest_still_answers(filed, coordinator, post_office):
    erase_holder(certificate=filed, by=coordinator)
    assert holds(filed.pdf_sha256)
    post_office()
    assert not holds(filed.pdf_sha256)
    assert not reread(filed).has_file
    assert Certificate.objects.get(pdf_sha256=filed.pdf_sha256).number == filed.number


def test_task_lost_on_the_way_is_made_good(filed, coordinator):
    erase_holder(certificate=filed, by=coordinator)
    assert delete_forgotten_documents(timezone.now() + timedelta(hours=2)) == 1
    assert not holds(filed.pdf_sha256)


def test_replaced_certificates_and_other_courses_go_too(home_page, filed, coordinator):
    new = correct_certificate(certificate=filed, first_name="Anna", last_name="Nowak", by=coordinator)
    course = make_course(home_page, lessons=1, quiz=False).course
    enrolment = EnrolmentFactory(participant=filed.holder, course=course)
    elsewhere = issue_certificate(
        completion=Completion.objects.create(enrolment=enrolment, rule_version="2", evidence={"modules": []})
    )
    stranger = make_certificate(home_page)
    assert erase_holder(certificate=new, by=coordinator) == 3
    assert all(reread(one).is_erased for one in (filed, new, elsewhere))
    assert not reread(stranger).is_erased
    assert reread(filed).status == Status.SUPERSEDED


def test_account_deleted_before_does_not_hide_the_person(filed, coordinator):
    Certificate.objects.filter(pk=filed.pk).update(holder=None)
    assert erase_holder(certificate=filed, by=coordinator) == 1


def test_erasing_twice_is_erasing_once(filed, coordinator, kinds):
    erase_holder(certificate=filed, by=coordinator, now=NOW)
    left = Certificate.objects.values().get(pk=filed.pk)
    assert erase_holder(certificate=filed, by=coordinator) == 0
    assert Certificate.objects.values().get(pk=filed.pk) == left
    assert kinds(filed).count("erased") == 1


def test_what_was_asked_and_noted_goes_as_well(filed, coordinator):
    ask_for_correction(certificate=filed, first_name="Anna", last_name="Nowak", note="Po ślubie.")
    propose_revocation(certificate=filed, category="request", note="Pani Wiśniewska prosi.", by=coordinator)
    erase_holder(certificate=filed, by=coordinator)
    request, revocation = CorrectionRequest.objects.get(), Revocation.objects.get()
    assert (request.first_name, request.last_name, request.note) == ("", "", "")
    assert request.decision == CorrectionRequest.Decision.REFUSED
    assert (revocation.note, revocation.decision) == ("", Revocation.Decision.WAITING)


def test_erased_certificate_may_still_be_revoked_and_nobody_is_written_to(filed, coordinator, other, post_office):
    erase_holder(certificate=filed, by=coordinator)
    post_office()
    revocation = propose_revocation(certificate=filed, category="dishonest", note="", by=coordinator)
    confirm_revocation(revocation=revocation, by=other)
    assert reread(filed).status == Status.REVOKED
    assert post_office() == []


def test_nothing_is_issued_or_drawn_anew(filed, coordinator, drawn, post_office):
    erase_holder(certificate=filed, by=coordinator)
    post_office()
    drawn.clear()
    assert tasks.issue_missing_certificates.call() == 0
    assert issue_certificate(completion=filed.completion).pk == filed.pk
    assert tasks.issue_certificate.call(filed.completion_id) == filed.number
    assert drawn == []


def test_issued_but_never_drawn_is_not_drawn_after_an_erasure(certificate, coordinator, drawn):
    erase_holder(certificate=certificate, by=coordinator)
    assert tasks.issue_missing_certificates.call() == 0
    assert drawn == []


def test_no_newer_certificate_follows(filed, coordinator):
    erase_holder(certificate=filed, by=coordinator)
    with pytest.raises(NotStanding):
        correct_certificate(certificate=filed, first_name="Anna", last_name="Nowak", by=coordinator)
    with pytest.raises(NotStanding):
        renew_certificate(certificate=filed)


def test_erased_while_the_worker_draws(certificate, coordinator, drawn, monkeypatch, kinds, post_office):
    """The drawing began with the name; what comes of it is neither kept nor told."""
    draw = pdf.render_certificate

    def draw_slowly(said, **kwargs):
        document = draw(said, **kwargs)
        erase_holder(certificate=certificate, by=coordinator)
        return document

    monkeypatch.setattr("certificates.pdf.render_certificate", draw_slowly)
    store_document(certificate=certificate)
    assert reread(certificate).pdf_sha256 == ""
    assert kinds(certificate) == ["issued", "erased"]
    assert list(erasure.strays(timezone.now() + timedelta(hours=1))) == []
    assert post_office() == []


class TestFilesNobodyNames:
    """What a worker leaves that is killed between storing a document and recording it."""

    @pytest.fixture
    def stray(self, db):
        return private_storage().save(file_name("ab" * 32), ContentFile(b"%PDF Anna"))

    def test_old_one_goes_and_the_filed_ones_stay(self, stray, filed):
        assert delete_forgotten_documents(timezone.now() + timedelta(hours=2)) == 1
        assert not private_storage().exists(stray)
        assert holds(filed.pdf_sha256)

    def test_fresh_one_may_be_in_the_making(self, stray):
        assert delete_forgotten_documents() == 0
        assert private_storage().exists(stray)

    def test_too_many_look_like_an_old_database(self, stray, monkeypatch):
        monkeypatch.setattr(erasure, "MOST_STRAYS", 0)
        with pytest.raises(erasure.TooManyStrays):
            delete_forgotten_documents(timezone.now() + timedelta(hours=2))
        assert private_storage().exists(stray)

    def test_drawings_of_templates_are_none_of_them(self):
        logo = private_storage().save(f"certificates/logos/{'cd' * 32}", ContentFile(b"\x89PNG"))
        assert delete_forgotten_documents(timezone.now() + timedelta(hours=2)) == 0
        assert private_storage().exists(logo)
