# ruff: noqa: S608  (names of tables and columns are ours)
"""The database refuses, whoever asks: every attempt goes past the model, as a shell or an upgrade would."""

import pytest
from django.db import DatabaseError, connection, transaction

from certificates.models import Certificate, CertificateEvent, CertificateTemplate
from certificates.tests.factories import complete, make_course
from certificates.triggers import CERTIFICATE, EVENT, SNAPSHOT_COLUMNS, TEMPLATE

pytestmark = pytest.mark.django_db

OTHER_VALUES = {
    "id": "00000000000040008000000000000000",
    "number": "AS/2026/999999",
    "code": "0" * 16,
    "completion_id": 0,
    "template_id": 0,
    "snapshot": '{"number": "AS/2026/999999"}',
    "snapshot_sha256": "0" * 64,
    "issued_at": "2020-01-01 00:00:00",
    "valid_until": "2099-01-01",
    "supersedes_id": "00000000000040008000000000000000",
    "reason": "renewal",
    "status_list_id": 0,
    "status_index": 0,
}


def refused(sql: str, values: tuple = ()) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except DatabaseError as error:
        return "never" in str(error)
    return False


@pytest.mark.parametrize("column", SNAPSHOT_COLUMNS)
def test_no_column_of_the_snapshot_changes(certificate, column):
    assert refused(f"UPDATE {CERTIFICATE} SET {column} = %s", (OTHER_VALUES[column],))


def test_certificate_is_not_deleted(certificate):
    assert refused(f"DELETE FROM {CERTIFICATE}")
    assert Certificate.objects.filter(pk=certificate.pk).exists()


def test_digest_of_the_document_is_set_once(certificate):
    Certificate.objects.update(pdf_sha256="a" * 64)
    assert refused(f"UPDATE {CERTIFICATE} SET pdf_sha256 = %s", ("b" * 64,))
    assert refused(f"UPDATE {CERTIFICATE} SET pdf_sha256 = ''")


def test_holder_may_be_forgotten_but_not_exchanged(certificate, home_page):
    other = complete(make_course(home_page)).enrolment.participant
    assert refused(f"UPDATE {CERTIFICATE} SET holder_id = %s", (other.pk,))
    Certificate.objects.update(holder=None)
    assert refused(f"UPDATE {CERTIFICATE} SET holder_id = %s", (other.pk,))


def test_saving_an_unchanged_certificate_is_no_change(certificate):
    Certificate.objects.get(pk=certificate.pk).save()


def test_events_are_only_ever_added(certificate):
    assert refused(f"UPDATE {EVENT} SET kind = 'filed'")
    assert refused(f"DELETE FROM {EVENT}")
    assert CertificateEvent.objects.count() == 1


def test_used_template_keeps_its_texts(certificate):
    assert refused(f"UPDATE {TEMPLATE} SET statement = 'inaczej'")
    CertificateTemplate.objects.update(is_active=False)


def test_unused_template_may_be_edited(home_page):
    CertificateTemplate.objects.create(course=make_course(home_page).course, version=1, title="Certyfikat")
    assert not refused(f"UPDATE {TEMPLATE} SET statement = 'inaczej'")
