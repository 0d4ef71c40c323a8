"""Short text: accepted answers, listed mistakes, slips."""

import pytest
from django.utils import translation

from courses.questions import Mark

from .asking import asked, graded, problems


@pytest.fixture(autouse=True)
def _english():
    with translation.override(None):
        yield


def test_a_listed_mistake_is_not_let_pass_as_a_slip_and_gets_its_feedback():
    data = {"accepted": ["żądanie"], "mistakes": [{"text": "zadanie", "feedback": "One asks, the other is asked."}]}
    (row,) = graded("short_text", {"text": "zadania"}, **data).rows
    assert (row.mark, row.feedback) == (Mark.WRONG, "One asks, the other is asked.")
    assert graded("short_text", {"text": "żądania"}, **data).share == 1


def test_slips_are_as_many_as_the_author_says():
    shares = [
        graded("short_text", {"text": "dignza"}, accepted=["diagnoza"], slips=slips).share for slips in (0, 1, "2")
    ]
    assert shares == [0, 0, 1]


def test_forms_of_one_answer_are_counted_together():
    short_text, spec = asked("short_text", accepted=["rada gminy"], mistakes=[{"text": "wójt"}])
    typed = ["Radzie gminy", "wójtem", "Sejmik!"]
    parts = [short_text.parts(spec, {"text": text})[0] for text in typed]
    assert [tuple(part) for part in parts] == [
        ("rada gminy", "Radzie gminy", True),
        ("wójt", "wójtem", False),
        ("sejmik", "Sejmik!", False),
    ]


SHORT_TEXT_MISTAKES = [
    ({"accepted": []}, "accepted", "Write at least one accepted answer."),
    ({"accepted": ["…"]}, "accepted", "“…” is no answer"),
    ({"accepted": ["x" * 201]}, "accepted", "at most 200 characters"),
    ({"accepted": ["Rada", "rada."]}, "accepted", "“rada” stands twice"),
    ({"accepted": ["rada"], "mistakes": [{"text": "Rada"}]}, "mistakes", "“Rada” is accepted and not accepted"),
    ({"accepted": ["rada"], "mistakes": [{"feedback": "Why"}]}, "mistakes", "is no answer"),
    ({"accepted": ["rada"], "slips": 3}, "slips", "Slips in a word are 0, 1 or 2."),
]


@pytest.mark.parametrize(("data", "field", "message"), SHORT_TEXT_MISTAKES)
def test_mistakes_of_a_short_text_are_named(data, field, message):
    ((found_field, found_message),) = problems("short_text", **data)
    assert (found_field, message in found_message) == (field, True)
