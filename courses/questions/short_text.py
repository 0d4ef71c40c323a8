"""A word or a few, in any inflection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import (
    AuthorField,
    AuthorRows,
    Grade,
    Part,
    Problem,
    Response,
    Row,
    Scores,
    Spec,
    SpecError,
    common,
    first_repeated,
    rows_of,
    text_problems,
    words,
)
from .inflection import closest, words_of
from .typed import LONGEST, SLIPS, OneField, mark_of, slips_of, slips_problems


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that people really give, and what to say to it."""

    text: str
    feedback: str = ""


@dataclass(frozen=True, kw_only=True)
class ShortTextSpec(Spec):
    accepted: tuple[str, ...]
    mistakes: tuple[Mistake, ...] = ()
    slips: int = 1

    @property
    def phrases(self) -> tuple[str, ...]:
        """All that is known of the answer; the accepted ones stand first and win a tie."""
        return (*self.accepted, *(mistake.text for mistake in self.mistakes))


class ShortText(OneField[ShortTextSpec]):
    """All or nothing: right when no listed mistake is nearer than an accepted answer (courses.questions.inflection)."""

    name = "short_text"
    label = gettext_lazy("short text")
    instruction = gettext_lazy("Write a word or a few. The grammatical form does not matter.")
    template = "courses/quiz/kinds/short_text.html"
    author_fields = (
        AuthorRows(
            "accepted",
            gettext_lazy("Accepted answers"),
            columns=(AuthorField("text", gettext_lazy("Answer")),),
            help=gettext_lazy("Any inflection of them counts. The first one is shown as the right answer."),
        ),
        SLIPS,
        AuthorRows(
            "mistakes",
            gettext_lazy("Answers not accepted"),
            columns=(
                AuthorField("text", gettext_lazy("Answer")),
                AuthorField("feedback", gettext_lazy("What to say to those who give it")),
            ),
            help=gettext_lazy("Only for what people really mistake for the answer: everything else is wrong anyway."),
        ),
    )

    def from_data(self, data: Mapping[str, Any]) -> ShortTextSpec:
        mistakes = [
            Mistake(words(row.get("text")), words(row.get("feedback"))) for row in rows_of(data.get("mistakes"))
        ]
        spec = ShortTextSpec(
            **common(data),
            accepted=tuple(text for row in rows_of(data.get("accepted")) if (text := words(row.get("text")))),
            mistakes=tuple(mistake for mistake in mistakes if mistake != Mistake("")),
            slips=slips_of(data),
        )
        if problems := [*text_problems(spec), *_answer_problems(spec), *slips_problems(spec.slips)]:
            raise SpecError(problems)
        return spec

    def to_data(self, spec: ShortTextSpec) -> dict[str, Any]:
        return {
            "text": spec.text,
            "feedback": spec.feedback,
            "section": spec.section,
            "accepted": [{"text": text} for text in spec.accepted],
            "slips": spec.slips,
            "mistakes": [{"text": mistake.text, "feedback": mistake.feedback} for mistake in spec.mistakes],
        }

    def grade(self, spec: ShortTextSpec, response: object, scores: Scores | None = None) -> Grade:
        given = self.given(spec, response)
        place = closest(spec.phrases, given, spec.slips)
        is_right = _is_right(spec, place)
        row = Row(
            "answer",
            "",
            mark_of(given, is_right=is_right),
            given=given,
            expected="" if is_right else spec.accepted[0],
            feedback="" if is_right or place is None else spec.mistakes[place - len(spec.accepted)].feedback,
        )
        return Grade(share=Fraction(is_right), rows=(row,))

    def key_response(self, spec: ShortTextSpec) -> Response:
        return {"text": spec.accepted[0]}

    def parts(self, spec: ShortTextSpec, response: object) -> tuple[Part, ...]:
        """What says a phrase of the author's is that phrase; the rest is as typed, in lower case."""
        given = self.given(spec, response)
        place = closest(spec.phrases, given, spec.slips)
        key = spec.phrases[place] if place is not None else " ".join(words_of(given)) or given
        return (Part(key, given, _is_right(spec, place)),) if given else ()


def _is_right(spec: ShortTextSpec, place: int | None) -> bool:
    return place is not None and place < len(spec.accepted)


def _answer_problems(spec: ShortTextSpec) -> list[Problem]:
    mistakes = [mistake.text for mistake in spec.mistakes]
    problems = [*_phrase_problems("accepted", spec.accepted), *_phrase_problems("mistakes", mistakes)]
    if not spec.accepted:
        problems.append(Problem("accepted", _("Write at least one accepted answer.")))
    accepted = {words_of(text) for text in spec.accepted}
    if both := next((text for text in mistakes if words_of(text) in accepted), ""):
        message = _("“%(text)s” is accepted and not accepted at once. Take it out of one list.")
        problems.append(Problem("mistakes", message % {"text": both}))
    return problems


def _phrase_problems(field: str, texts: Sequence[str]) -> list[Problem]:
    problems = []
    if refused := [text for text in texts if not words_of(text) or len(text) > LONGEST]:
        message = _("“%(text)s” is no answer: write words, at most %(most)s characters.")
        problems.append(Problem(field, message % {"text": refused[0], "most": LONGEST}))
    if repeated := first_repeated(" ".join(words_of(text)) for text in texts):
        problems.append(Problem(field, _("The answer “%(text)s” stands twice.") % {"text": repeated}))
    return problems


KIND = ShortText()
