import pytest
from django.core.management import call_command

from certificates import tasks
from certificates.models import Certificate, IssueObstacle
from certificates.tests.factories import make_completion
from core import periodic
from courses.models import Completion
from courses.signals import course_completed

pytestmark = pytest.mark.django_db


def test_completed_course_brings_certificate_document_and_mail(completion, drawn, post_office):
    course_completed.send_robust(sender=Completion, completion=completion)
    assert not Certificate.objects.exists()
    (mail,) = post_office()
    certificate = Certificate.objects.get()
    assert certificate.has_file
    assert mail.to == [certificate.holder.email]


def test_task_that_runs_twice_makes_one_certificate_and_one_mail(completion, drawn, post_office):
    numbers = {tasks.issue_certificate.call(completion.pk) for _ in range(2)}
    assert numbers == {"AS/2026/000001"}
    assert len(post_office()) == 1


def test_name_that_cannot_be_printed_waits_and_is_shown(home_page, drawn):
    completion = make_completion(home_page, last_name="陳")
    assert tasks.issue_certificate.call(completion.pk) == ""
    assert IssueObstacle.objects.get().completion == completion


def test_lost_signal_heals(completion, certificate, drawn, post_office, capsys):
    call_command("issue_missing_certificates")
    assert capsys.readouterr().out == "Certificates finished: 2\n"
    assert all(one.has_file for one in Certificate.objects.all())
    assert len(post_office()) == 2
    assert tasks.issue_missing_certificates.call() == 0


def test_corrected_name_brings_the_certificate(home_page, drawn):
    completion = make_completion(home_page, first_name="")
    assert tasks.issue_missing_certificates.call() == 0
    completion.enrolment.participant.first_name = "Li"
    completion.enrolment.participant.save()
    assert tasks.issue_missing_certificates.call() == 1


def test_one_bad_record_does_not_hold_up_the_others(home_page, drawn, monkeypatch):
    bad, good = make_completion(home_page), make_completion(home_page)
    issue = tasks.services.issue_certificate

    def issue_or_fail(*, completion):
        if completion.pk == bad.pk:
            raise RuntimeError
        return issue(completion=completion)

    monkeypatch.setattr(tasks.services, "issue_certificate", issue_or_fail)
    with pytest.raises(ExceptionGroup):
        tasks.issue_missing_certificates.call()
    assert Certificate.objects.get().completion == good


def test_healing_comes_again():
    assert tasks.issue_missing_certificates.module_path in periodic.names()
