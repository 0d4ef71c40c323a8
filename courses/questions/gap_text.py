"""The gaps of a passage as an author writes them: markers {1}, {2} … in the text and a row for each."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from knowledgebase.search.words import clean

from .base import Problem, first_repeated, words
from .inflection import is_same, words_of
from .numbers import Target, read_number, read_target, write_number
from .typed import LONGEST

MARKER = re.compile(r"\{([1-9][0-9]?)\}")


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


def read_gaps(rows: Iterable[Mapping[str, Any]], passage: str) -> tuple[Gap, ...]:
    """In the order of the text; those it has no marker for come last."""
    return tuple(sorted(map(_gap, rows), key=lambda gap: _place(gap, passage)))


def gap_problems(passage: str, gaps: Sequence[Gap]) -> list[Problem]:
    """At the fields "passage" and "gaps"."""
    return [*_passage_problems(passage, gaps), *_row_problems(gaps)]


def _says(wanted: str, given: str, slips: int) -> bool:
    if target := read_target(wanted):
        return target.accepts(read_number(given))
    return is_same(wanted, given, slips)


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


def _place(gap: Gap, passage: str) -> int:
    found = passage.find(f"{{{gap.id}}}")
    return found if found >= 0 else len(passage)


def _passage_problems(passage: str, gaps: Sequence[Gap]) -> list[Problem]:
    if not passage:
        return [Problem("passage", _("Write the text with gaps."))]
    markers, known = MARKER.findall(passage), {gap.id for gap in gaps}
    problems = []
    if not markers:
        problems.append(Problem("passage", _("Write {1} in the text where the first gap stands.")))
    if repeated := first_repeated(markers):
        problems.append(_problem("passage", _("The gap {%(gap)s} stands twice in the text."), repeated))
    for number in sorted(set(markers) - known, key=int):
        problems.append(
            _problem("gaps", _("The text has the gap {%(gap)s}. Add a row that says what belongs there."), number)
        )
    for number in [gap.id for gap in gaps if gap.id not in markers]:
        problems.append(
            _problem(
                "gaps",
                _("The row of gap “%(gap)s” has no place in the text. Write {%(gap)s} there, or take the row out."),
                number,
            )
        )
    return problems


def _row_problems(gaps: Sequence[Gap]) -> list[Problem]:
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
