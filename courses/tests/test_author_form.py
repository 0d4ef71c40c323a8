"""The form of a kind, without a database: what it shows is what it collects."""

import pytest
from django import forms
from hypothesis import given, settings
from hypothesis import strategies as st

from courses.forms import author
from courses.questions import KINDS, kind
from courses.tests.questions.samples import samples_of


def browser(name, values):
    """What a browser sends back for the form as it stands: a ticked box is "on", another is not sent."""
    form = _form(name, values)
    sent = {key: form[key].value() for key in form.fields}
    return {key: "on" if value is True else str(value) for key, value in sent.items() if value or value == 0}


def _form(name, values, data=None):
    class Form(forms.Form):
        pass

    form = Form(data, initial=values)
    form.fields.update(author.inputs_of(author.make_plan(name, data if data is not None else values)))
    return form


def collected(name, posted):
    form = _form(name, {}, posted)
    assert form.is_valid(), form.errors
    return author.collect(author.make_plan(name, posted), form.cleaned_data)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_question_of_every_kind_comes_back_as_it_was(name):
    @settings(max_examples=40, deadline=None)
    @given(samples_of(name).data())
    def check(data):
        spec = kind(name).from_data(data)
        stored = kind(name).to_data(spec)
        posted = browser(name, author.flatten(name, stored))
        words = {word: stored[word] for word in author.COMMON}
        assert kind(name).from_data({**collected(name, posted), **words}) == spec

    check()


@given(
    st.dictionaries(st.sampled_from(["spec-options-rows", "spec-items-rows", "spec-items-0-kind", "more"]), st.text())
)
@settings(deadline=None)
def test_whatever_is_posted_makes_a_small_form(posted):
    for name in ("single_choice", "case_study"):
        assert len(_form(name, {}, posted).fields) < 2000
