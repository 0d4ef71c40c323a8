"""What holds for any question of a kind and any response (hypothesis)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courses.questions import KINDS, kind

NAMES = sorted(KINDS)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@st.composite
def specs(draw, name):
    """A valid question of the kind, of any size."""
    size = draw(st.integers(2, 8))
    correct = draw(st.sets(st.integers(0, size - 1), min_size=1, max_size=1 if name == "single_choice" else size - 1))
    options = [{"text": f"Option {number}", "correct": number in correct} for number in range(size)]
    return kind(name).from_data({"text": "Question", "options": options})


def responses(spec):
    return st.builds(lambda ids: {"chosen": ids}, st.lists(st.sampled_from([*spec.option_ids, "zz"]), max_size=9))


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_a_share_stays_between_0_and_1(name, data):
    spec = data.draw(specs(name))
    assert 0 <= kind(name).grade(spec, data.draw(responses(spec))).share <= 1


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_the_key_earns_everything_and_nothing_earns_nothing(name, data):
    spec = data.draw(specs(name))
    assert kind(name).grade(spec, {"chosen": list(spec.key)}).share == 1
    assert kind(name).grade(spec, {"chosen": []}).share == 0


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_only_the_key_earns_everything(name, data):
    spec = data.draw(specs(name))
    chosen = data.draw(st.sets(st.sampled_from(spec.option_ids)))
    assert (kind(name).grade(spec, {"chosen": list(chosen)}).share == 1) == (chosen == spec.key)


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_the_order_of_options_and_choices_changes_nothing(name, data):
    spec = data.draw(specs(name))
    stored = kind(name).to_data(spec)
    shuffled = kind(name).from_data({**stored, "options": data.draw(st.permutations(stored["options"]))})
    chosen = data.draw(st.lists(st.sampled_from(spec.option_ids), unique=True))
    other_way = data.draw(st.permutations(chosen))
    first, second = kind(name).grade(spec, {"chosen": chosen}), kind(name).grade(shuffled, {"chosen": other_way})
    assert (first.share, dict(first.marks)) == (second.share, dict(second.marks))


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data(), response=ANYTHING)
def test_no_response_breaks_the_grading(name, data, response):
    assert 0 <= kind(name).grade(data.draw(specs(name)), response).share <= 1
