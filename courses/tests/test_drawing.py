"""Drawing questions by a blueprint, without a database and with chance in hand."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.drawing import Line, NotEnoughQuestions, draw, shuffled

POOL = {1: [11, 12, 13, 14], 2: [21, 22, 23]}


def test_each_line_gets_its_number_in_the_order_of_the_blueprint():
    drawn = draw([Line(2, 1), Line(1, 2)], POOL, rng=Random(1))
    assert [question // 10 for question in drawn] == [2, 1, 1]


def test_unseen_questions_come_first():
    for seed in range(20):
        assert set(draw([Line(1, 2)], POOL, seen={11, 13}, rng=Random(seed))) == {12, 14}


def test_seen_questions_fill_up_what_is_missing():
    drawn = draw([Line(1, 3)], POOL, seen={11, 12}, rng=Random(3))
    assert {13, 14} < set(drawn)
    assert len(drawn) == 3


def test_two_lines_of_one_competence_share_no_question():
    assert sorted(draw([Line(2, 1), Line(2, 2)], POOL, rng=Random(5))) == [21, 22, 23]


def test_too_few_questions_are_refused():
    with pytest.raises(NotEnoughQuestions) as caught:
        draw([Line(1, 1), Line(2, 4)], POOL, rng=Random(1))
    assert (caught.value.competence_id, caught.value.wanted, caught.value.found) == (2, 4, 3)


def test_draws_differ():
    draws = {tuple(draw([Line(1, 2)], POOL, rng=Random(seed))) for seed in range(30)}
    assert len(draws) > 6


@given(seed=st.integers(), seen=st.sets(st.sampled_from([11, 12, 13, 14, 21, 22, 23])))
def test_any_draw_is_complete_and_without_repeats(seed, seen):
    drawn = draw([Line(1, 3), Line(2, 2)], POOL, seen=seen, rng=Random(seed))
    assert len(set(drawn)) == 5
    assert sorted(question // 10 for question in drawn) == [1, 1, 1, 2, 2]


@given(seed=st.integers())
def test_options_are_shuffled_and_none_is_lost(seed):
    assert sorted(shuffled(("a", "b", "c", "d"), Random(seed))) == ["a", "b", "c", "d"]
