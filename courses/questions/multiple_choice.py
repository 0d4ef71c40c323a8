"""Several correct answers among the options."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import AuthorField, Problem, common, words
from .choice import OPTIONS, Choice, ChoiceSpec, Option


class Scoring(StrEnum):
    SHARE = "share"
    ALL_OR_NOTHING = "all_or_nothing"


DEFAULT_PENALTY = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class MultipleSpec(ChoiceSpec):
    """`penalty`: what part of one right choice a wrong one takes back; above 0, at most 1."""

    scoring: Scoring = Scoring.SHARE
    penalty: Decimal = DEFAULT_PENALTY


class MultipleChoice(Choice[MultipleSpec]):
    """A share of the points for a partly right answer, or all or nothing, as the author wants it.

    share = max(0, right chosen − penalty · wrong chosen) / number of right options

    Each correct choice earns an equal part, so knowing most of the answer counts. A wrong choice takes one such
    part back (or as much of it as the penalty says), so marking everything does not pay: with as many wrong options
    as right ones it earns nothing. The share never falls below 0, because an answer cannot cost points won elsewhere.
    """

    name = "multiple_choice"
    label = gettext_lazy("multiple choice")
    input_type = "checkbox"
    instruction = gettext_lazy("Choose all the correct answers.")
    author_fields = (
        OPTIONS,
        AuthorField(
            "scoring",
            gettext_lazy("Points for a partly right answer"),
            input="choice",
            choices=(
                (Scoring.SHARE.value, gettext_lazy("a share: each right choice counts, a wrong one takes some back")),
                (Scoring.ALL_OR_NOTHING.value, gettext_lazy("none: only all the right choices and no other earn")),
            ),
            initial=Scoring.SHARE.value,
        ),
        AuthorField(
            "penalty",
            gettext_lazy("What a wrong choice takes back"),
            help=gettext_lazy(
                "A part of what one right choice earns, above 0 and up to 1: 1 takes all of it, 0.5 a half."
                " Counts only where a share is given."
            ),
            initial="1",
        ),
    )

    def key_problems(self, correct: int, options: int) -> list[Problem]:
        if correct == 0:
            return [Problem("options", _("Mark at least one option as correct."))]
        if correct == options:
            return [Problem("options", _("Add an option that is not correct: marking all of them would always win."))]
        return []

    def scoring_problems(self, data: Mapping[str, Any]) -> list[Problem]:
        problems = []
        if _scoring(data) is None:
            known = ", ".join(Scoring)
            problems.append(Problem("scoring", _("Write the scoring as one of: %(known)s.") % {"known": known}))
        if _penalty(data) is None:
            words = _("Give the penalty as a number above 0 and up to 1. Without one, marking everything would win.")
            problems.append(Problem("penalty", words))
        return problems

    def make_spec(self, data: Mapping[str, Any], options: tuple[Option, ...]) -> MultipleSpec:
        return MultipleSpec(
            **common(data),
            options=options,
            scoring=_scoring(data) or Scoring.SHARE,
            penalty=_penalty(data) or DEFAULT_PENALTY,
        )

    def to_data(self, spec: MultipleSpec) -> dict[str, Any]:
        """What stands at its default is left out: questions from before there was a choice keep their digest."""
        data = super().to_data(spec)
        if spec.scoring != Scoring.SHARE:
            data["scoring"] = spec.scoring.value
        if spec.penalty != DEFAULT_PENALTY:
            data["penalty"] = str(spec.penalty)
        return data

    def share(self, spec: MultipleSpec, chosen: frozenset[str]) -> Fraction:
        if spec.scoring == Scoring.ALL_OR_NOTHING:
            return Fraction(chosen == spec.key)
        right = len(chosen & spec.key)
        wrong = len(chosen) - right
        return max(Fraction(0), right - Fraction(spec.penalty) * wrong) / len(spec.key)


def _scoring(data: Mapping[str, Any]) -> Scoring | None:
    """None for a word that is no scoring."""
    written = words(data.get("scoring")) or Scoring.SHARE
    return Scoring(written) if written in set(Scoring) else None


def _penalty(data: Mapping[str, Any]) -> Decimal | None:
    """None for what is no number above 0 and up to 1; a comma is as good as a point."""
    written = words(data.get("penalty")).replace(",", ".")
    try:
        penalty = Decimal(written or DEFAULT_PENALTY)
    except InvalidOperation:
        return None
    return penalty.normalize() if penalty.is_finite() and 0 < penalty <= 1 else None


KIND = MultipleChoice()
