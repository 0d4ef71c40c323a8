"""The JSON of a code, as docs/certificates-api.md describes it."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from certificates import limits, services
from certificates.models import CertificateEvent
from certificates.tests.verification.conftest import correct, document_of, erase, revoke

pytestmark = pytest.mark.django_db


def ask(client, certificate) -> dict:
    return client.get(f"/c/{certificate.code}.json").json()


def test_answer_of_a_valid_certificate(client, certificate):
    document_of(certificate)
    certificate.refresh_from_db()
    answer = client.get(f"/c/{certificate.code}.json")
    said = answer.json()
    assert (said["status"], said["number"], said["valid_until"]) == ("valid", certificate.number, None)
    assert said["holder"] == {"initials": "A. W.", "full_name": None}
    assert said["pdf_sha256"] == certificate.pdf_sha256
    assert said["verification_url"].endswith(f"/c/{certificate.code}/")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert "Set-Cookie" not in answer.headers


def test_every_field_is_documented(client, certificate):
    text = (Path(settings.BASE_DIR) / "docs" / "certificates-api.md").read_text()
    documented = set(re.findall(r"^\| `([\w.]+)`", text, re.MULTILINE))
    said = ask(client, certificate)
    fields = {name for name in said if name != "holder"} | {f"holder.{name}" for name in said["holder"]}
    assert fields == documented


def test_holder_may_be_named(client, certificate):
    services.choose_name_shown(certificate=certificate, is_shown=True)
    assert ask(client, certificate)["holder"]["full_name"] == "Anna Wiśniewska"


def test_what_happened_later_is_said(client, certificate):
    newer = correct(certificate)
    said = ask(client, certificate)
    assert (said["status"], said["successor_number"]) == ("superseded", newer.number)
    assert (said["successor_reason"], ask(client, newer)["replaces_number"]) == ("correction", certificate.number)
    revoke(newer)
    said = ask(client, newer)
    assert (said["status"], said["revocation_category"]) == ("revoked", "mistake")
    assert "Skarga" not in str(said)
    assert newer.code not in str(ask(client, certificate))


def test_erased_person_is_nobody(client, certificate):
    erase(certificate)
    said = ask(client, certificate)
    assert said["holder"] == {"initials": "", "full_name": None}
    assert said["personal_data_erased_on"]


def test_damaged_record_says_nothing_else(client, certificate, monkeypatch):
    monkeypatch.setattr("certificates.rules.status.digest", lambda snapshot: "0" * 64)
    said = ask(client, certificate)
    assert set(said) == {"status", "verification_url", "checked_at"}
    assert said["status"] == "altered"


def test_unknown_code_is_a_404_in_json(client, db):
    answer = client.get("/c/0000000000000000.json")
    assert (answer.status_code, answer.json()) == (404, {"error": "unknown_code"})


@pytest.mark.usefixtures("one_moment")
def test_too_many_questions_are_a_429_in_json(client, db):
    for number in range(int(limits.LOOKUPS.partition("/")[0])):
        client.get(f"/c/{number:016d}.json")
    answer = client.get("/c/0000000000000000.json")
    assert (answer.status_code, answer.json()["error"]) == (429, "too_many_requests")
    assert answer.headers["Retry-After"] == "60"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_reading_is_noted_but_not_asking_for_headers(client, certificate):
    client.head(f"/c/{certificate.code}.json")
    assert not certificate.events.filter(kind=CertificateEvent.Kind.VERIFIED).exists()
    client.get(f"/c/{certificate.code}.json")
    assert certificate.events.get(kind=CertificateEvent.Kind.VERIFIED).data == {"by": "json"}
