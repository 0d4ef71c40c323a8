"""Pairs: what stands on the left is given what belongs to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .assigning import Answer, Assigning, Slot, id_problems, one_line, row_id, text_list_problems
from .base import (
    AuthorField,
    AuthorRows,
    Problem,
    Response,
    Spec,
    SpecError,
    common,
    first_repeated,
    in_order,
    rows_of,
    text_problems,
    words,
)

MAX_PAIRS = 12
MAX_DISTRACTORS = 6
LONG = 40
"""Characters; longer answers are told above the fields as well, because a closed select cuts them off."""


@dataclass(frozen=True)
class Pair:
    id: str
    left: str
    right: str
    feedback: str = ""


@dataclass(frozen=True, kw_only=True)
class MatchingSpec(Spec):
    pairs: tuple[Pair, ...]
    distractors: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """Each text once: two pairs may have the same right side."""
        return tuple(dict.fromkeys([*(pair.right for pair in self.pairs), *self.distractors]))


class Matching(Assigning[MatchingSpec]):
    """A response is {"pairs": {id of a pair: text of an answer}}. share = right pairs / pairs.

    An answer goes by its text: a key that is mended by exchanging two texts then judges old responses justly, and a
    text that is right for two pairs is offered once.
    """

    name = "matching"
    label = gettext_lazy("matching")
    instruction = gettext_lazy("Match each item with its answer. An answer may fit more than once, or not at all.")
    template = "courses/quiz/kinds/matching.html"
    field = "pairs"
    author_fields = (
        AuthorRows(
            "pairs",
            gettext_lazy("Pairs"),
            columns=(
                AuthorField("left", gettext_lazy("Left side")),
                AuthorField("right", gettext_lazy("What belongs to it")),
                AuthorField("feedback", gettext_lazy("What to say to those who choose otherwise")),
            ),
            help=gettext_lazy("Participants see the left sides in this order, the answers in a random one."),
        ),
        AuthorRows(
            "distractors",
            gettext_lazy("Answers that fit nothing"),
            columns=(AuthorField("text", gettext_lazy("Answer")),),
            room=3,
        ),
    )

    def from_data(self, data: Mapping[str, Any]) -> MatchingSpec:
        distractors = tuple(one_line(row.get("text")) for row in rows_of(data.get("distractors")))
        pairs = tuple(_pair(row) for row in rows_of(data.get("pairs")))
        spec = MatchingSpec(**common(data), pairs=pairs, distractors=distractors)
        if problems := [*text_problems(spec), *_pair_problems(spec), *_distractor_problems(spec)]:
            raise SpecError(problems)
        return spec

    def to_data(self, spec: MatchingSpec) -> dict[str, Any]:
        return {
            "text": spec.text,
            "feedback": spec.feedback,
            "section": spec.section,
            "pairs": [
                {"id": pair.id, "left": pair.left, "right": pair.right, "feedback": pair.feedback}
                for pair in spec.pairs
            ],
            "distractors": [{"text": text} for text in spec.distractors],
        }

    def movable_ids(self, spec: MatchingSpec) -> tuple[str, ...]:
        return spec.answers

    def slots(self, spec: MatchingSpec) -> tuple[Slot, ...]:
        return tuple(Slot(pair.id, pair.left, pair.right, pair.feedback) for pair in spec.pairs)

    def answers(self, spec: MatchingSpec) -> tuple[Answer, ...]:
        return tuple(Answer(text, text) for text in spec.answers)

    def widget(
        self, spec: MatchingSpec, response: Response | None, order: Sequence[str], prefix: str
    ) -> Mapping[str, Any]:
        """`key`: letter and text of every answer, where they are too long to be read in a select."""
        texts = in_order(spec.answers, order)
        if max(map(len, texts)) <= LONG:
            return {"rows": self.widget_rows(self.slots(spec), [Answer(text, text) for text in texts], response)}
        key = list(zip(ascii_uppercase, texts, strict=False))
        lettered = [Answer(text, f"{letter}. {text}") for letter, text in key]
        return {"rows": self.widget_rows(self.slots(spec), lettered, response), "key": key}


def _pair(row: Mapping[str, Any]) -> Pair:
    left = words(row.get("left"))
    return Pair(row_id(row, left), left, one_line(row.get("right")), words(row.get("feedback")))


def _pair_problems(spec: MatchingSpec) -> list[Problem]:
    lefts = [pair.left for pair in spec.pairs]
    problems = text_list_problems("pairs", lefts, least=2, most=MAX_PAIRS)
    problems += id_problems("pairs", (pair.id for pair in spec.pairs), lefts)
    if not all(pair.right for pair in spec.pairs):
        problems.append(Problem("pairs", _("Every left side needs what belongs to it.")))
    elif len(spec.pairs) > 1 and len(spec.answers) == 1:
        problems.append(Problem("pairs", _("Give at least two different answers: with one there is nothing to match.")))
    return problems


def _distractor_problems(spec: MatchingSpec) -> list[Problem]:
    if not spec.distractors:
        return []
    problems = text_list_problems("distractors", spec.distractors, least=0, most=MAX_DISTRACTORS)
    if both := first_repeated([*{pair.right for pair in spec.pairs}, *dict.fromkeys(spec.distractors)]):
        words = _("“%(text)s” belongs to a pair, so it does fit something. Take it away here.")
        problems.append(Problem("distractors", words % {"text": both}))
    return problems


KIND = Matching()
