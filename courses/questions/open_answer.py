"""A text of one's own, judged by an advisor against a rubric."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from string import ascii_lowercase
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .base import (
    MAX_CRITERION_POINTS,
    AuthorField,
    AuthorRows,
    Criterion,
    Grade,
    InvalidResponse,
    Kind,
    Mark,
    OpenPart,
    Part,
    PostData,
    Problem,
    Response,
    Row,
    Scores,
    Spec,
    SpecError,
    common,
    first_repeated,
    rows_of,
    words,
)

MAX_CRITERIA = 8
MAX_LENGTH = 20_000
"""Characters of an answer: ten pages."""

LONGEST_COUNT = 5

LEVELS = tuple(f"level{points}" for points in range(MAX_CRITERION_POINTS + 1))


@dataclass(frozen=True, kw_only=True)
class OpenAnswerSpec(Spec):
    """``min_words`` and ``max_words`` are advice, not a rule; ``model_answer`` is for advisors."""

    criteria: tuple[Criterion, ...]
    min_words: int | None = None
    max_words: int | None = None
    model_answer: str = ""


class OpenAnswer(Kind[OpenAnswerSpec]):
    """A response is {"text": …}. A blank one earns nothing and needs nobody to read it."""

    name = "open_answer"
    label = gettext_lazy("open answer")
    instruction = gettext_lazy("Write in your own words. An advisor reads the answer.")
    template = "courses/quiz/kinds/open_answer.html"
    author_fields = (
        AuthorField("min_words", gettext_lazy("Words, at least"), input="number"),
        AuthorField("max_words", gettext_lazy("Words, at most"), input="number"),
        AuthorRows(
            "criteria",
            gettext_lazy("Criteria"),
            columns=(
                AuthorField("name", gettext_lazy("Criterion")),
                AuthorField("level0", gettext_lazy("0 points, when")),
                AuthorField("level1", gettext_lazy("1 point, when")),
                AuthorField("level2", gettext_lazy("2 points, when")),
                AuthorField("level3", gettext_lazy("3 points, when")),
            ),
            room=4,
            help=gettext_lazy("The advisor chooses a level of each criterion; participants see them with the result."),
        ),
        AuthorField(
            "model_answer",
            gettext_lazy("Model answer"),
            input="text",
            help=gettext_lazy("Only advisors see it, beside the answer they read."),
        ),
    )

    # the author

    def from_data(self, data: Mapping[str, Any]) -> OpenAnswerSpec:
        criteria = tuple(_criterion(row, position) for position, row in enumerate(rows_of(data.get("criteria"))))
        limits = {name: _count(data.get(name)) for name in ("min_words", "max_words")}
        problems = [*_text_problems(data), *_limit_problems(limits), *_criteria_problems(criteria)]
        if problems:
            raise SpecError(problems)
        return OpenAnswerSpec(
            **common(data),
            criteria=criteria,
            min_words=limits["min_words"],
            max_words=limits["max_words"],
            model_answer=one_newline(words(data.get("model_answer"))),
        )

    def to_data(self, spec: OpenAnswerSpec) -> dict[str, Any]:
        return {
            "text": spec.text,
            "feedback": spec.feedback,
            "section": spec.section,
            "min_words": spec.min_words,
            "max_words": spec.max_words,
            "criteria": [
                {"id": criterion.id, "name": criterion.name, **dict(zip(LEVELS, criterion.levels, strict=True))}
                for criterion in spec.criteria
            ],
            "model_answer": spec.model_answer,
        }

    # the participant

    def read_response(self, spec: OpenAnswerSpec, post_data: PostData, prefix: str) -> Response:
        return self.clean_response(spec, {"text": "".join(post_data.getlist(prefix)[-1:])})

    def clean_response(self, spec: OpenAnswerSpec, response: object) -> Response:
        text = response.get("text") if isinstance(response, Mapping) else None
        if not isinstance(text, str) or len(text := one_newline(text).strip()) > MAX_LENGTH:
            raise InvalidResponse(f'A response is {{"text": …}} of at most {MAX_LENGTH} characters')
        return {"text": text}

    def is_answered(self, response: Response | None) -> bool:
        return bool(response and response["text"])

    def widget(
        self, spec: OpenAnswerSpec, response: Response | None, order: Sequence[str], prefix: str
    ) -> Mapping[str, Any]:
        return {"text": (response or {}).get("text", ""), "length": advised_length(spec), "max_length": MAX_LENGTH}

    # the result

    def rubric(self, spec: OpenAnswerSpec) -> tuple[Criterion, ...]:
        return spec.criteria

    def open_parts(self, spec: OpenAnswerSpec, response: object) -> tuple[OpenPart, ...]:
        text = self._text_of(spec, response)
        return (OpenPart(spec.text, text, spec.criteria, spec.model_answer, advised_length(spec)),) if text else ()

    def grade(self, spec: OpenAnswerSpec, response: object, scores: Scores | None = None) -> Grade:
        text = self._text_of(spec, response)
        if not text:
            return Grade(share=Fraction(0), rows=(Row("answer", _("Answer"), Mark.MISSED, is_long=True),))
        answer = Row("answer", _("Answer"), Mark.PLAIN, given=text, is_long=True)
        given = _valid_scores(spec, scores)
        if given is None:
            return Grade(share=Fraction(0), rows=(answer,), is_provisional=True)
        rows = tuple(_level_row(criterion, given[criterion.id]) for criterion in spec.criteria)
        most = MAX_CRITERION_POINTS * len(spec.criteria)
        return Grade(share=Fraction(sum(given.values()), most), rows=(answer, *rows))

    def key_response(self, spec: OpenAnswerSpec) -> None:
        return None

    def parts(self, spec: OpenAnswerSpec, response: object) -> tuple[Part, ...]:
        text = self._text_of(spec, response)
        return (Part("text", text, is_right=False),) if text else ()

    def _text_of(self, spec: OpenAnswerSpec, response: object) -> str:
        try:
            return str(self.clean_response(spec, response)["text"])
        except InvalidResponse:
            return ""


def one_newline(text: str) -> str:
    """Lines end in one way however they were sent; without the character that PostgreSQL cannot keep."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def advised_length(spec: OpenAnswerSpec) -> str:
    """How long an answer should be, in a sentence; "" where the author does not say."""
    least, most = spec.min_words, spec.max_words
    if least and most:
        return _("Write from %(least)s to %(most)s words.") % {"least": least, "most": most}
    if least:
        return ngettext("Write at least %(number)s word.", "Write at least %(number)s words.", least) % {
            "number": least
        }
    if most:
        return ngettext("Write at most %(number)s word.", "Write at most %(number)s words.", most) % {"number": most}
    return ""


def _level_row(criterion: Criterion, points: int) -> Row:
    given = _("%(points)s out of %(most)s") % {"points": points, "most": MAX_CRITERION_POINTS}
    return Row(f"criterion/{criterion.id}", criterion.name, Mark.PLAIN, given=given, feedback=criterion.levels[points])


def _valid_scores(spec: OpenAnswerSpec, scores: Scores | None) -> dict[str, int] | None:
    """One for each criterion, or None: what is missing or broken is not there yet."""
    valid = {id: points for id, points in (scores or {}).items() if is_points(points)}
    given = {criterion.id: valid[criterion.id] for criterion in spec.criteria if criterion.id in valid}
    return given if len(given) == len(spec.criteria) else None


def is_points(value: object) -> bool:
    """Whether an advisor may give so much for a criterion."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MAX_CRITERION_POINTS


def _criterion(row: Mapping[str, Any], position: int) -> Criterion:
    """An author's file may give the four levels as one list, "levels"."""
    listed = row.get("levels")
    levels = listed if isinstance(listed, (list, tuple)) else [row.get(name) for name in LEVELS]
    fallback = ascii_lowercase[position] if position < len(ascii_lowercase) else str(position)
    return Criterion(
        id=words(row.get("id")) or fallback, name=words(row.get("name")), levels=tuple(words(level) for level in levels)
    )


def _count(value: object) -> int | None:
    """A whole number above 0; None for nothing, -1 for anything else."""
    text = words(value)
    if not text:
        return None
    is_count = text.isascii() and text.isdigit() and len(text) <= LONGEST_COUNT and int(text) > 0
    return int(text) if is_count else -1


def _text_problems(data: Mapping[str, Any]) -> list[Problem]:
    return [] if words(data.get("text")) else [Problem("text", _("Write the text of the question."))]


def _limit_problems(limits: Mapping[str, int | None]) -> list[Problem]:
    wrong = [name for name, count in limits.items() if count == -1]
    if wrong:
        return [Problem(name, _("Give the number of words as a whole number, or nothing.")) for name in wrong]
    least, most = limits["min_words"], limits["max_words"]
    if least and most and least > most:
        return [Problem("max_words", _("The most words cannot be fewer than the least."))]
    return []


def _criteria_problems(criteria: tuple[Criterion, ...]) -> list[Problem]:
    problems = []
    if not 1 <= len(criteria) <= MAX_CRITERIA:
        problems.append(_("Give from 1 to %(most)s criteria.") % {"most": MAX_CRITERIA})
    if any(not criterion.name for criterion in criteria):
        problems.append(_("Every criterion needs its name."))
    for criterion in criteria:
        if len(criterion.levels) != len(LEVELS) or not all(criterion.levels):
            problems.append(_("The criterion “%(name)s” needs four levels, from 0 to 3.") % {"name": criterion.name})
    if repeated := first_repeated(criterion.name for criterion in criteria if criterion.name):
        problems.append(_("The criterion “%(name)s” stands twice.") % {"name": repeated})
    if repeated := first_repeated(criterion.id for criterion in criteria):
        problems.append(_("Two criteria share the id “%(id)s”.") % {"id": repeated})
    return [Problem("criteria", problem) for problem in problems]


KIND = OpenAnswer()
