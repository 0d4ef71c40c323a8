"""Files of letters: kept apart, served only to those who may read the letter."""

import hashlib

import pytest

from accounts.tests.factories import UserFactory
from messaging import attachments
from messaging.errors import BadAttachments
from messaging.models import Attachment, private_storage
from messaging.services import files as file_services
from messaging.services import send_message
from messaging.tests.factories import PDF, make_conversation, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(client):
    author = UserFactory()
    client.force_login(author)
    conversation = make_conversation(author, UserFactory(), files=[upload("Zażółć gęślą.pdf")])
    return Attachment.objects.get(message__conversation=conversation)


def address_of(attachment):
    return f"/wiadomosci/plik/{attachment.pk}/"


def test_file_is_stored_privately_under_a_name_that_says_nothing(sent):
    assert sent.file.name.startswith("messages/")
    assert "pdf" not in sent.file.name
    assert (sent.name, sent.size) == ("Zażółć gęślą.pdf", len(PDF))
    assert sent.sha256 == hashlib.sha256(PDF).hexdigest()
    with private_storage().open(sent.file.name) as stored:
        assert stored.read() == PDF


def test_file_is_served_so_that_nothing_in_it_runs(client, sent):
    answer = client.get(address_of(sent))

    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["Cache-Control"] == "private, no-store"
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment;")
    assert "filename*=utf-8''Za%C5%BC%C3%B3%C5%82%C4%87%20g%C4%99%C5%9Bl%C4%85.pdf" in disposition


def test_lost_file_is_a_404(client, sent):
    private_storage().delete(sent.file.name)

    assert client.get(address_of(sent)).status_code == 404


def test_file_is_not_taken_by_post(client, sent):
    assert client.post(address_of(sent)).status_code == 405


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([upload("a.exe", b"MZ")], "a.exe"),
        ([upload("pusty.pdf", b"")], "pusty"),
        ([upload() for _ in range(6)], "5"),
    ],
)
def test_what_is_wrong_is_said_by_name(files, words):
    with pytest.raises(BadAttachments) as caught:
        attachments.check_all(files)
    assert any(words in str(message) for message in caught.value.messages)


def test_too_large_file_is_refused_without_being_read():
    large = upload("duzy.pdf")
    large.size = attachments.LARGEST + 1

    with pytest.raises(BadAttachments, match="20"):
        attachments.check_all([large])


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Moje\\plan.pdf", "plan.pdf"),
        ("plan\r\nSet-Cookie: x.pdf", "planSet-Cookie: x.pdf"),
        ("a" * 200 + ".pdf", "a" * 116 + ".pdf"),
        ("plan\u202efdp.exe.pdf", "planfdp.exe.pdf"),
    ],
)
def test_names_are_harmless(given, kept):
    assert attachments.clean_name(given) == kept


def test_failure_in_the_middle_leaves_no_file(monkeypatch):
    author = UserFactory()
    conversation = make_conversation(author, UserFactory())
    before = set(private_storage().listdir("")[0])
    stored = []
    monkeypatch.setattr(attachments, "_record", lambda message, checked, name: stored.append(name) or 1 / 0)

    with pytest.raises(ZeroDivisionError):
        send_message(conversation=conversation, author=author, body="Tak", files=[upload()])
    assert stored
    assert not private_storage().exists(stored[0])
    assert before <= set(private_storage().listdir("")[0])


def test_orphans_are_swept_and_files_of_letters_stay(sent, monkeypatch):
    from datetime import timedelta

    orphan = private_storage().save("messages/orphan", upload())
    assert file_services.forget_orphans() == 0  # too young: its letter may be on its way
    monkeypatch.setattr(file_services, "AGE", timedelta(seconds=-1))

    assert file_services.forget_orphans() >= 1
    assert not private_storage().exists(orphan)
    assert private_storage().exists(sent.file.name)
