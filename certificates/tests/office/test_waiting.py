"""What waits for a coordinator: on the desk, in the overview, in the rooms of the register."""

import pytest
from django.urls import reverse

from certificates.queries.waiting import waiting_for
from certificates.services import (
    NameMissing,
    NameNotPrintable,
    RequiredTestNotPassed,
    ask_for_correction,
    note_obstacle,
    propose_revocation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def matters(issued, graduate, coordinator, second):
    """One of each, and a revocation that the first coordinator proposed."""
    asked, foreign, own = issued(), issued(), issued()
    ask_for_correction(certificate=asked, first_name="Anna", last_name="Nowa")
    propose_revocation(certificate=foreign, category="mistake", note="x", by=second)
    propose_revocation(certificate=own, category="mistake", note="x", by=coordinator)
    note_obstacle(completion=graduate(first_name=""), error=NameMissing())


def test_own_proposals_wait_for_others(matters, coordinator, second, django_assert_num_queries):
    with django_assert_num_queries(1):
        waits = waiting_for(coordinator)
    assert (waits.corrections, waits.revocations, waits.own_revocations, waits.obstacles) == (1, 2, 1, 1)
    assert (waits.for_me, waiting_for(second).for_me, waiting_for().for_me) == (3, 3, 4)


def test_desk_leads_to_the_register(client, matters, coordinator):
    rooms = client.get(reverse("desk")).context["rooms"]
    room = next(room for room in rooms if room.url == reverse("certificates:register"))
    assert room.waiting == 3


def test_overview_leads_to_each_queue(client, matters, coordinator):
    text = client.get(reverse("overview")).content.decode()
    for name in ("register", "corrections", "revocations", "obstacles"):
        assert f'href="{reverse(f"certificates:{name}")}' in text


def test_nothing_waits_says_so(client, coordinator):
    for name in ("corrections", "revocations", "obstacles"):
        assert "as-empty" in client.get(reverse(f"certificates:{name}")).content.decode()


@pytest.mark.parametrize("error", [NameMissing(), NameNotPrintable(("陳",)), RequiredTestNotPassed()])
def test_every_obstacle_says_what_to_do(client, coordinator, graduate, error):
    completion = graduate()
    note_obstacle(completion=completion, error=error)
    text = client.get(reverse("certificates:obstacles")).content.decode()
    assert error.detail in text
    assert completion.enrolment.participant.email in text
    assert reverse("gradebook:person", args=[completion.enrolment_id]) in text


def test_ten_obstacles_cost_what_one_does(client, coordinator, graduate, query_count):
    address = reverse("certificates:obstacles")
    note_obstacle(completion=graduate(), error=NameMissing())
    with_one = query_count(lambda: client.get(address))
    for _number in range(4):
        note_obstacle(completion=graduate(), error=NameMissing())
    assert query_count(lambda: client.get(address)) == with_one
