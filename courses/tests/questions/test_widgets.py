"""What the widget of any kind shows, posts and says to a screen reader (hypothesis over the samples)."""

from collections import Counter
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.questions import KINDS

from .browser_form import controls, name_of, parse, posted
from .samples import answered

PREFIX = "a4"

for_every_kind = pytest.mark.parametrize("name", sorted(KINDS))
often = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def shown(draw, name):
    """The kind, a question, a response and the question as a page shows it with that response in some order."""
    kind, spec, response = draw(answered(name))
    clean = kind.clean_response(spec, response)
    order = draw(st.permutations(kind.movable_ids(spec)))
    return kind, spec, clean, parse(render(kind, spec, clean, order))


def render(kind, spec, response, order):
    widget = kind.widget(spec, response, order, PREFIX)
    question = SimpleNamespace(kind=kind, text=spec.text, widget=widget, prefix=PREFIX, position=4)
    return render_to_string("courses/quiz/parts/question.html", {"question": question, "total": 9, "is_single": True})


@for_every_kind
@often
@given(data=st.data())
def test_what_the_widget_posts_is_what_the_grader_reads(name, data):
    kind, spec, clean, page = data.draw(shown(name))
    assert kind.read_response(spec, posted(page), PREFIX) == clean


@for_every_kind
@often
@given(data=st.data())
def test_an_untouched_widget_posts_no_answer(name, data):
    kind, spec, _ = data.draw(answered(name))
    page = parse(render(kind, spec, None, kind.movable_ids(spec)))
    assert not kind.is_answered(kind.read_response(spec, posted(page), PREFIX))


@for_every_kind
@often
@given(data=st.data())
def test_every_control_has_a_name_and_ids_are_unique(name, data):
    *_, page = data.draw(shown(name))
    assert controls(page)
    assert [str(control) for control in controls(page) if not name_of(page, control)] == []
    ids = Counter(tag["id"] for tag in page.find_all(id=True))
    assert [id for id, times in ids.items() if times > 1] == []


@for_every_kind
@often
@given(data=st.data())
def test_every_reference_leads_somewhere(name, data):
    *_, page = data.draw(shown(name))
    references = [
        reference
        for attribute in ("for", "aria-labelledby", "aria-describedby")
        for tag in page.find_all(attrs={attribute: True})
        for reference in tag[attribute].split()
    ]
    assert [reference for reference in references if page.find(id=reference) is None] == []


@for_every_kind
@often
@given(data=st.data())
def test_the_names_of_two_questions_never_meet(name, data):
    """“a4” and “a41” stand on one page: what follows the prefix is no digit."""
    *_, page = data.draw(shown(name))
    names = [control["name"] for control in page.find_all(["input", "select", "textarea"])]
    assert all(name.startswith(PREFIX) and not name.removeprefix(PREFIX)[:1].isdigit() for name in names)


@for_every_kind
@often
@given(data=st.data())
def test_any_result_can_be_shown(name, data):
    kind, spec, response = data.draw(answered(name))
    page = parse(render_to_string("courses/quiz/parts/rows.html", {"rows": kind.grade(spec, response).rows}))
    assert page.find("li")
