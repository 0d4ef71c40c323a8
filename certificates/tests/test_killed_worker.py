"""kill -9 at every step of issuing: after a restart there is one certificate, one document, one mail."""

import os
import signal

import pytest
from django.core.files.base import ContentFile
from django_tasks_db.models import DBTaskResult

from certificates import tasks
from certificates.models import Certificate, CertificateEvent
from certificates.services import documents, issuing
from certificates.services.documents import file_name, holds, private_storage
from core.tasks import deliver_mail
from core.tests.processes import die, run_worker, then_die

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.processes]


def write_half(sha256: str, document: bytes) -> None:
    private_storage().save(file_name(sha256), ContentFile(document[: len(document) // 2]))
    die()


STEPS = {
    "before the record": (issuing, "write_record", die),
    "after the record, before its commit": (issuing, "write_record", then_die(issuing.write_record)),
    "after the record": (documents, "store_document", die),
    "before the render": (documents.pdf, "render_certificate", die),
    "after the render": (documents.signing, "sign", die),
    "after signing": (documents.signing, "sign", then_die(documents.signing.sign)),
    "before the file": (documents, "write_once", die),
    "in the middle of the file": (documents, "write_once", write_half),
    "after the file": (documents, "_file", die),
    "after the mail, before the commit": (documents, "_tell_holder", then_die(documents._tell_holder)),
    "after the commit": (documents, "_file", then_die(documents._file)),
}


@pytest.mark.parametrize("step", STEPS)
def test_worker_killed_leaves_exactly_one_certificate_after_restart(step, completion):
    tasks.issue_certificate.enqueue(completion.pk)
    module, name, fatal = STEPS[step]
    target = tasks.services if name == "store_document" else module
    assert os.WTERMSIG(run_worker((target, name, fatal))) == signal.SIGKILL

    assert run_worker() == 0

    certificate = Certificate.objects.get()
    assert certificate.number == "AS/2026/000001"
    assert holds(certificate.pdf_sha256)
    with private_storage().open(file_name(certificate.pdf_sha256)) as file:
        assert documents.signing.examine(file.read()).is_good
    kinds = [event.kind for event in certificate.events.all()]
    assert kinds == [CertificateEvent.Kind.ISSUED, CertificateEvent.Kind.FILED]
    assert DBTaskResult.objects.filter(task_path=deliver_mail.module_path).count() == 1
