"""Drawing questions by a blueprint, without a database and with chance in hand."""

from itertools import combinations, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.drawing import Candidate, Line, NotEnoughQuestions, draw, shuffled

EASY, HARD = 1, 3
FIRST, SECOND, BOTH = frozenset({1}), frozenset({2}), frozenset({1, 2})
BANK = [
    *(Candidate(id, 1, EASY) for id in (11, 12, 13)),
    Candidate(14, 1, HARD),
    *(Candidate(id, 2, EASY) for id in (21, 22)),
    Candidate(23, 2, HARD),
]


def test_each_line_gets_its_number_in_the_order_of_the_blueprint():
    drawn = draw([Line(1, SECOND), Line(2, FIRST)], BANK, rng=Random(1))
    assert [question // 10 for question in drawn] == [2, 1, 1]


def test_a_line_of_a_difficulty_gets_only_that():
    assert set(draw([Line(2, BOTH, HARD)], BANK, rng=Random(1))) == {14, 23}


def test_a_general_line_never_eats_the_questions_of_a_specific_one():
    for seed in range(30):
        drawn = draw([Line(5, BOTH), Line(1, FIRST, HARD), Line(1, SECOND, HARD)], BANK, rng=Random(seed))
        assert drawn[5:] == [14, 23]


def test_lines_that_overlap_by_half_both_get_their_questions():
    for seed in range(30):
        drawn = draw([Line(3, FIRST), Line(2, BOTH, HARD)], BANK, rng=Random(seed))
        assert sorted(drawn[:3]) == [11, 12, 13]
        assert sorted(drawn[3:]) == [14, 23]


def test_unseen_questions_come_first():
    for seed in range(20):
        assert set(draw([Line(2, FIRST)], BANK, seen={11, 13}, rng=Random(seed))) == {12, 14}


def test_seen_questions_fill_up_what_is_missing():
    drawn = draw([Line(3, FIRST)], BANK, seen={11, 12}, rng=Random(3))
    assert {13, 14} < set(drawn)
    assert len(drawn) == 3


def test_too_few_questions_are_refused_and_the_line_is_named():
    with pytest.raises(NotEnoughQuestions) as caught:
        draw([Line(1, FIRST), Line(4, SECOND)], BANK, rng=Random(1))
    assert (caught.value.number, caught.value.line.competence_ids, caught.value.found) == (2, SECOND, 3)


def test_draws_differ():
    draws = {tuple(draw([Line(2, FIRST)], BANK, rng=Random(seed))) for seed in range(30)}
    assert len(draws) > 6


banks = st.lists(st.tuples(st.sampled_from([1, 2, 3]), st.sampled_from([1, 2, 3])), max_size=6).map(
    lambda rows: [Candidate(id, *row) for id, row in enumerate(rows, start=1)]
)
lines = st.builds(
    Line,
    wanted=st.integers(1, 2),
    competence_ids=st.sampled_from([FIRST, SECOND, BOTH, frozenset({1, 2, 3})]),
    difficulty=st.sampled_from([None, 1, 2, 3]),
)


def fewest_seen(blueprint, bank, seen):
    """The honest way, trying everything: how few seen questions a full draw needs; None: there is none."""
    slots = [line for line in blueprint for _ in range(line.wanted)]
    full = [
        sum(question.id in seen for question in chosen)
        for group in combinations(bank, len(slots))
        for chosen in permutations(group)
        if all(line.takes(question) for line, question in zip(slots, chosen, strict=True))
    ]
    return min(full, default=None)


@given(blueprint=st.lists(lines, max_size=3), bank=banks, seen=st.sets(st.integers(1, 6)), seed=st.integers())
def test_a_draw_succeeds_whenever_it_can_and_repeats_as_little_as_it_can(blueprint, bank, seen, seed):
    fewest = fewest_seen(blueprint, bank, seen)
    if fewest is None:
        with pytest.raises(NotEnoughQuestions):
            draw(blueprint, bank, seen=seen, rng=Random(seed))
        return
    drawn = draw(blueprint, bank, seen=seen, rng=Random(seed))
    by_id = {question.id: question for question in bank}
    slots = [line for line in blueprint for _ in range(line.wanted)]
    assert len(set(drawn)) == len(drawn)
    assert all(line.takes(by_id[id]) for line, id in zip(slots, drawn, strict=True))
    assert len(seen.intersection(drawn)) == fewest


@given(seed=st.integers())
def test_options_are_shuffled_and_none_is_lost(seed):
    assert sorted(shuffled(("a", "b", "c", "d"), Random(seed))) == ["a", "b", "c", "d"]
