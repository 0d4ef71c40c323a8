"""What the holder takes away."""

import pytest
from django.core.files.storage import storages

from certificates import badges
from certificates.services.documents import file_name
from certificates.tests.holder.addresses import address
from certificates.views.mine import access

pytestmark = pytest.mark.django_db


def downloads(certificate) -> list[dict]:
    return [event.data for event in certificate.events.all() if event.kind == "downloaded"]


def test_holder_downloads_the_stored_bytes(holder, filed):
    answer = holder.get(address("download", filed))
    assert b"".join(answer.streaming_content) == f"%PDF {filed.number} {filed.code}".encode()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="certyfikat-AS-2026-000001.pdf"'
    assert answer.headers["Content-Type"] == "application/pdf"


def test_each_download_is_an_event_that_names_nobody(holder, filed):
    for _ in range(2):
        holder.get(address("download", filed))
    assert downloads(filed) == [{"by": "holder"}] * 2


def test_asking_for_the_head_is_no_download(holder, filed):
    assert holder.head(address("download", filed)).status_code == 200
    assert downloads(filed) == []


def test_document_not_stored_yet_says_so(client, certificate):
    client.force_login(certificate.holder)
    page = client.get(address("download", certificate))
    assert page.status_code == 404
    assert "Przygotowujemy dokument" in page.content.decode()
    assert downloads(certificate) == []


def test_missing_file_is_told_to_the_log_and_explained(holder, filed, caplog):
    storages["private"].delete(file_name(filed.pdf_sha256))
    page = holder.get(address("download", filed))
    assert page.status_code == 404
    assert address("mine", filed) in page.content.decode()
    assert filed.number in caplog.text
    assert downloads(filed) == []


def test_badge_is_handed_out_as_it_was_signed(holder, filed):
    answer = holder.get(address("badge_token", filed))
    assert answer.content.decode() == filed.badge
    assert answer.headers["Content-Type"] == "application/vc+jwt"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="certyfikat-AS-2026-000001.jwt"'
    assert badges.examine(answer.content.decode()).verdict == "genuine"


def test_content_of_the_badge_can_be_read_and_has_no_address(holder, filed):
    answer = holder.get(address("badge_content", filed))
    assert answer.json()["credentialSubject"]["achievement"]["name"]
    assert filed.holder.email not in answer.content.decode()
    assert answer.headers["Content-Disposition"].endswith('.json"')


def test_who_downloads_without_end_is_stopped(holder, filed, monkeypatch):
    allowed = int(access.DOWNLOADS.partition("/")[0])
    statuses = [holder.get(address("download", filed)).status_code for _ in range(allowed + 1)]
    assert statuses == [200] * allowed + [429]
