"""A statement that is true or false."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from .base import AuthorField, Problem, SpecError, text_problems, words
from .choice import ChoiceSpec, Option
from .single_choice import SingleChoice

ANSWERS = ("true", "false")


class TrueFalse(SingleChoice):
    """A single choice of two options that nobody has to write; "true" always stands first."""

    name = "true_false"
    label = gettext_lazy("true or false")
    instruction = gettext_lazy("Say whether the statement is true.")
    author_fields = (
        AuthorField(
            "answer",
            gettext_lazy("The statement is"),
            input="choice",
            choices=tuple(zip(ANSWERS, (gettext_lazy("true"), gettext_lazy("false")), strict=True)),
            is_required=True,
        ),
        AuthorField("feedback_true", gettext_lazy("What to say to those who choose “True”")),
        AuthorField("feedback_false", gettext_lazy("What to say to those who choose “False”")),
    )

    def from_data(self, data: Mapping[str, Any]) -> ChoiceSpec:
        """`answer` is "true" or "false", in a file also a bare true or false."""
        answer = words(data.get("answer")).casefold()
        spec = self.make_spec(data, tuple(_option(id, answer, data) for id in ANSWERS))
        if problems := [*text_problems(spec), *_answer_problems(answer)]:
            raise SpecError(problems)
        return spec

    def to_data(self, spec: ChoiceSpec) -> dict[str, Any]:
        feedback = {f"feedback_{option.id}": option.feedback for option in spec.options}
        (answer,) = spec.key
        words = {"text": spec.text, "feedback": spec.feedback, "section": spec.section}
        return {**words, "answer": answer, **feedback}

    def movable_ids(self, spec: ChoiceSpec) -> tuple[str, ...]:
        return ()


def _option(id: str, answer: str, data: Mapping[str, Any]) -> Option:
    text = pgettext("an answer", "True") if id == "true" else pgettext("an answer", "False")
    return Option(id=id, text=text, correct=id == answer, feedback=words(data.get(f"feedback_{id}")))


def _answer_problems(answer: str) -> list[Problem]:
    return [] if answer in ANSWERS else [Problem("answer", _("Say whether the statement is true or false."))]


KIND = TrueFalse()
