"""A register to which nothing was done, whatever its certificates have been through."""

import logging

import pytest
from django.core.management import call_command

from accounts.tests.factories import UserFactory
from certificates.audit import Audit, head
from certificates.models import Certificate, CertificateEvent, EventChain, Revocation
from certificates.services import (
    confirm_revocation,
    correct_certificate,
    erase_holder,
    propose_revocation,
    record_event,
    store_document,
)
from certificates.services.documents import file_name, private_storage
from certificates.services.keys import rotate_key
from certificates.tests.factories import make_certificate

pytestmark = pytest.mark.django_db


def test_empty_register_is_sound(complaints):
    assert complaints() == []


def test_certificates_in_every_state_are_sound(filed, another, home_page, complaints, post_office):
    one, other = UserFactory(), UserFactory()
    rotate_key()
    proposed = propose_revocation(certificate=filed, category=Revocation.Category.MISTAKE, note="", by=one)
    confirm_revocation(revocation=proposed, by=other)
    correct_certificate(certificate=another, first_name="Janina", last_name="Kowalska", by=one)
    erased = store_document(certificate=make_certificate(home_page, first_name="Piotr", last_name="Nowak"))
    erase_holder(certificate=erased, by=one)
    post_office()
    record_event(certificate=filed, kind=CertificateEvent.Kind.VERIFIED, data={"by": "code"})
    assert complaints() == []


def test_everything_is_counted(filed, another):
    audit = Audit(quick=True)
    assert list(audit.problems()) == []
    assert {tally.subject: tally.checked for tally in audit.tallies} == {
        "events of the chain": 4,
        "numbers": 2,
        "codes": 2,
        "places in lists of status": 2,
        "templates in use": 2,
        "records": 2,
        "badges": 2,
        "documents": 2,
    }


def test_ten_certificates_cost_what_two_do(filed, another, home_page, drawn, query_count):
    two = query_count(lambda: list(Audit(quick=True).problems()))
    for _ in range(8):
        store_document(certificate=make_certificate(home_page))
    assert Certificate.objects.count() == 10
    assert query_count(lambda: list(Audit(quick=True).problems())) == two


def test_chunks_leave_nobody_out(filed, another, home_page, drawn, monkeypatch):
    for _ in range(3):
        store_document(certificate=make_certificate(home_page))
    monkeypatch.setattr("certificates.audit.run.CHUNK", 2)
    audit = Audit(quick=True)
    assert list(audit.problems()) == []
    assert next(tally.checked for tally in audit.tallies if tally.subject == "records") == 5


def test_command_prints_table_and_head_and_logs_one_line(filed, capsys, caplog):
    with caplog.at_level(logging.INFO, "certificates"):
        call_command("verify_certificates", "--quick")
    lines = capsys.readouterr().out.splitlines()
    chain = EventChain.objects.get()
    assert ["documents", "1", "0"] in [line.split() for line in lines]
    assert lines[-1] == f"Head of the chain: {chain.last_sequence} {chain.last_sha256}"
    assert head() == (2, chain.last_sha256)
    audited = [record.getMessage() for record in caplog.records if "audited" in record.getMessage()]
    assert audited[0].startswith("Certificates audited: 0 problems; 2 events of the chain")


def test_command_fails_where_there_is_a_problem(filed, capsys):
    private_storage().delete(file_name(filed.pdf_sha256))
    with pytest.raises(SystemExit) as ended:
        call_command("verify_certificates")
    assert ended.value.code == 1
    assert f"{filed.number}: its document is missing" in capsys.readouterr().out


def test_file_that_nobody_names_is_listed_and_is_no_problem(filed, capsys):
    from django.core.files.base import ContentFile

    name = file_name("cd" * 32)
    private_storage().save(name, ContentFile(b"%PDF"))
    try:
        call_command("verify_certificates", "--quick")
    finally:
        private_storage().delete(name)
    assert f"note: no certificate names the file {name}" in capsys.readouterr().out
