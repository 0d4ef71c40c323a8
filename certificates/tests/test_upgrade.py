"""Reissued or re-dated by an upgrade: a certificate of the first version goes through every migration since.

What was issued keeps number, day, digests and events to the letter; the events are put in a chain as they stand.
"""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from certificates import queries, rules, tasks, triggers
from certificates.models import Certificate, CertificateEvent, CertificateTemplate, EventChain, NumberSeries
from certificates.services import issue_certificate
from certificates.tests.factories import complete, make_course

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("certificates", "0004_freeze_records")]
ISSUED = datetime(2026, 9, 14, 8, 30, 15, 123456, tzinfo=UTC)
FILED = datetime(2026, 9, 14, 8, 30, 21, 654321, tzinfo=UTC)
PDF_SHA256 = "5e" * 32
SNAPSHOT = {
    "version": 1,
    "language": "pl",
    "number": "AS/2026/000041",
    "code": "7K3MQ9TX2HVA64RN",
    "name": {"first": "Anna", "last": "Wiśniewska", "full": "Anna Wiśniewska"},
    "course": {"title": "Strategia rozwiązywania problemów społecznych"},
    "template": {"version": 1, "title": "Certyfikat", "statement": "Przeczytane i zdane."},
    "issuer": "Akademia SRPS",
    "signatory": {"name": "Maria Lis", "position": "dyrektorka"},
    "modules": [
        {
            "title": "Podstawy",
            "lessons": 4,
            "minutes": 80,
            "outcomes": ["wskazuje podstawy prawne"],
            "result": {"percent": 90, "points": "9", "max_points": "10", "cut_score": 70},
        }
    ],
    "minutes": 80,
    "legal_state": "2026-06-01",
    "dates": {
        "enrolled": "2026-08-01",
        "completed": "2026-09-13",
        "issued": "2026-09-14",
        "issued_at": "2026-09-14T08:30:15Z",
    },
}
DIGEST = rules.digest(SNAPSHOT)


def migrate(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


@pytest.fixture
def upgraded(home_page):
    """A database of the first version with one certificate, its two events and its triggers, brought up to date."""
    completion = complete(make_course(home_page))
    latest = [key for key in MigrationExecutor(connection).loader.graph.leaf_nodes() if key[0] == "certificates"]
    apps = migrate(BEFORE)
    try:
        _issue_as_then(apps, completion)
        _install_triggers_of_then()
    finally:
        migrate(latest)
    return completion


def _issue_as_then(apps, completion) -> None:
    model = apps.get_model
    template = model("certificates", "CertificateTemplate").objects.create(
        course_id=completion.enrolment.course_id,
        version=1,
        title="Certyfikat",
        statement="Przeczytane i zdane.",
        issuer="Akademia SRPS",
        signatory_name="Maria Lis",
        signatory_position="dyrektorka",
    )
    model("certificates", "NumberSeries").objects.create(prefix="AS", year=2026, last_number=41)
    certificate = model("certificates", "Certificate").objects.create(
        number=SNAPSHOT["number"],
        code=SNAPSHOT["code"],
        completion_id=completion.pk,
        holder_id=completion.enrolment.participant_id,
        template=template,
        snapshot=SNAPSHOT,
        snapshot_sha256=DIGEST,
        issued_at=ISSUED,
        pdf_sha256=PDF_SHA256,
    )
    event = model("certificates", "CertificateEvent").objects.create
    event(certificate=certificate, kind="issued", happened_at=ISSUED)
    event(certificate=certificate, kind="filed", happened_at=FILED, data={"pdf_sha256": PDF_SHA256})


def _install_triggers_of_then() -> None:
    """Those that forbid what the upgrade has to do: to touch events, and templates that are used."""
    make = triggers._sqlite if connection.vendor == "sqlite" else triggers._postgresql
    used = f"EXISTS (SELECT 1 FROM {triggers.CERTIFICATE} WHERE template_id = OLD.id)"  # noqa: S608
    then = [
        ("frozen_certificate_update", "UPDATE", triggers.CERTIFICATE, "", "a certificate never changes"),
        ("frozen_event_update", "UPDATE", triggers.EVENT, "", "events of a certificate never change"),
        ("frozen_template_update", "UPDATE", triggers.TEMPLATE, used, "a used template never changes"),
    ]
    with connection.schema_editor() as editor:
        for trigger in then:
            for statement in make(*trigger):
                editor.execute(statement)


def test_upgrade_neither_changes_nor_issues_anew(upgraded, home_page, drawn, post_office):
    """One test of much: going back and forth through the migrations takes its time."""
    check_record()
    check_events()
    check_template()
    assert not queries.completions_to_finish().exists()
    assert tasks.issue_missing_certificates.call() == 0
    assert issue_certificate(completion=upgraded).number == SNAPSHOT["number"]
    assert (drawn, post_office()) == ([], [])
    check_next(issue_certificate(completion=complete(make_course(home_page)), now=ISSUED))


def check_record():
    """The same to the letter."""
    certificate = Certificate.objects.get()
    assert (certificate.number, certificate.code) == (SNAPSHOT["number"], SNAPSHOT["code"])
    assert (certificate.issued_at, certificate.valid_until) == (ISSUED, None)
    assert certificate.snapshot == SNAPSHOT
    assert (certificate.snapshot_sha256, certificate.pdf_sha256) == (DIGEST, PDF_SHA256)
    assert rules.digest(certificate.snapshot) == DIGEST
    assert certificate.status == rules.Status.VALID
    assert certificate.said["signatories"] == [SNAPSHOT["signatory"]]


def check_events():
    """As they were, now in a whole chain."""
    events = list(CertificateEvent.objects.all())
    assert [(event.kind, event.happened_at) for event in events] == [("issued", ISSUED), ("filed", FILED)]
    assert [event.data for event in events] == [{}, {"pdf_sha256": PDF_SHA256}]
    assert list(rules.broken_links(event.link for event in events)) == []
    chain = EventChain.objects.get()
    assert (chain.last_sequence, chain.last_sha256) == (2, events[-1].sha256)


def check_template():
    """Its one signatory is now the first of several."""
    (signatory,) = CertificateTemplate.objects.get().texts.signatories
    assert (signatory.name, signatory.position) == ("Maria Lis", "dyrektorka")


def check_next(new):
    """The series goes on where it was, and so does the chain."""
    assert new.number == "AS/2026/000042"
    assert NumberSeries.objects.get().last_number == 42
    assert CertificateEvent.objects.last().sequence == 3
