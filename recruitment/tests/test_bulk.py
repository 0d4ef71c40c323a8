"""One action on many: the preview changes nothing, the deed changes what it said, twice is as once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisations.tests.factories import OrganisationFactory
from recruitment.queries.plans import plan, selected
from recruitment.rules import Action
from recruitment.services import CommuneFull, NoSeatsLeft, NotAllowed
from recruitment.states import State
from recruitment.tests.factories import ApplicationFactory

pytestmark = pytest.mark.django_db
BULK = "recruitment_applications:bulk"


@pytest.fixture
def office(client, recruiter, settings):
    settings.STAFF_MFA_REQUIRED = False
    client.force_login(recruiter)
    return client


def send(client, applications, action=Action.OFFER_PLACE, **more):
    ids = [str(application.pk) for application in applications]
    return client.post(reverse(BULK), {"action": action.value, "id": ids, **more}, follow=True)


def states(applications):
    for application in applications:
        application.refresh_from_db()
    return [application.state for application in applications]


def in_review(call, count, **fields):
    return [ApplicationFactory(call=call, state=State.IN_REVIEW, points=count - n, **fields) for n in range(count)]


def test_preview_says_what_will_change_and_changes_nothing(office, call, post_office):
    call.places = 2
    call.save()
    made = in_review(call, 3)
    text = send(office, made).content.decode()
    assert "2 zgłoszenia zmienią stan" in text
    assert "Wszystkie miejsca" in text
    assert states(made) == [State.IN_REVIEW] * 3
    assert post_office() == []


def test_confirmed_action_gives_places_to_most_points(office, call, post_office):
    call.places = 2
    call.save()
    made = in_review(call, 3)
    send(office, reversed(made), confirm="1")
    assert states(made) == [State.OFFERED, State.OFFERED, State.IN_REVIEW]
    assert len(post_office()) == 2


def test_double_post_changes_nothing_more(office, call, post_office):
    made = in_review(call, 3)
    send(office, made, confirm="1")
    text = send(office, made, confirm="1").content.decode()
    assert len(post_office()) == 3
    assert "Zmienione: 0" in text
    assert [application.changes.count() for application in made] == [1, 1, 1]


def test_reason_is_asked_for_and_goes_to_all(office, call, post_office):
    made = in_review(call, 2)
    send(office, made, action=Action.REJECT, confirm="1", reason="")
    assert states(made) == [State.IN_REVIEW] * 2
    send(office, made, action=Action.REJECT, confirm="1", reason="Brak środków.")
    assert states(made) == [State.REJECTED] * 2
    assert all("Brak środków." in mail.body for mail in post_office())


def test_nothing_ticked_goes_back_to_the_list(office, call):
    for data in ({"action": "reject"}, {"action": "reject", "id": ["1' OR 1=1"]}, {"action": "nonsense"}):
        answer = office.post(reverse(BULK), data)
        assert (answer.status_code, answer.url) == (302, reverse("recruitment_applications:index"))


@pytest.mark.parametrize("action", [Action.WITHDRAW, Action.RESTORE, Action.ACCEPT_PLACE, Action.EXPIRE_OFFER])
def test_actions_of_one_person_are_not_done_in_bulk(office, call, action):
    made = [ApplicationFactory(call=call, state=State.OFFERED)]
    send(office, made, action=action, confirm="1", reason="x")
    assert states(made) == [State.OFFERED]


def test_drafts_cannot_be_slipped_in(office, call):
    draft = ApplicationFactory(call=call, state=State.DRAFT)
    send(office, [draft], action=Action.BEGIN_REVIEW, confirm="1")
    assert states([draft]) == [State.DRAFT]


def test_plan_counts_places_and_communes_as_the_deed_will(call):
    call.places = 4
    call.save()
    unit = OrganisationFactory()
    ApplicationFactory(call=call, state=State.PARTICIPANT, organisation=unit)
    same = [ApplicationFactory(call=call, state=State.IN_REVIEW, points=9, organisation=unit) for _ in range(2)]
    others = in_review(call, 3)
    wrong = ApplicationFactory(call=call, state=State.REJECTED)
    steps = plan(Action.OFFER_PLACE, selected(one.pk for one in (*same, *others, wrong)))
    problems = [type(step.problem) for step in steps]
    assert problems.count(type(None)) == 3
    assert (problems.count(CommuneFull), problems.count(NoSeatsLeft), problems.count(NotAllowed)) == (1, 1, 1)


def test_preview_of_thirty_costs_what_that_of_three_does(office, call):
    def cost(applications):
        with CaptureQueriesContext(connection) as queries:
            send(office, applications)
        return len(queries)

    call.places = 100
    call.save()
    made = in_review(call, 30)
    cost(made[:3])
    assert cost(made[:3]) == cost(made)
