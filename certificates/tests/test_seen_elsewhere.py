"""What went wrong on other platforms, as far as it is known: each failure has its test here.

A doctored document that still "verifies" is looked at in ``tests/verification`` and ``tests/signing``; the worker that
is killed in ``test_killed_worker``; two hundred at once in ``tests/life/test_two_hundred``.
"""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db.models import ProtectedError
from wagtail.models import Page, Revision

from certificates import rules, tasks
from certificates.models import Certificate, CertificateEvent, CertificateTemplate, IssueObstacle, NumberSeries
from certificates.services import (
    RequiredTestNotPassed,
    add_version,
    issue_certificate,
    save_template,
    store_document,
)
from certificates.services.documents import file_name, private_storage
from certificates.signing import Signed
from certificates.tests.factories import NOW, complete, make_course, pass_quiz
from courses.models import Attempt, Completion, ModuleCompletion, QuizPage
from courses.services.enrolment import record_completion
from courses.services.outline import rebuild_outline
from courses.tests.factories import EnrolmentFactory, read_lessons

pytestmark = pytest.mark.django_db


def row(certificate) -> dict:
    return Certificate.objects.values().get(pk=certificate.pk)


def stored(certificate) -> bytes:
    with private_storage().open(file_name(certificate.pdf_sha256)) as file:
        return file.read()


@pytest.fixture
def filed(certificate, drawn):
    return store_document(certificate=certificate, now=NOW)


class TestIssuedDocumentAlteredByALaterEdit:
    """The template, the course or the account was edited, and documents issued long ago changed with it."""

    def edit_everything(self, certificate) -> None:
        template = CertificateTemplate.objects.get(pk=certificate.template_id)
        template.statement, template.title = "Zupełnie inne zdanie.", "Dyplom"
        save_template(template=template)
        holder, course = certificate.holder, certificate.completion.enrolment.course
        holder.first_name, holder.last_name = "Hanna", "Nowak"
        holder.save()
        course.title = "Inny kurs"
        course.save_revision().publish()

    def test_record_and_stored_bytes_stay(self, filed):
        before, document = row(filed), stored(filed)
        self.edit_everything(filed)
        assert row(filed) == before
        assert stored(filed) == document

    def test_document_drawn_after_the_edit_says_what_was_issued(self, certificate, monkeypatch):
        """The worker was late: the record was issued, then everything was edited, then the document was drawn."""
        said = []

        def draw(snapshot, **kwargs) -> bytes:
            said.append(snapshot)
            return b"%PDF"

        monkeypatch.setattr("certificates.pdf.render_certificate", draw)
        monkeypatch.setattr("certificates.signing.sign", lambda pdf: Signed(pdf, {}))
        before = certificate.snapshot
        self.edit_everything(certificate)
        store_document(certificate=Certificate.objects.get(pk=certificate.pk))
        assert said == [before]

    def test_used_template_is_followed_by_a_new_version(self, filed):
        self.edit_everything(filed)
        versions = CertificateTemplate.objects.filter(course=filed.template.course).order_by("version")
        assert [version.title for version in versions] == [filed.template.title, "Dyplom"]


class TestDuplicatesByARace:
    """Two events of one completion made two certificates. With real connections: ``test_races``."""

    def test_task_run_again_and_again_issues_and_tells_once(self, completion, drawn, post_office):
        for _ in range(3):
            tasks.issue_certificate.call(completion.pk)
        tasks.issue_missing_certificates.call()
        assert Certificate.objects.count() == NumberSeries.objects.get().last_number == 1
        assert len(post_office()) == 1


class TestIssuedWithNoTestTaken:
    """The certificate came although the person had passed no test."""

    @pytest.fixture
    def tree(self, home_page):
        """The test of the module was published before anybody completed the course."""
        tree = make_course(home_page, lessons=2)
        QuizPage.objects.update(first_published_at=NOW - timedelta(days=30))
        return tree

    @pytest.fixture
    def reader(self, tree):
        """Has read everything and passed nothing."""
        enrolment = EnrolmentFactory(course=tree.course)
        read_lessons(enrolment, tree.lessons[0])
        return enrolment

    def completed(self, enrolment, evidence=None) -> Completion:
        fields = {"completed_at": NOW, "rule_version": "2", "evidence": evidence or {}}
        return Completion.objects.create(enrolment=enrolment, **fields)

    def refused(self, completion) -> bool:
        with pytest.raises(RequiredTestNotPassed):
            issue_certificate(completion=completion, now=NOW)
        return not NumberSeries.objects.exists()

    def test_reading_alone_does_not_complete_the_course(self, reader):
        assert record_completion(enrolment=reader) is None

    def test_record_that_no_rule_made_brings_no_certificate(self, reader):
        assert self.refused(self.completed(reader))

    def test_evidence_that_names_a_test_nobody_passed(self, tree, reader):
        module = {"id": tree.modules[0].pk, "quiz": tree.quizzes[0].pk, "work": None, "final": None}
        pass_quiz(reader, tree.quizzes[0], score=3, is_passed=False)
        assert self.refused(self.completed(reader, {"modules": [module], "results": []}))

    def test_attempt_passed_then_and_lowered_since_keeps_its_fact(self, tree, reader):
        attempt = pass_quiz(reader, tree.quizzes[0], score=9)
        completion = record_completion(enrolment=reader)
        Attempt.objects.filter(pk=attempt.pk).update(score=5, is_passed=False)
        assert issue_certificate(completion=completion)

    def test_test_that_stood_off_the_site_while_the_course_was_completed(self, tree, reader):
        """An editor takes the test off the site for an hour: the rule then asks for the lessons alone."""
        tree.quizzes[0].unpublish()
        rebuild_outline(course_id=tree.course.pk)
        completion = record_completion(enrolment=reader)
        assert completion.evidence["results"] == []
        assert self.refused(completion)

    def test_office_sees_it_and_the_passed_test_brings_the_certificate(self, tree, reader, drawn):
        completion = self.completed(reader)
        assert tasks.issue_certificate.call(completion.pk) == ""
        assert IssueObstacle.objects.get().kind == IssueObstacle.Kind.TESTS
        pass_quiz(reader, tree.quizzes[0], score=9)
        assert tasks.issue_missing_certificates.call() == 1
        assert not IssueObstacle.objects.exists()

    def test_test_that_came_after_the_completion_was_not_asked_for(self, tree, reader):
        QuizPage.objects.update(first_published_at=NOW + timedelta(days=1))
        assert issue_certificate(completion=self.completed(reader), now=NOW + timedelta(days=2))

    def test_nor_one_that_came_into_a_module_completed_before(self, tree, reader):
        day = NOW - timedelta(days=60)
        ModuleCompletion.objects.create(
            enrolment=reader, module=tree.modules[0], completed_at=day, rule_version="2", evidence={}
        )
        assert issue_certificate(completion=self.completed(reader), now=NOW)

    @pytest.mark.parametrize("page", ["test", "module"])
    def test_nor_what_is_not_required(self, tree, reader, page):
        optional = tree.quizzes[0] if page == "test" else tree.modules[0]
        optional.is_required = False
        optional.save()
        assert issue_certificate(completion=self.completed(reader), now=NOW)

    def test_course_without_tests_issues(self, home_page):
        tree = make_course(home_page, lessons=1, quiz=False)
        assert issue_certificate(completion=complete(tree), now=NOW)
        assert not Attempt.objects.exists()


class TestDateTakenFromAModification:
    """The day of issue was read from a column that every save moves."""

    def test_saving_everything_a_year_later_moves_no_day(self, filed):
        before = row(filed)
        later = Certificate.objects.get(pk=filed.pk)
        enrolment = later.completion.enrolment
        for record in (later, later.completion, enrolment, enrolment.participant, enrolment.course):
            record.save()
        assert row(filed) == before

    def test_document_drawn_late_bears_the_day_of_the_record(self, certificate, drawn):
        store_document(certificate=certificate, now=NOW + timedelta(days=90))
        kept = Certificate.objects.get(pk=certificate.pk)
        assert kept.issued_at == NOW
        assert kept.said["dates"]["issued"] == "2026-11-22"

    def test_day_of_completion_is_that_of_the_fact(self, completion):
        completion.enrolment.save()
        completion.save()
        later = issue_certificate(completion=completion, now=NOW + timedelta(days=30))
        assert later.said["dates"]["completed"] == "2026-11-22"
        assert later.said["dates"]["issued"] == "2026-12-22"

    def test_no_moment_of_a_record_is_written_by_a_save(self):
        columns = [*Certificate._meta.fields, *CertificateEvent._meta.fields, *Completion._meta.fields]
        assert not [field.name for field in columns if getattr(field, "auto_now", False)]


class TestPurgeOfRevisions:
    """A command that tidies up old versions of pages took the certificates with it."""

    def test_certificates_outlive_the_versions_of_their_course(self, filed):
        course = filed.completion.enrolment.course
        for title in ("Pierwsze wydanie", "Drugie wydanie"):
            course.title = title
            course.save_revision().publish()
        before = row(filed), filed.events.count()
        call_command("purge_revisions", verbosity=0)
        assert Revision.objects.for_instance(course).count() == 1
        assert (row(filed), filed.events.count()) == before
        assert stored(filed)

    def test_course_with_certificates_is_not_deleted(self, filed):
        course = filed.completion.enrolment.course
        with pytest.raises(ProtectedError):
            Page.objects.get(pk=course.pk).specific.delete()
        assert Certificate.objects.filter(pk=filed.pk).exists()

    def test_nor_is_the_template_or_the_completion_behind_a_certificate(self, filed):
        for record in (filed.template, filed.completion):
            with pytest.raises(ProtectedError):
                record.delete()


def test_file_lost_and_found_again_is_the_same(filed):
    """A document put back from a backup is taken as it is: nothing is drawn beside it."""
    document = stored(filed)
    private_storage().delete(file_name(filed.pdf_sha256))
    private_storage().save(file_name(filed.pdf_sha256), ContentFile(document))
    before = row(filed)
    store_document(certificate=Certificate.objects.get(pk=filed.pk))
    assert row(filed) == before


def test_other_validity_in_a_new_template_moves_no_end(filed):
    texts = {"title": "Certyfikat", "statement": "Tak.", "issuer": "Akademia", "valid_months": 1}
    add_version(course=filed.template.course, fields=texts)
    kept = Certificate.objects.get(pk=filed.pk)
    assert kept.valid_until is None
    assert kept.status == rules.Status.VALID
