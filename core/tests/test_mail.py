import pytest
from django.core import mail as outbox
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.template import TemplateDoesNotExist
from django_tasks_db.models import DBTaskResult

from core import mail
from core.tests.factories import make_person

PREFIX = "core_tests/email/issued"


@pytest.fixture(autouse=True)
def _texts_of_tests(settings):
    first = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**first, "DIRS": [*first["DIRS"], settings.BASE_DIR / "core/tests/templates"]}]


def deliver() -> list:
    call_command("work", batch=True)
    return outbox.outbox


@pytest.mark.django_db
def test_mail_waits_for_the_worker_and_reaches_the_recipient():
    mail.send(PREFIX, make_person("anna@example.org"), {"name": "Anna"})
    assert outbox.outbox == []

    (sent,) = deliver()

    assert sent.to == ["anna@example.org"]
    assert sent.subject == "Certyfikat dla Anna"
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.django_db
def test_mail_has_text_and_html_with_a_link_to_the_site(settings):
    settings.PUBLIC_URL = "https://akademia.example.org"
    mail.send(PREFIX, "anna@example.org", {"name": "Anna"})

    (sent,) = deliver()

    (html, kind) = sent.alternatives[0]
    assert "https://akademia.example.org/moje/" in sent.body
    assert kind == "text/html"
    assert 'href="https://akademia.example.org/moje/"' in html
    assert '<html lang="pl">' in html
    assert " style=" not in html


@pytest.mark.django_db
def test_own_html_of_an_event_is_used():
    mail.send("core_tests/email/dressed", "anna@example.org", {"name": "Anna"})

    (sent,) = deliver()

    assert "<h1>Anna</h1>" in sent.alternatives[0][0]


@pytest.mark.django_db
def test_what_a_person_typed_is_escaped_in_html_and_plain_in_text():
    mail.send(PREFIX, "anna@example.org", {"name": "<b>A&B</b>"})

    (sent,) = deliver()

    assert "<b>A&B</b>" in sent.body
    assert "<b>A" not in sent.alternatives[0][0]


@pytest.mark.django_db
def test_line_break_in_a_subject_cannot_add_a_header():
    mail.send(PREFIX, "anna@example.org", {"name": "Anna\r\nBcc: obcy@example.org"})

    (sent,) = deliver()

    assert "\n" not in sent.subject
    assert sent.message()["Bcc"] is None


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["nie-adres", "anna@example.org\nBcc: obcy@example.org", ""])
def test_bad_address_is_refused_where_it_is_given(address):
    with pytest.raises(ValidationError):
        mail.send(PREFIX, address, {"name": "Anna"})
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("event", ["core_tests/email/unknown", "core_tests/email/base"])
def test_missing_text_is_refused_where_it_is_asked_for(event):
    with pytest.raises(TemplateDoesNotExist):
        mail.send(event, "anna@example.org", {})


@pytest.mark.django_db
def test_mail_of_a_change_that_was_rolled_back_is_never_sent():
    with transaction.atomic():
        mail.send(PREFIX, "anna@example.org", {"name": "Anna"})
        transaction.set_rollback(True)

    assert deliver() == []


@pytest.mark.django_db(transaction=True)
def test_mail_of_a_committed_change_is_sent_once():
    with transaction.atomic():
        mail.send(PREFIX, "anna@example.org", {"name": "Anna"})

    deliver()
    deliver()

    assert len(outbox.outbox) == 1


@pytest.mark.django_db
def test_mail_delivered_again_carries_the_same_message_id():
    mail.send(PREFIX, "anna@example.org", {"name": "Anna"})
    deliver()
    DBTaskResult.objects.update(status="READY")

    first, second = deliver()

    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]
