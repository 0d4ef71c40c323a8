"""One's own certificate: what it says in each state, and what it offers."""

from html import unescape

import pytest

from certificates.models import Certificate
from certificates.tests.holder.addresses import address

pytestmark = pytest.mark.django_db


def page_of(client, certificate) -> str:
    return unescape(client.get(address("mine", certificate)).content.decode())


def offers(text: str, certificate) -> set[str]:
    """Names of the addresses the page leads to or posts to."""
    names = ("choose_name", "ask_for_correction", "renew", "download", "badge_token", "badge_content")
    return {name for name in names if f'"{address(name, certificate)}"' in text}


def test_valid_certificate_shows_the_name_and_offers_everything(holder, filed):
    text = page_of(holder, filed)
    for shown in ("Anna Wiśniewska", filed.number, f'value="http://localhost:8000/c/{filed.code}"'):
        assert shown in text
    assert "linkedin.com/profile/add?" in text
    assert f'href="/c/{filed.code}/"' in text
    every = {"choose_name", "ask_for_correction", "download", "badge_token", "badge_content"}
    assert offers(text, filed) == every


def test_page_says_what_the_snapshot_says_whatever_the_account_says(holder, filed):
    filed.holder.first_name, filed.holder.last_name = "Inna", "Osoba"
    filed.holder.save()
    text = page_of(holder, filed)
    assert "Anna Wiśniewska" in text


def test_without_a_document_there_is_nothing_to_download(client, certificate):
    client.force_login(certificate.holder)
    assert "download" not in offers(page_of(client, certificate), certificate)


def test_revoked_certificate_says_why_and_cannot_be_shown_off(holder, filed, revoke):
    revoke(filed)
    text = page_of(holder, filed)
    assert "notatka" not in text
    assert "as-verdict--bad" in text
    assert "linkedin.com" not in text
    assert offers(text, filed) == {"choose_name", "download"}


def test_superseded_certificate_leads_to_the_newest(holder, filed, correct):
    newest = correct(correct(filed), first_name="Joanna")
    text = page_of(holder, filed)
    assert f'href="{address("mine", newest)}"' in text
    assert offers(text, filed) == {"choose_name", "download"}


def test_earlier_ones_are_listed_on_the_newest(holder, filed, correct):
    second = correct(filed)
    third = correct(second, first_name="Joanna")
    page = holder.get(address("mine", third))
    assert page.context["own"].earlier == (second, filed)
    assert {f'href="{address("mine", one)}"' in page.content.decode() for one in (second, filed)} == {True}


def test_expired_certificate_leads_to_its_renewal(client, limited):
    certificate = limited(days_ago=200)
    client.force_login(certificate.holder)
    text = page_of(client, certificate)
    assert "renew" in offers(text, certificate)
    assert "as-verdict--old" in text


def test_damaged_record_is_no_fault_of_the_holder(holder, filed, monkeypatch):
    monkeypatch.setattr("certificates.rules.status.digest", lambda snapshot: "0" * 64)
    text = page_of(holder, filed)
    assert "as-verdict--bad" in text
    assert offers(text, filed) == {"choose_name", "download"}


def test_certificate_from_before_badges_offers_none(client, home_page, monkeypatch, drawn):
    monkeypatch.setattr("certificates.badges.make_badge", lambda **facts: "")
    from certificates.tests.factories import make_certificate

    certificate = make_certificate(home_page)
    client.force_login(certificate.holder)
    assert not {"badge_token", "badge_content"} & offers(page_of(client, certificate), certificate)
    assert client.get(address("badge_token", certificate)).status_code == 404


def test_page_costs_the_same_however_many_versions_there_are(holder, filed, correct, query_count):
    newest = correct(filed)
    two = query_count(lambda: page_of(holder, newest))
    for name in ("Ewa", "Joanna", "Krystyna"):
        newest = correct(newest, first_name=name)
    assert query_count(lambda: page_of(holder, newest)) == two
    assert two <= 13
    assert Certificate.objects.count() == 5
