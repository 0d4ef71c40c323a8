"""Revocation by two coordinators, and what somebody might forge on the way."""

import pytest
from django.urls import reverse

from certificates.models import Revocation
from certificates.rules import Status
from certificates.services import confirm_revocation, propose_revocation

pytestmark = pytest.mark.django_db
GIVEN = {"category": "dishonest", "note": "Testy rozwiązane dwukrotnie."}


def page(name, certificate) -> str:
    return reverse(f"certificates:{name}", args=[certificate.pk])


def status_of(certificate) -> Status:
    return type(certificate).objects.get(pk=certificate.pk).status


@pytest.fixture
def certificate(issued):
    return issued()


@pytest.fixture
def proposed(certificate, coordinator):
    return propose_revocation(certificate=certificate, by=coordinator, **GIVEN)


def test_one_proposes_and_another_confirms(client, coordinator, second_client, second, certificate):
    client.post(page("revoke", certificate), GIVEN)
    assert status_of(certificate) == Status.VALID
    shown = second_client.get(page("confirm_revocation", certificate))
    assert GIVEN["note"] in shown.content.decode()
    second_client.post(page("confirm_revocation", certificate), {"revocation": shown.context["revocation"].pk})
    assert status_of(certificate) == Status.REVOKED
    kept = Revocation.objects.get()
    assert (kept.proposed_by, kept.decided_by, kept.note) == (coordinator, second, GIVEN["note"])


def test_proposer_sees_who_must_confirm_and_no_button(client, coordinator, second, proposed, certificate):
    for name in ("record", "confirm_revocation"):
        text = client.get(page(name, certificate)).content.decode()
        assert "Tomasz Drugi" in text
    assert "<button" not in text.partition("<main")[2]


def test_proposer_who_forges_the_confirmation_changes_nothing(client, coordinator, second, proposed, certificate):
    client.post(page("confirm_revocation", certificate), {"revocation": proposed.pk})
    proposed.refresh_from_db()
    assert (proposed.decision, status_of(certificate)) == ("waiting", Status.VALID)


def test_confirmation_of_another_proposal_is_not_taken(second_client, second, coordinator, certificate, proposed):
    """The page showed a proposal that was dropped meanwhile; a new one has taken its place."""
    old = proposed.pk
    proposed.decision = "dropped"
    proposed.decided_by = coordinator
    proposed.save()
    newer = propose_revocation(certificate=certificate, category="mistake", note="Inny powód.", by=coordinator)
    second_client.post(page("confirm_revocation", certificate), {"revocation": old})
    newer.refresh_from_db()
    assert newer.decision == "waiting"


def test_confirmed_twice_is_confirmed_once(second_client, second, proposed, certificate):
    for _press in range(2):
        answer = second_client.post(page("confirm_revocation", certificate), {"revocation": proposed.pk}, follow=True)
        assert answer.status_code == 200
    assert certificate.events.filter(kind="revoked").count() == 1


def test_proposed_twice_is_proposed_once(client, coordinator, certificate):
    for _press in range(2):
        client.post(page("revoke", certificate), GIVEN)
    assert Revocation.objects.count() == 1


def test_note_and_reason_are_needed_and_what_was_typed_stays(client, coordinator, certificate):
    answer = client.post(page("revoke", certificate), {"note": "Połowa."})
    assert set(answer.context["form"].errors) == {"category"}
    assert "Połowa." in answer.content.decode()
    assert set(client.post(page("revoke", certificate), {"category": "lost"}).context["form"].errors) == {
        "category",
        "note",
    }
    assert not Revocation.objects.exists()


def test_dropped_by_the_proposer_leaves_it_valid(client, coordinator, proposed, certificate):
    client.post(page("drop_revocation", certificate), {"revocation": proposed.pk})
    proposed.refresh_from_db()
    assert (proposed.decision, status_of(certificate)) == ("dropped", Status.VALID)


def test_who_comes_late_is_told(client, second_client, second, proposed, certificate):
    confirm_revocation(revocation=proposed, by=second)
    for name in ("confirm_revocation", "drop_revocation", "revoke"):
        answer = client.post(page(name, certificate), {"revocation": proposed.pk, **GIVEN}, follow=True)
        assert answer.redirect_chain[-1][0] == page("record", certificate)
        assert 'class="as-messages"' in answer.content.decode()
    assert Revocation.objects.get().decision == "confirmed"


def test_private_note_is_for_the_office_alone(client, second, proposed, certificate):
    confirm_revocation(revocation=proposed, by=second)
    assert GIVEN["note"] in client.get(page("record", certificate)).content.decode()
    assert GIVEN["note"] not in client.get(reverse("certificates:verify", args=[certificate.code])).content.decode()


def test_queue_says_which_are_ones_own(client, second_client, coordinator, second, proposed, certificate):
    address = reverse("certificates:revocations")
    assert certificate.number in second_client.get(address).content.decode()
    rows = client.get(address).context["revocations"]
    assert [row.proposed_by for row in rows] == [coordinator]
