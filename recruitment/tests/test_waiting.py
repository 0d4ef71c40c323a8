"""The daily task: offers that ran out, places that came free, the order of the list."""

from datetime import timedelta

import pytest
from django.utils import timezone

from organisations.tests.factories import OrganisationFactory
from recruitment.services import decline_place, offer_freed_places
from recruitment.states import State
from recruitment.tasks import offer_freed_places as task
from recruitment.tests.factories import ApplicationFactory, make_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed(home_page):
    return make_call(home_page, phase="closed", places=2)


def waiting(call, points=0, hours=1, **fields):
    since = timezone.now() - timedelta(hours=hours)
    return ApplicationFactory(call=call, state=State.WAITING, points=points, waiting_since=since, **fields)


def states(*applications):
    for application in applications:
        application.refresh_from_db()
    return [application.state for application in applications]


def test_freed_place_goes_to_most_points_then_to_the_longest_wait(closed, post_office):
    offered = [ApplicationFactory(call=closed, state=State.OFFERED) for _ in range(2)]
    few, many_late, many_early = waiting(closed, 1, 9), waiting(closed, 3, 1), waiting(closed, 3, 5)
    decline_place(application=offered[0])
    post_office()

    assert offer_freed_places(call=closed) == [many_early]
    assert states(few, many_late, many_early) == [State.WAITING, State.WAITING, State.OFFERED]
    assert [mail.to for mail in post_office()] == [[many_early.applicant.email]]


def test_running_again_offers_nothing_more(closed, post_office):
    ApplicationFactory(call=closed, state=State.PARTICIPANT)
    first, second = waiting(closed, 2), waiting(closed, 1)
    for _ in range(3):
        offer_freed_places(call=closed)
    assert states(first, second) == [State.OFFERED, State.WAITING]
    assert len(post_office()) == 1


def test_offer_nobody_answered_passes_to_the_next(closed, post_office):
    now = timezone.now()
    late = [ApplicationFactory(call=closed, state=State.OFFERED, due_at=now - timedelta(days=1)) for _ in range(2)]
    first = waiting(closed)
    offer_freed_places(call=closed, now=now)
    assert states(*late, first) == [State.EXPIRED, State.EXPIRED, State.OFFERED]
    assert sorted(mail.to[0] for mail in post_office()) == sorted(
        application.applicant.email for application in (*late, first)
    )


def test_offer_lasts_through_its_last_second(closed):
    now = timezone.now()
    offered = ApplicationFactory(call=closed, state=State.OFFERED, due_at=now)
    offer_freed_places(call=closed, now=now)
    assert states(offered) == [State.OFFERED]


def test_person_of_a_full_commune_is_passed_over(home_page):
    call = make_call(home_page, phase="closed", places=4)
    unit = OrganisationFactory()
    for _ in range(2):
        ApplicationFactory(call=call, state=State.PARTICIPANT, organisation=unit)
    full, able = waiting(call, 9, organisation=unit), waiting(call, 1)
    assert offer_freed_places(call=call) == [able]
    assert states(full) == [State.WAITING]


def test_waiting_list_takes_no_place_of_those_still_in_review(closed):
    ApplicationFactory(call=closed, state=State.OFFERED)
    ApplicationFactory(call=closed, state=State.IN_REVIEW)
    waiting(closed)
    assert offer_freed_places(call=closed) == []


def test_place_given_back_is_offered_while_others_are_still_in_review(closed):
    given_back = ApplicationFactory(call=closed, state=State.OFFERED)
    ApplicationFactory(call=closed, state=State.IN_REVIEW)
    decline_place(application=given_back)
    first = waiting(closed)
    assert offer_freed_places(call=closed) == [first]


def test_open_call_keeps_places_that_nobody_held_yet(call):
    waiting(call)
    assert offer_freed_places(call=call) == []


def test_person_without_an_account_is_passed_over(closed):
    gone, able = waiting(closed, 5), waiting(closed, 1)
    gone.applicant.delete()
    assert offer_freed_places(call=closed) == [able]


def test_one_bad_call_does_not_hold_up_the_others(home_page, closed, monkeypatch):
    other = make_call(home_page, phase="closed", places=1)
    first = waiting(other)
    waiting(closed)

    def fail_for_the_first(*, call, now=None):
        if call.pk == closed.pk:
            raise RuntimeError
        return offer_freed_places(call=call, now=now)

    monkeypatch.setattr("recruitment.tasks.services.offer_freed_places", fail_for_the_first)
    with pytest.raises(ExceptionGroup):
        task.call()
    assert states(first) == [State.OFFERED]


def test_task_costs_one_query_when_nothing_is_due(home_page, django_assert_num_queries):
    make_call(home_page)
    with django_assert_num_queries(1):
        assert task.call() == 0
