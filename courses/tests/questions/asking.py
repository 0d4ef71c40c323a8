"""What the tests of typed answers stand on: a question in one line, its grade, its author's mistakes."""

import pytest
from django.utils import translation

from courses.questions import SpecError, kind


def asked(name, **data):
    """The kind and a question of it."""
    return kind(name), kind(name).from_data({"text": "Q", **data})


def graded(name, response, **data):
    found, spec = asked(name, **data)
    return found.grade(spec, response)


def problems(name, **data):
    """(field, message) of every mistake, in English."""
    with translation.override(None), pytest.raises(SpecError) as caught:
        asked(name, **data)
    return [tuple(problem) for problem in caught.value.problems]
