"""A passage with gaps: some are filled from a list, some by typing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .base import (
    AuthorField,
    AuthorRows,
    Grade,
    InvalidResponse,
    Part,
    Response,
    Row,
    Scores,
    Spec,
    SpecError,
    common,
    in_order,
    rows_of,
    text_problems,
    words,
)
from .gap_text import MARKER, Gap, gap_problems, read_gaps
from .typed import LONGEST, SLIPS, ManyFields, mark_of, slips_of, slips_problems

SHORT = 14
"""Characters; where every answer is as short, so are the fields: of one length, which tells nothing."""

_CLOSING = ".,;:!?)]”»%…"


@dataclass(frozen=True, kw_only=True)
class GapFillSpec(Spec):
    passage: str
    gaps: tuple[Gap, ...]
    slips: int = 1

    @property
    def with_numbers(self) -> str:
        """The passage in one line, the gaps as [1]."""
        return " ".join(MARKER.sub(r"[\1]", self.passage).split())


class GapFill(ManyFields[GapFillSpec]):
    """share = gaps filled right / gaps

    A typed gap is compared as a short text (courses.questions.inflection), or as a number where the accepted answer
    is one ("40", "12,5±0,5"). A chosen gap answers with the words of the choice.
    """

    name = "gap_fill"
    label = gettext_lazy("gaps in a text")
    instruction = gettext_lazy("Fill in every gap. Where you type, the grammatical form does not matter.")
    template = "courses/quiz/kinds/gap_fill.html"
    of = "gaps"
    author_fields = (
        AuthorField(
            "passage",
            gettext_lazy("Text with gaps"),
            input="text",
            help=gettext_lazy("Write {1}, {2} and so on where a gap stands. A new line begins a new paragraph."),
            is_required=True,
        ),
        AuthorRows(
            "gaps",
            gettext_lazy("Gaps"),
            columns=(
                AuthorField("gap", gettext_lazy("Gap number")),
                AuthorField("accepted", gettext_lazy("Right answers")),
                AuthorField("wrong", gettext_lazy("Wrong choices")),
                AuthorField("feedback", gettext_lazy("What to say to those who fill it in wrong")),
            ),
            help=gettext_lazy(
                "Put | between answers. With wrong choices the gap is a list, without them people type. "
                "A number may have a tolerance: 12,5±0,5."
            ),
        ),
        SLIPS,
    )

    def from_data(self, data: Mapping[str, Any]) -> GapFillSpec:
        passage = words(data.get("passage")).replace("\r\n", "\n")
        spec = GapFillSpec(
            **common(data), passage=passage, gaps=read_gaps(rows_of(data.get("gaps")), passage), slips=slips_of(data)
        )
        if problems := [
            *text_problems(spec),
            *gap_problems(spec.passage, spec.gaps),
            *slips_problems(spec.slips),
        ]:
            raise SpecError(problems)
        return spec

    def to_data(self, spec: GapFillSpec) -> dict[str, Any]:
        gaps = [
            {
                "gap": gap.id,
                "accepted": " | ".join(gap.accepted),
                "wrong": " | ".join(gap.wrong),
                "feedback": gap.feedback,
            }
            for gap in spec.gaps
        ]
        return {
            "text": spec.text,
            "feedback": spec.feedback,
            "section": spec.section,
            "passage": spec.passage,
            "gaps": gaps,
            "slips": spec.slips,
        }

    def movable_ids(self, spec: GapFillSpec) -> tuple[str, ...]:
        return tuple(gap.option_id(text) for gap in spec.gaps for text in gap.choices)

    def field_ids(self, spec: GapFillSpec) -> tuple[str, ...]:
        return tuple(gap.id for gap in spec.gaps)

    def check_field(self, spec: GapFillSpec, field_id: str, given: str) -> None:
        gap = next(gap for gap in spec.gaps if gap.id == field_id)
        if gap.wrong and given not in gap.choices:
            raise InvalidResponse(f"Gap {field_id} never offered {given!r}")

    def widget(
        self, spec: GapFillSpec, response: Response | None, order: Sequence[str], prefix: str
    ) -> Mapping[str, Any]:
        """`paragraphs` of pieces: words, or a gap with the punctuation that may not part from it."""
        given = (response or {}).get("gaps", {})
        gaps = {gap.id: _field(gap, given.get(gap.id, ""), order) for gap in spec.gaps}
        paragraphs = [list(_pieces(line, gaps)) for line in spec.passage.split("\n") if line.strip()]
        is_short = all(len(text) <= SHORT for gap in spec.gaps for text in gap.accepted)
        return {"paragraphs": paragraphs, "is_short": is_short, "longest": LONGEST}

    def grade(self, spec: GapFillSpec, response: object, scores: Scores | None = None) -> Grade:
        given = self.given(spec, response)
        rows = [_row(spec, gap, given.get(gap.id, "")) for gap in spec.gaps]
        right = sum(gap.accepts(given.get(gap.id, ""), spec.slips) for gap in spec.gaps)
        return Grade(share=Fraction(right, len(spec.gaps)), rows=tuple(rows))

    def key_response(self, spec: GapFillSpec) -> Response:
        return {"gaps": {gap.id: gap.key for gap in spec.gaps}}

    def parts(self, spec: GapFillSpec, response: object) -> tuple[Part, ...]:
        given = self.given(spec, response)
        return tuple(
            Part(f"{gap.id}={gap.part(text, spec.slips)}", f"{gap.id}: {text}", gap.accepts(text, spec.slips))
            for gap in spec.gaps
            if (text := given.get(gap.id, ""))
        )


def _row(spec: GapFillSpec, gap: Gap, given: str) -> Row:
    is_right = gap.accepts(given, spec.slips)
    return Row(
        gap.id,
        _("Gap %(number)s") % {"number": gap.id},
        mark_of(given, is_right=is_right),
        given=given,
        expected="" if is_right else gap.expected,
        feedback="" if is_right else gap.feedback,
        group=spec.with_numbers,
    )


def _field(gap: Gap, given: str, order: Sequence[str]) -> dict[str, Any]:
    texts = {gap.option_id(text): text for text in gap.choices}
    options = [{"text": texts[id], "is_chosen": texts[id] == given} for id in in_order(texts, order)]
    return {"id": gap.id, "value": given, "options": options}


def _pieces(line: str, gaps: Mapping[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """`re.split` gives words and numbers of gaps by turns."""
    first, *rest = MARKER.split(line)
    yield {"text": first}
    for number, text in zip(rest[::2], rest[1::2], strict=True):
        words_after = text.lstrip(_CLOSING)
        yield {**gaps[number], "after": text.removesuffix(words_after)}
        yield {"text": words_after}


KIND = GapFill()
