"""What the properties are tried on: one module a kind, of the kind's name.

`data()` is a strategy of an author's valid data, of any size; `responses(spec)` of well-formed responses to it: right,
wrong, partial and empty ones. Nothing else is needed: the properties themselves are written once for all kinds.
"""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import pytest
from hypothesis import strategies as st

from courses.questions import Kind, kind

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def samples_of(name: str) -> ModuleType:
    """The strategies of the kind; a kind without them fails."""
    module = f"{__name__}.{name}"
    if find_spec(module) is None:
        pytest.fail(
            f"The kind “{name}” has no samples. Write courses/tests/questions/samples/{name}.py"
            " with data() and responses(spec); see samples/single_choice.py."
        )
    return import_module(module)


@st.composite
def asked(draw: st.DrawFn, name: str) -> tuple[Kind, object]:
    """The kind and a question of it."""
    return kind(name), kind(name).from_data(draw(samples_of(name).data()))


@st.composite
def answered(draw: st.DrawFn, name: str) -> tuple[Kind, object, dict]:
    """The kind, a question of it and a response somebody may have given."""
    found, spec = draw(asked(name))
    return found, spec, draw(samples_of(name).responses(spec))


@st.composite
def garbled(draw: st.DrawFn, name: str) -> tuple[Kind, object, object]:
    """The kind, a question of it and any JSON: wholly arbitrary, or a good response with one value made arbitrary."""
    found, spec, response = draw(answered(name))
    return found, spec, draw(JSON | _spoilt(response))


def _spoilt(value: object) -> st.SearchStrategy:
    if not isinstance(value, dict) or not value:
        return JSON
    return st.sampled_from(sorted(value)).flatmap(
        lambda key: (JSON | _spoilt(value[key])).map(lambda other: {**value, key: other})
    )
