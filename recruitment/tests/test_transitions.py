"""The whole table of states and transitions, spelled once more by hand: every action in every state, by everyone."""

import pytest

from recruitment.rules import TRANSITIONS, Action, Who, actions_with_letter, allowed_actions, is_allowed
from recruitment.states import FINAL, HOLDS_SEAT, OPEN, State

A, R, S = Who.APPLICANT, Who.RECRUITER, Who.SYSTEM

WAY = {
    (State.DRAFT, Action.SUBMIT): (State.SUBMITTED, {A}),
    (State.SUBMITTED, Action.BEGIN_REVIEW): (State.IN_REVIEW, {R}),
    (State.SUBMITTED, Action.ASK_TO_SUPPLEMENT): (State.TO_SUPPLEMENT, {R}),
    (State.SUBMITTED, Action.REJECT): (State.REJECTED, {R}),
    (State.SUBMITTED, Action.WITHDRAW): (State.WITHDRAWN, {A, R}),
    (State.IN_REVIEW, Action.ASK_TO_SUPPLEMENT): (State.TO_SUPPLEMENT, {R}),
    (State.IN_REVIEW, Action.OFFER_PLACE): (State.OFFERED, {R, S}),
    (State.IN_REVIEW, Action.PUT_ON_WAITING_LIST): (State.WAITING, {R}),
    (State.IN_REVIEW, Action.REJECT): (State.REJECTED, {R}),
    (State.IN_REVIEW, Action.WITHDRAW): (State.WITHDRAWN, {A, R}),
    (State.TO_SUPPLEMENT, Action.SEND_SUPPLEMENT): (State.IN_REVIEW, {A}),
    (State.TO_SUPPLEMENT, Action.REJECT): (State.REJECTED, {R}),
    (State.TO_SUPPLEMENT, Action.WITHDRAW): (State.WITHDRAWN, {A, R}),
    (State.WAITING, Action.OFFER_PLACE): (State.OFFERED, {R, S}),
    (State.WAITING, Action.REJECT): (State.REJECTED, {R}),
    (State.WAITING, Action.WITHDRAW): (State.WITHDRAWN, {A, R}),
    (State.OFFERED, Action.ACCEPT_PLACE): (State.PARTICIPANT, {A}),
    (State.OFFERED, Action.DECLINE_PLACE): (State.WITHDRAWN, {A}),
    (State.OFFERED, Action.EXPIRE_OFFER): (State.EXPIRED, {S}),
    (State.OFFERED, Action.WITHDRAW): (State.WITHDRAWN, {A, R}),
    (State.REJECTED, Action.RESTORE): (State.IN_REVIEW, {R}),
    (State.EXPIRED, Action.RESTORE): (State.IN_REVIEW, {R}),
}
WITH_REASON = {Action.ASK_TO_SUPPLEMENT, Action.REJECT, Action.RESTORE}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_every_action_in_every_state(action, state):
    target, who = WAY.get((state, action), (None, set()))
    assert {one for one in Who if is_allowed(action, state, one)} == who
    if target:
        assert TRANSITIONS[action].target == target


def test_reasons_and_letters():
    assert {action for action in Action if TRANSITIONS[action].needs_reason} == WITH_REASON
    assert set(actions_with_letter()) == set(Action) - {Action.BEGIN_REVIEW}


def test_allowed_actions_stand_in_the_order_of_the_table():
    expected = (Action.ASK_TO_SUPPLEMENT, Action.OFFER_PLACE, Action.PUT_ON_WAITING_LIST, Action.REJECT)
    assert allowed_actions(State.IN_REVIEW, R) == (*expected, Action.WITHDRAW)


def test_nothing_leads_out_of_withdrawn_and_participant():
    for state in (State.WITHDRAWN, State.PARTICIPANT):
        assert not any(allowed_actions(state, who) for who in Who)


def test_every_state_is_of_one_kind():
    kinds = [HOLDS_SEAT, OPEN, FINAL, {State.DRAFT, State.WAITING}]
    assert sorted(state for kind in kinds for state in kind) == sorted(State)
