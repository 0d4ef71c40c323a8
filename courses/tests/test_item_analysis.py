"""Statistics of questions: by hand, by the direct formula, and properties that hold for any attempts."""

from datetime import timedelta
from itertools import permutations
from math import isclose, sqrt

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.analysis.items import FEWEST_ATTEMPTS, Sighting, Tally, median, seconds_by_item
from courses.analysis.trouble import ADVICE, Trouble, advice_for, find_trouble
from courses.questions import Part

A, B, C = Part("a", "Tak", True), Part("b", "Nie", False), Part("c", "Nie wiem", False)


def tally_of(sightings) -> Tally:
    tally = Tally()
    for seen in sightings:
        tally.add(seen)
    return tally


def figures_of(*sightings, times: int = 1, offered=()):
    return tally_of(list(sightings) * times).figures(offered)


def pearson(pairs) -> float:
    """The formula as textbooks have it."""
    n = len(pairs)
    mean_x, mean_y = sum(x for x, _y in pairs) / n, sum(y for _x, y in pairs) / n
    top = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    return top / sqrt(sum((x - mean_x) ** 2 for x, _y in pairs) * sum((y - mean_y) ** 2 for _x, y in pairs))


SHARES = st.sampled_from([0.0, 0.25, 0.5, 1 / 3, 1.0])
SIGHTINGS = st.builds(
    Sighting,
    share=SHARES,
    rest=st.one_of(st.none(), st.integers(0, 30).map(lambda points: points / 30)),
    result=st.integers(0, 100).map(float),
    parts=st.sets(st.sampled_from([A, B, C])).map(tuple),
    seconds=st.one_of(st.none(), st.integers(0, 600).map(float)),
)
MANY = st.lists(SIGHTINGS, min_size=1, max_size=60)


def test_figures_by_hand():
    """Points 1 1 0 0 with the rest 0.9 0.7 0.5 0.3: means 0.5 and 0.6, sums 0.4 / sqrt(1 * 0.2) = 0.8944."""
    attempts = [
        Sighting(1, 0.9, 92, (A,), 20),
        Sighting(1, 0.7, 76, (A,), 40),
        Sighting(0, 0.5, 40, (B,), 60),
        Sighting(0, 0.3, 24, (), None),
    ]
    figures = figures_of(*attempts, times=5, offered=(A, B, C))
    assert (figures.attempts, figures.facility, figures.seconds) == (20, 0.5, 40)
    assert figures.discrimination == pytest.approx(0.4 / sqrt(0.2))
    told = [(part.key, part.share, part.mean_score) for part in figures.parts]
    assert told == [("a", 0.5, 84.0), ("b", 0.25, 40.0), ("c", 0.0, None)]


def test_a_reversed_key_discriminates_below_zero():
    figures = figures_of(Sighting(0, 0.9, 80), Sighting(1, 0.2, 30), times=FEWEST_ATTEMPTS)
    assert figures.discrimination == pytest.approx(-1)


@pytest.mark.parametrize(
    "attempts",
    [
        [Sighting(1, number / 30, 50) for number in range(30)],
        [Sighting(number % 2, 0.7, 50) for number in range(30)],
        [Sighting(number % 2, number / 30, 50) for number in range(FEWEST_ATTEMPTS - 1)],
        [Sighting(number % 2, None, 50) for number in range(30)],
    ],
    ids=["everyone alike", "the rest alike", "too few", "no other question"],
)
def test_no_correlation_is_claimed(attempts):
    assert figures_of(*attempts).discrimination is None


@settings(max_examples=150, deadline=None)
@given(MANY)
def test_figures_stay_within_their_bounds(attempts):
    figures = figures_of(*attempts, offered=(A, B))
    assert 0 <= figures.facility <= 1
    assert figures.discrimination is None or -1 <= figures.discrimination <= 1
    assert all(0 <= part.share <= 1 for part in figures.parts)
    assert all(part.mean_score is None or 0 <= part.mean_score <= 100 for part in figures.parts)
    assert figures.seconds is None or 0 <= figures.seconds <= 600


@settings(max_examples=100, deadline=None)
@given(MANY, st.randoms(use_true_random=False))
def test_the_order_of_attempts_changes_nothing(attempts, rng):
    mixed = list(attempts)
    rng.shuffle(mixed)
    one, other = figures_of(*attempts), figures_of(*mixed)
    assert isclose(one.facility, other.facility, abs_tol=1e-9)
    assert (one.discrimination is None) == (other.discrimination is None)
    assert isclose(one.discrimination or 0, other.discrimination or 0, abs_tol=1e-6)
    assert [(part.key, part.share) for part in one.parts] == [(part.key, part.share) for part in other.parts]
    assert one.seconds == other.seconds


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(SHARES, st.integers(0, 30)), min_size=FEWEST_ATTEMPTS, max_size=80))
def test_discrimination_agrees_with_the_direct_formula(pairs):
    if len({x for x, _y in pairs}) < 2 or len({y for _x, y in pairs}) < 2:
        return
    figures = figures_of(*[Sighting(share, points / 30, 0) for share, points in pairs])
    assert figures.discrimination == pytest.approx(pearson(pairs), abs=1e-9)


@pytest.mark.parametrize(
    ("counts", "expected"), [({}, None), ({5: 1}, 5), ({5: 1, 8: 1}, 7), ({1: 3, 9: 2}, 1), ({1: 2, 2: 1, 9: 1}, 2)]
)
def test_median(counts, expected):
    assert median(counts) == expected


def test_time_goes_to_the_item_answered_and_a_break_is_not_thinking():
    start = timezone.now()

    def at(seconds):
        return start + timedelta(seconds=seconds)

    answers = [(1, at(30)), (2, at(90)), (1, at(100)), (3, at(100)), (2, at(5000))]
    assert seconds_by_item(start, answers) == {1: 35, 2: 660, 3: 5}


def test_free_answers_do_not_grow_without_end():
    tally = tally_of(Sighting(0, 0.5, 50, (Part(str(number), str(number), False),)) for number in range(5000))
    assert len(tally.parts) == 500
    assert len(tally.figures().parts) == 30


GOOD = {"share": 1, "rest": 0.9, "result": 90, "parts": (A,)}
POOR = {"share": 0, "rest": 0.3, "result": 30, "parts": (B,)}


@pytest.mark.parametrize(
    ("sightings", "found"),
    [
        ([Sighting(**GOOD), Sighting(**POOR)], Trouble(0)),
        ([Sighting(0, 0.9, 60, (A,)), Sighting(1, 0.1, 40, (B,))], Trouble.KEY),
        ([Sighting(1, 0.5, 50), Sighting(0, 0.5, 50), Sighting(1, 0.6, 50), Sighting(0, 0.6, 50)], Trouble.WEAK),
        ([Sighting(**GOOD)] + [Sighting(**POOR)] * 4, Trouble.HARD),
        ([Sighting(**GOOD)] * 40 + [Sighting(**POOR)], Trouble.EASY),
        ([Sighting(**GOOD, seconds=181), Sighting(**POOR, seconds=200)], Trouble.SLOW),
        ([Sighting(**GOOD), Sighting(0, 0.89, 89, (C,)), Sighting(**POOR)], Trouble.ATTRACTIVE_DISTRACTOR),
    ],
    ids=["none", "key", "weak", "hard", "easy", "slow", "attractive"],
)
def test_trouble_is_found(sightings, found):
    assert find_trouble(figures_of(*sightings, times=FEWEST_ATTEMPTS)) == found


def test_a_distractor_nobody_chooses_is_trouble_only_where_it_was_offered():
    figures = figures_of(Sighting(**GOOD), Sighting(**POOR), times=FEWEST_ATTEMPTS, offered=(A, B, C))
    assert find_trouble(figures, offered=3) == Trouble.IDLE_DISTRACTOR
    assert find_trouble(figures, offered=0) == Trouble(0)


def test_few_attempts_are_not_judged():
    assert find_trouble(figures_of(Sighting(0, 0.9, 90), times=FEWEST_ATTEMPTS - 1)) == Trouble(0)


def test_a_graver_trouble_outweighs_all_lighter_ones():
    for flag, lighter in permutations(Trouble, 2):
        if flag > lighter:
            assert flag > sum(other for other in Trouble if other < flag)
    assert [advice.slug for advice in advice_for(Trouble.SLOW | Trouble.KEY)] == ["klucz", "czas"]
    assert set(ADVICE) == set(Trouble)
