"""A passage with gaps: some are filled from a list, some by typing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from knowledgebase.search.words import clean

from .base import (
    AuthorField,
    AuthorRows,
    Grade,
    InvalidResponse,
    Part,
    Problem,
    Response,
    Row,
    Scores,
    Spec,
    SpecError,
    common,
    first_repeated,
    in_order,
    rows_of,
    text_problems,
    words,
)
from .inflection import is_same, words_of
from .numbers import Target, read_number, read_target, write_number
from .typed import LONGEST, SLIPS, ManyFields, mark_of, slips_of, slips_problems

MARKER = re.compile(r"\{([1-9][0-9]?)\}")
SHORT = 14
"""Characters; where every answer is as short, so are the fields: of one length, which tells nothing."""

_CLOSING = ".,;:!?)]”»%…"


@dataclass(frozen=True)
class Gap:
    """`id` is the number of its marker. With wrong choices the gap is a list, without them a field."""

    id: str
    accepted: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    feedback: str = ""

    @property
    def choices(self) -> tuple[str, ...]:
        return (*self.accepted, *self.wrong) if self.wrong else ()

    def option_id(self, text: str) -> str:
        """Of the words, so that an answer keeps its meaning when the author mends which choices are right."""
        return f"{self.id}:{text}"

    def accepts(self, given: str, slips: int) -> bool:
        if self.wrong:
            return given in self.accepted
        return any(_says(wanted, given, slips) for wanted in self.accepted)

    @property
    def number(self) -> Target | None:
        """The first right answer of a typed gap, where it is a number."""
        return None if self.wrong else read_target(self.accepted[0])

    @property
    def key(self) -> str:
        return write_number(self.number.value) if self.number else self.accepted[0]

    @property
    def expected(self) -> str:
        return str(self.number or self.accepted[0])

    def part(self, given: str, slips: int) -> str:
        """The words by which like answers are counted."""
        if self.wrong:
            return given
        meant = next((wanted for wanted in self.accepted if _says(wanted, given, slips)), "")
        return meant or " ".join(words_of(given)) or given


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
        gaps = tuple(_gap(row) for row in rows_of(data.get("gaps")))
        passage = words(data.get("passage")).replace("\r\n", "\n")
        spec = GapFillSpec(**common(data), passage=passage, gaps=_as_read(gaps, passage), slips=slips_of(data))
        if problems := [
            *text_problems(spec),
            *_passage_problems(spec),
            *_gap_problems(spec.gaps),
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


def _says(wanted: str, given: str, slips: int) -> bool:
    if target := read_target(wanted):
        return target.accepts(read_number(given))
    return is_same(wanted, given, slips)


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


# ── the author ──


def _gap(row: Mapping[str, Any]) -> Gap:
    return Gap(
        id=words(row.get("gap")).strip("{} "),
        accepted=_answers(row.get("accepted")),
        wrong=_answers(row.get("wrong")),
        feedback=words(row.get("feedback")),
    )


def _answers(value: object) -> tuple[str, ...]:
    written = "|".join(map(words, value)) if isinstance(value, (list, tuple)) else words(value)
    return tuple(text for part in written.split("|") if (text := clean(part)))


def _as_read(gaps: tuple[Gap, ...], passage: str) -> tuple[Gap, ...]:
    """In the order of the text."""
    return tuple(sorted(gaps, key=lambda gap: _place(gap, passage)))


def _place(gap: Gap, passage: str) -> int:
    found = passage.find(f"{{{gap.id}}}")
    return found if found >= 0 else len(passage)


def _passage_problems(spec: GapFillSpec) -> list[Problem]:
    if not spec.passage:
        return [Problem("passage", _("Write the text with gaps."))]
    markers, known = MARKER.findall(spec.passage), {gap.id for gap in spec.gaps}
    problems = []
    if not markers:
        problems.append(Problem("passage", _("Write {1} in the text where the first gap stands.")))
    if repeated := first_repeated(markers):
        problems.append(_problem("passage", _("The gap {%(gap)s} stands twice in the text."), repeated))
    for number in sorted(set(markers) - known, key=int):
        problems.append(
            _problem("gaps", _("The text has the gap {%(gap)s}. Add a row that says what belongs there."), number)
        )
    for number in [gap.id for gap in spec.gaps if gap.id not in markers]:
        problems.append(
            _problem(
                "gaps",
                _("The row of gap “%(gap)s” has no place in the text. Write {%(gap)s} there, or take the row out."),
                number,
            )
        )
    return problems


def _gap_problems(gaps: Sequence[Gap]) -> list[Problem]:
    problems = []
    if repeated := first_repeated(gap.id for gap in gaps):
        problems.append(
            _problem(
                "gaps",
                _("Two rows are of gap “%(gap)s”. Put answers of one gap into one row, with | between them."),
                repeated,
            )
        )
    for gap in gaps:
        if not gap.accepted:
            problems.append(_problem("gaps", _("Gap “%(gap)s” has no right answer."), gap.id))
        if repeated := first_repeated(gap.accepted + gap.wrong):
            problems.append(_problem("gaps", _("Gap “%(gap)s”: “%(text)s” stands twice."), gap.id, repeated))
        if unfit := next(
            (text for text in gap.accepted + gap.wrong if len(text) > LONGEST or not (gap.wrong or words_of(text))), ""
        ):
            problems.append(
                _problem("gaps", _("Gap “%(gap)s”: “%(text)s” is too long or has no words."), gap.id, unfit)
            )
    return problems


def _problem(field: str, message: str, gap: str, text: str = "") -> Problem:
    return Problem(field, message % {"gap": gap, "text": text})


KIND = GapFill()
