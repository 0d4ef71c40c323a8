"""What holds for the kinds with a list of options only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .samples import asked

NAMES = ["multiple_choice", "single_choice"]


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_only_the_key_earns_everything(name, data):
    kind, spec = data.draw(asked(name))
    chosen = data.draw(st.sets(st.sampled_from(spec.option_ids)))
    assert (kind.grade(spec, {"chosen": list(chosen)}).share == 1) == (chosen == spec.key)


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_the_order_of_choices_changes_nothing(name, data):
    kind, spec = data.draw(asked(name))
    chosen = data.draw(st.lists(st.sampled_from(spec.option_ids), unique=True))
    other_way = data.draw(st.permutations(chosen))
    assert kind.grade(spec, {"chosen": chosen}) == kind.grade(spec, {"chosen": other_way})
