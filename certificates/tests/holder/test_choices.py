"""The full name is shown to others only as long as the holder wants it."""

import pytest

from certificates.models import HolderChoice
from certificates.services import choose_name_shown
from certificates.tests.holder.addresses import address

pytestmark = pytest.mark.django_db


def others_see(client, certificate) -> str:
    return client.get(f"/c/{certificate.code}/").content.decode()


def test_nobody_sees_the_name_before_the_holder_says_so(client, filed):
    assert "Wiśniewska" not in others_see(client, filed)


def test_holder_shows_the_name_and_hides_it_again(holder, filed):
    for chosen, is_seen in (("tak", True), ("tak", True), ("nie", False), ("nie", False)):
        answer = holder.post(address("choose_name", filed), {"pokaz": chosen})
        assert answer.headers["Location"] == address("mine", filed)
        assert ("Anna Wiśniewska" in others_see(holder, filed)) is is_seen
    assert HolderChoice.objects.count() == 1


def test_anything_unclear_hides_the_name(holder, filed):
    choose_name_shown(certificate=filed, is_shown=True)
    holder.post(address("choose_name", filed), {"pokaz": "może"})
    assert "Wiśniewska" not in others_see(holder, filed)


def test_page_offers_the_other_choice(holder, filed):
    text = holder.get(address("mine", filed)).content.decode()
    assert 'value="tak"' in text
    choose_name_shown(certificate=filed, is_shown=True)
    text = holder.get(address("mine", filed)).content.decode()
    assert 'value="nie"' in text


def test_new_certificate_begins_with_initials_again(holder, filed, correct):
    choose_name_shown(certificate=filed, is_shown=True)
    newer = correct(filed)
    assert "Hanna" not in others_see(holder, newer)
