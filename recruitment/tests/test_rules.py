"""Rules as tables, without a database."""

from datetime import UTC, datetime

import pytest

from recruitment.rules import (
    Action,
    ApplicationFacts,
    Ground,
    Part,
    PointFacts,
    due_after,
    fill,
    format_number,
    grounds,
    is_over,
    missing_parts,
    points,
    unknown_placeholders,
    year_of,
)

COMPLETE = {
    "first_name": "Anna",
    "last_name": "Nowak",
    "organisation": 1,
    "position": "pracownik socjalny",
    "superior_name": "Maria Kowalska",
    "superior_position": "kierownik",
    "strategy_role": "writes",
    "strategy_status": "none",
    "has_no_needs": True,
    "questions": frozenset({"skad"}),
    "answered": frozenset({"skad"}),
    "statements": frozenset({7}),
    "accepted": frozenset({7}),
}


def test_complete_application_lacks_nothing():
    assert missing_parts(ApplicationFacts(**COMPLETE)) == ()


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"first_name": " "}, Part.PERSON),
        ({"organisation": None}, Part.ORGANISATION),
        ({"superior_name": ""}, Part.ORGANISATION),
        ({"strategy_status": ""}, Part.ROLE),
        ({"has_no_needs": None}, Part.NEEDS),
        ({"answered": frozenset()}, Part.QUESTIONS),
        ({"accepted": frozenset()}, Part.STATEMENTS),
    ],
)
def test_what_is_not_given_names_its_part(change, part):
    assert missing_parts(ApplicationFacts(**COMPLETE | change)) == (part,)


def test_needs_that_are_given_complete_their_part():
    assert missing_parts(ApplicationFacts(**COMPLETE | {"has_no_needs": False})) == ()


def test_empty_application_lacks_every_part_in_the_order_of_the_list():
    facts = ApplicationFacts(questions=frozenset({"a"}), statements=frozenset({1}))
    assert missing_parts(facts) == tuple(Part)


FACTS = {"strategy_status": "in_force", "strategy_role": "decides", "commune_kind": "gmina miejska"}


@pytest.mark.parametrize(
    ("change", "found", "total"),
    [
        ({}, (), 0),
        ({"strategy_status": "none"}, (Ground.NO_STRATEGY,), 3),
        ({"strategy_status": "expired"}, (Ground.NO_STRATEGY,), 3),
        ({"strategy_status": "expiring"}, (Ground.EXPIRING,), 2),
        ({"strategy_status": "in_work"}, (Ground.IN_WORK,), 1),
        ({"strategy_status": "unknown"}, (), 0),
        ({"is_new_commune": True}, (Ground.NEW_COMMUNE,), 2),
        ({"commune_kind": "gmina miejsko-wiejska"}, (Ground.VILLAGE,), 1),
        ({"strategy_role": "writes"}, (Ground.WORKS_ON_IT,), 1),
    ],
)
def test_points_and_what_they_are_for(change, found, total):
    facts = PointFacts(**{"is_new_commune": False, **FACTS, **change})
    assert (grounds(facts), points(grounds(facts))) == (found, total)


@pytest.mark.parametrize(
    ("now", "days", "due"),
    [
        (datetime(2026, 5, 4, 9, tzinfo=UTC), 5, datetime(2026, 5, 9, 21, 59, 59, tzinfo=UTC)),
        (datetime(2026, 5, 4, 22, 30, tzinfo=UTC), 5, datetime(2026, 5, 10, 21, 59, 59, tzinfo=UTC)),
        (datetime(2026, 10, 23, 9, tzinfo=UTC), 5, datetime(2026, 10, 28, 22, 59, 59, tzinfo=UTC)),
        (datetime(2026, 3, 27, 9, tzinfo=UTC), 2, datetime(2026, 3, 29, 21, 59, 59, tzinfo=UTC)),
    ],
)
def test_deadline_is_the_end_of_a_day_in_warsaw(now, days, due):
    assert due_after(now, days) == due


def test_last_second_still_counts():
    due = datetime(2026, 5, 9, 21, 59, 59, tzinfo=UTC)
    assert not is_over(due, due)
    assert is_over(due, datetime(2026, 5, 9, 22, 0, tzinfo=UTC))
    assert not is_over(None, due)


def test_numbers_belong_to_the_year_in_warsaw():
    assert format_number(year_of(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)), 1) == "ZG/2027/00001"


@pytest.mark.parametrize(
    ("text", "action", "unknown"),
    [
        ("{number} {call} {link}", Action.SUBMIT, ()),
        ("{reason}", Action.REJECT, ()),
        ("{reason}", Action.SUBMIT, ("{reason}",)),
        ("{due}", Action.OFFER_PLACE, ()),
        ("{due} {imie} {imie}", Action.REJECT, ("{due}", "{imie}")),
        ("{number.__class__}", Action.SUBMIT, ("{number.__class__}",)),
        ("{number", Action.SUBMIT, ("{",)),
        ("{}", Action.SUBMIT, ("{}",)),
    ],
)
def test_unknown_placeholders_are_named(text, action, unknown):
    assert unknown_placeholders(text, action) == unknown


def test_a_brace_within_a_value_is_no_placeholder():
    assert fill("{reason}, {number}", {"reason": "{number}", "number": "1"}) == "{number}, 1"
