"""The keys: made once, sealed, turned over; what was published stays."""

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.db import DatabaseError, transaction

from certificates import badges
from certificates.badges import keys, tokens
from certificates.badges.keys import KeyNotOpened
from certificates.models import SigningKey
from certificates.services.keys import rotate_key
from certificates.tests.factories import make_certificate

pytestmark = pytest.mark.django_db


def forget_opened():
    """As a process that starts."""
    keys._opened.clear()


def test_first_key_is_made_with_the_first_badge(certificate):
    key = SigningKey.objects.get()
    assert key.is_active
    assert certificate.badge.count(".") == 2


def test_second_badge_takes_the_same_key(certificate, home_page):
    make_certificate(home_page)
    assert SigningKey.objects.count() == 1


def test_who_comes_second_with_a_first_key_takes_the_other_one(monkeypatch):
    """As after a race: nothing was there to be seen, and then the database refuses."""
    standing = keys.create_key()
    rows = SigningKey.objects.filter(is_active=True)
    monkeypatch.setattr(type(SigningKey.objects.all()), "first", lambda self: None)
    with transaction.atomic():
        assert keys.active_key() == standing
        assert rows.count() == 1  # the transaction around it goes on


def test_key_of_an_issue_that_failed_is_not_kept_in_mind():
    with transaction.atomic():
        tokens.sign({"name": "nic"})
        transaction.set_rollback(True)
    assert not SigningKey.objects.exists()
    header_kid = badges.examination.decode(tokens.sign({"name": "coś"}))[0]["kid"]
    assert header_kid.endswith(f"#{SigningKey.objects.get().kid}")


def test_private_half_is_kept_sealed_and_published_by_nobody(certificate):
    key = SigningKey.objects.get()
    assert "PRIVATE" not in key.sealed_private
    assert "d" not in key.public_jwk


def test_key_is_opened_once_in_a_process(certificate, monkeypatch):
    monkeypatch.setattr("accounts.encryption.decrypt", lambda *args: pytest.fail("opened again"))
    tokens.sign({"name": "znowu"})


def test_new_secret_key_opens_with_the_old_one_among_fallbacks(certificate, settings):
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "nowy", [settings.SECRET_KEY]
    forget_opened()
    assert tokens.sign({"name": "dalej"})


def test_lost_secret_key_is_a_clear_error_and_a_finding_of_the_check(certificate, settings):
    settings.SECRET_KEY = "zupełnie inny"
    forget_opened()
    with pytest.raises(KeyNotOpened, match="SECRET_KEY_FALLBACKS"):
        tokens.sign({"name": "nic"})
    found = [message for message in run_checks(databases=["default"]) if message.id == "certificates.W010"]
    assert "rotate_badge_key" in found[0].hint
    assert badges.examine(certificate.badge).verdict == "genuine"


def test_rotation_helps_when_the_secret_key_was_lost(certificate, settings):
    settings.SECRET_KEY = "zupełnie inny"
    forget_opened()
    rotate_key()
    assert tokens.sign({"name": "dalej"})
    assert not [message for message in run_checks(databases=["default"]) if message.id == "certificates.W010"]


def test_rotation_destroys_the_private_half_and_keeps_old_badges_genuine(certificate, home_page, capsys):
    before = SigningKey.objects.get()
    call_command("rotate_badge_key")
    before.refresh_from_db()
    now = SigningKey.objects.get(is_active=True)
    assert now.kid in capsys.readouterr().out
    assert (before.sealed_private, before.is_active, before.retired_at is None) == ("", False, False)
    later = make_certificate(home_page)
    assert [badges.examine(one.badge).verdict for one in (certificate, later)] == ["genuine", "genuine"]
    assert badges.examination.decode(later.badge)[0]["kid"].endswith(now.kid)


@pytest.mark.parametrize("change", [{"public_jwk": {}}, {"kid": "inny"}])
def test_published_key_never_changes(certificate, change):
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        SigningKey.objects.update(**change)


def test_published_key_is_never_deleted(certificate):
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic():
        SigningKey.objects.all().delete()
