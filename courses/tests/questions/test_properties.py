"""What holds for any question of any kind and any response (hypothesis). A new kind brings only its samples."""

import json

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from courses.questions import KINDS, MAX_CRITERION_POINTS, InvalidResponse, Mark

from .samples import answered, asked, garbled

NAMES = sorted(KINDS)
FREE_LISTS = {"options", "pairs", "distractors"}
"""Lists of an author's data whose order means nothing; so it is with any list of rows that are movable."""

for_every_kind = pytest.mark.parametrize("name", NAMES)
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def full_scores(kind, spec):
    return {criterion.id: MAX_CRITERION_POINTS for criterion in kind.rubric(spec)}


def told(grade):
    return grade.share, grade.marks, grade.is_provisional


@st.composite
def some_scores(draw, kind, spec):
    points = st.integers(0, MAX_CRITERION_POINTS)
    return {criterion.id: draw(points) for criterion in kind.rubric(spec) if draw(st.booleans())}


@st.composite
def shuffled(draw, value, movable, key=""):
    """Author's data with every list that may move in another order."""
    if isinstance(value, dict):
        return {inner: draw(shuffled(value[inner], movable, inner)) for inner in value}
    if not isinstance(value, list):
        return value
    rows = [draw(shuffled(row, movable)) for row in value]
    is_movable = all(isinstance(row, dict) and row.get("id") in movable for row in rows)
    return draw(st.permutations(rows)) if is_movable or key in FREE_LISTS else rows


@for_every_kind
@often
@given(data=st.data())
def test_a_share_stays_between_0_and_1(name, data):
    kind, spec, response = data.draw(answered(name))
    scores = data.draw(st.none() | some_scores(kind, spec))
    assert 0 <= kind.grade(spec, response, scores).share <= 1


@for_every_kind
@often
@given(data=st.data())
def test_the_key_earns_everything(name, data):
    kind, spec = data.draw(asked(name))
    key = kind.key_response(spec)
    assert (key is None) == kind.is_by_advisor(spec)
    if key is not None:
        grade = kind.grade(spec, key)
        assert (grade.share, grade.is_provisional) == (1, False)
        assert kind.is_answered(kind.clean_response(spec, key))
        assert all(part.is_right for part in kind.parts(spec, key))


@for_every_kind
@often
@given(data=st.data())
def test_what_only_an_advisor_can_say_waits_for_the_scores(name, data):
    kind, spec, response = data.draw(answered(name))
    before, after = kind.grade(spec, response), kind.grade(spec, response, full_scores(kind, spec))
    assert not after.is_provisional
    assert before.share <= after.share
    assert before.is_provisional or before.share == after.share
    assert kind.is_by_advisor(spec) or not before.is_provisional


@for_every_kind
@often
@given(data=st.data())
def test_a_result_with_nothing_wrong_or_missed_earns_everything(name, data):
    """Said of automatic kinds, and of the others once an advisor has given all the points."""
    kind, spec, response = data.draw(answered(name))
    assume(kind.is_answered(kind.clean_response(spec, response)))
    grade = kind.grade(spec, response, full_scores(kind, spec))
    if not {Mark.WRONG, Mark.MISSED} & set(grade.marks.values()):
        assert grade.share == 1


@for_every_kind
@often
@given(data=st.data())
def test_the_order_of_what_may_move_changes_nothing(name, data):
    kind, spec, response = data.draw(answered(name))
    moved = kind.from_data(data.draw(shuffled(kind.to_data(spec), set(kind.movable_ids(spec)))))
    assert sorted(kind.movable_ids(moved)) == sorted(kind.movable_ids(spec))
    assert told(kind.grade(moved, response)) == told(kind.grade(spec, response))
    assert set(kind.parts(moved, response)) == set(kind.parts(spec, response))


@for_every_kind
@often
@given(data=st.data())
def test_any_json_has_a_clear_outcome(name, data):
    kind, spec, response = data.draw(garbled(name))
    grade, parts = kind.grade(spec, response), kind.parts(spec, response)
    try:
        clean = kind.clean_response(spec, response)
    except InvalidResponse:
        assert (grade.share, parts) == (0, ())
    else:
        assert (grade, parts) == (kind.grade(spec, clean), kind.parts(spec, clean))
        assert kind.is_answered(clean) or grade.share == 0


@for_every_kind
@often
@given(data=st.data())
def test_nothing_earns_nothing(name, data):
    kind, spec = data.draw(asked(name))
    assert not kind.is_answered(None)
    assert kind.grade(spec, None).share == kind.grade(spec, {}).share == 0
    assert kind.parts(spec, None) == ()


@for_every_kind
@often
@given(data=st.data())
def test_a_response_is_written_in_one_way(name, data):
    kind, spec, response = data.draw(answered(name))
    clean = kind.clean_response(spec, response)
    assert kind.clean_response(spec, clean) == clean == json.loads(json.dumps(clean))


@for_every_kind
@often
@given(data=st.data())
def test_stored_data_gives_the_same_question_back(name, data):
    kind, spec = data.draw(asked(name))
    stored = kind.to_data(spec)
    assert kind.from_data(json.loads(json.dumps(stored))) == spec
    assert kind.to_data(kind.from_data(stored)) == stored


@for_every_kind
@often
@given(data=st.data())
def test_rows_and_movable_ids_do_not_repeat(name, data):
    kind, spec, response = data.draw(answered(name))
    keys = [row.key for row in kind.grade(spec, response).rows]
    movable = kind.movable_ids(spec)
    assert (len(set(keys)), len(set(movable))) == (len(keys), len(movable))
