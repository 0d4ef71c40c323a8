"""What the kinds with typed answers promise together."""

import pytest
from django.http import QueryDict
from django.utils import translation

from courses.questions import InvalidResponse, kind

from .asking import asked, problems


@pytest.fixture(autouse=True)
def _english():
    with translation.override(None):
        yield


@pytest.mark.parametrize("response", [None, {}, [], {"text": None}, {"text": 5}, {"text": ["5"]}])
def test_what_is_no_text_is_not_taken_in(response):
    numeric, spec = asked("numeric", value="5")
    with pytest.raises(InvalidResponse):
        numeric.clean_response(spec, response)


def test_what_is_typed_is_kept_storable_and_short():
    short_text, spec = asked("short_text", accepted=["diagnoza"])
    posted = QueryDict("", mutable=True)
    posted["a4"] = " dia\0gnoza\u00ad \ud800" + "x" * 500
    text = short_text.read_response(spec, posted, "a4")["text"]
    assert (len(text), text[:13]) == (200, "dia gnoza ?xx")


NAMES = ["numeric", "short_text", "gap_fill", "table_fill"]


@pytest.mark.parametrize("name", NAMES)
def test_mistakes_stand_at_fields_of_the_form(name):
    fields = {"text", *(field.name for field in kind(name).author_fields)}
    assert {field for field, _ in problems(name, text="", slips="9", total="x", sum_rule="x")} <= fields
