"""The table of kinds that `manage.py question_kinds` prints."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import translation

from courses.questions import KINDS


@pytest.fixture
def printed():
    out = StringIO()
    with translation.override(None):
        call_command("question_kinds", stdout=out)
    return {line.split()[0]: " ".join(line.split()) for line in out.getvalue().splitlines()}


def test_every_kind_has_one_line_with_its_name_and_module(printed):
    assert set(KINDS) < set(printed)
    assert len(printed) == len(KINDS) + 2  # the head and the line under it
    assert printed["ordering"] == "ordering ordering courses.questions.ordering automatic"


@pytest.mark.parametrize(
    ("name", "grading"),
    [("true_false", "automatic"), ("open_answer", "by an advisor"), ("case_study", "as its questions")],
)
def test_the_table_says_who_grades(printed, name, grading):
    assert printed[name].endswith(f" courses.questions.{name} {grading}")


def test_names_are_in_the_language_of_the_site():
    out = StringIO()
    with translation.override("pl"):
        call_command("question_kinds", stdout=out)
    assert "wielokrotny" in out.getvalue()
