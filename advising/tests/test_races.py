"""Two at once, each with a connection of its own."""

from uuid import uuid4

import pytest

from advising import services
from advising.models import Action, Case, CaseEvent, State
from advising.services import AlreadyTaken
from advising.tests.factories import ask, make_case, make_team
from certificates.tests.test_races import at_once
from messaging.models import Member, Message

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def outcome(call, **arguments):
    try:
        return call(**arguments)
    except AlreadyTaken as refusal:
        return refusal


def test_ten_advisors_taking_at_once_make_one_owner(root_page):
    team = make_team(advisors=10)
    case = ask(team.office)
    calls = [lambda one=one: outcome(services.take_case, case=case, advisor=one) for one in team.advisors]
    found = at_once(calls)
    (taken,) = [one for one in found if isinstance(one, Case)]
    assert {refusal.advisor for refusal in found if isinstance(refusal, AlreadyTaken)} == {taken.advisor}
    assert CaseEvent.objects.filter(kind=Action.TAKE).count() == 1
    members = Member.objects.filter(conversation=case.conversation, left_at=None)
    assert {member.user for member in members} == {case.participant, taken.advisor}


def test_two_answering_at_once_make_one_answer(root_page):
    team = make_team(advisors=2)
    case = ask(team.office)
    calls = [lambda one=one: outcome(services.answer, case=case, advisor=one, body="Tak.") for one in team.advisors]
    found = at_once(calls)
    assert sum(isinstance(one, AlreadyTaken) for one in found) == 1
    assert Message.objects.count() == 2


def test_one_press_of_the_button_sent_twice_asks_once(root_page):
    team, token = make_team(), uuid4()
    person = ask(team.office).participant
    made = at_once([lambda: ask(team.office, person, token=token)] * 2)
    assert made[0].pk == made[1].pk
    assert Case.objects.count() == 2
    assert CaseEvent.objects.count() == 2


def test_close_and_reply_at_once_leave_no_letter_in_a_closed_case(root_page):
    team = make_team()
    case = make_case(team, State.WAITING_PARTICIPANT)

    def reply():
        try:
            return services.reply(case=case, participant=case.participant, body="Jeszcze.")
        except services.NotPossible as refusal:
            return refusal

    replied, _closed = at_once([reply, lambda: services.close_case(case=case, by=team.advisor)])
    assert Case.objects.get().state == State.CLOSED
    assert Message.objects.count() == (2 if isinstance(replied, services.NotPossible) else 3)
