"""Every mail of the account: to whom, its subject, both bodies, and links that work."""

import re
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from accounts.adapters import AccountAdapter

pytestmark = pytest.mark.django_db

CODES = ["email_confirmation", "email_confirmation_signup", "password_reset_code"]
LINKS = ["unknown_account", "account_already_exists"]
NOTICES = [
    *(f"account/email/{name}" for name in ["email_changed", "email_confirm", "email_deleted"]),
    *(f"account/email/{name}" for name in ["password_changed", "password_reset", "password_set"]),
    *(f"mfa/email/totp_{name}" for name in ["activated", "deactivated"]),
    *(f"mfa/email/webauthn_{name}" for name in ["added", "removed"]),
    "mfa/email/recovery_codes_generated",
]
ADDRESSES = {
    "signup_url": "http://localhost:8000/konto/signup/",
    "password_reset_url": "http://localhost:8000/konto/password/reset/",
    "from_email": "stary@example.org",
    "to_email": "nowy@example.org",
    "deleted_email": "stary@example.org",
}


@pytest.fixture
def sent(post_office):
    def send(prefix, **extra):
        AccountAdapter().send_mail(prefix, "anna@example.org", {**ADDRESSES, **extra})
        (mail,) = post_office()
        return mail

    return send


def html_of(mail) -> str:
    ((html, kind),) = mail.alternatives
    assert kind == "text/html"
    return html


def assert_polish(mail):
    assert mail.to == ["anna@example.org"]
    assert mail.body.startswith("Dzień dobry,")
    assert mail.subject[0].isupper()
    assert not re.search(r"\b(your|account|code|password)\b", mail.subject + mail.body.split("http")[0])


@pytest.mark.parametrize("name", CODES)
def test_mail_with_a_code_shows_it_in_both_bodies_and_not_in_the_subject(sent, name):
    mail = sent(f"account/email/{name}", code="1234-5678")

    assert_polish(mail)
    assert "1234-5678" in mail.body
    assert "1234-5678" in html_of(mail)
    assert "1234" not in mail.subject


@pytest.mark.parametrize("name", LINKS)
def test_links_of_a_mail_work(client, sent, name):
    mail = sent(f"account/email/{name}")

    assert_polish(mail)
    links = re.findall(r"http://localhost:8000/\S+", mail.body)
    assert links
    assert all(client.get(urlsplit(link).path).status_code == 200 for link in links)


@pytest.mark.parametrize("prefix", NOTICES)
def test_notice_says_when_where_and_what_to_do(client, sent, prefix):
    agent = "Mozilla/5.0 (Windows NT 10.0) Firefox/130.0"
    mail = sent(prefix, timestamp=timezone.now(), ip="192.0.2.7", user_agent=agent)

    assert_polish(mail)
    assert "192.0.2.7" in mail.body
    assert "Firefox, Windows" in mail.body
    assert "/konto/password/reset/" in mail.body


def test_name_with_signs_of_html_stays_text(sent):
    mail = sent("account/email/email_changed", to_email="a&b@example.org", timestamp=timezone.now(), user_agent="")

    assert "a&b@example.org" in mail.body
    assert "a&amp;b@example.org" in html_of(mail)
