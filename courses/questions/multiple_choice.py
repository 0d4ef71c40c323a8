"""Several correct answers among the options."""

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import Problem
from .choice import Choice, ChoiceSpec


class MultipleChoice(Choice):
    """A share of the points for a partly right answer.

    share = max(0, right chosen − wrong chosen) / number of right options

    Each correct choice earns an equal part, so knowing most of the answer counts. A wrong choice takes one such
    part back, so marking everything does not pay: with as many wrong options as right ones it earns nothing. The
    share never falls below 0, because an answer cannot cost points won elsewhere.
    """

    name = "multiple_choice"
    label = gettext_lazy("multiple choice")
    input_type = "checkbox"
    instruction = gettext_lazy("Choose all the correct answers.")

    def key_problems(self, correct: int, options: int) -> list[Problem]:
        if correct == 0:
            return [Problem("options", _("Mark at least one option as correct."))]
        if correct == options:
            return [Problem("options", _("Add an option that is not correct: marking all of them would always win."))]
        return []

    def share(self, spec: ChoiceSpec, chosen: frozenset[str]) -> Fraction:
        right = len(chosen & spec.key)
        wrong = len(chosen) - right
        return Fraction(max(0, right - wrong), len(spec.key))


KIND = MultipleChoice()
