"""What was said in a survey, put together so that nobody can be told from it."""

from collections import Counter
from dataclasses import dataclass

from courses.models import SurveyAnswer, SurveyPage, SurveyQuestion

ENOUGH = 5
"""Answers before anything is shown: with fewer, a coordinator could guess whose they are."""


@dataclass(frozen=True, slots=True)
class Choice:
    text: str
    count: int
    percent: int  # of those who answered the question


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """Either choices with their counts or texts, in the order of the alphabet: not as they came."""

    label: str
    answered: int
    choices: tuple[Choice, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SurveyResults:
    """`questions` is empty until there are ENOUGH answers."""

    total: int
    questions: tuple[QuestionResult, ...] = ()
    enough: int = ENOUGH

    @property
    def is_shown(self) -> bool:
        return self.total >= self.enough


def survey_results(survey: SurveyPage) -> SurveyResults:
    """Two queries, however many answers. The questions are those that stand in the survey now."""
    rows = list(SurveyAnswer.objects.filter(survey=survey).values_list("answers", flat=True))
    if len(rows) < ENOUGH:
        return SurveyResults(total=len(rows))
    found = tuple(_question(question, rows) for question in survey.questions.all())
    return SurveyResults(total=len(rows), questions=found)


def _question(question: SurveyQuestion, rows: list[dict[str, str | list[str]]]) -> QuestionResult:
    given = [answer for row in rows if (answer := row.get(question.label))]
    if question.field_type in {"radio", "checkboxes"}:
        return QuestionResult(question.label, len(given), choices=_choices(question, given))
    return QuestionResult(question.label, len(given), texts=tuple(sorted(str(answer) for answer in given)))


def _choices(question: SurveyQuestion, given: list[str | list[str]]) -> tuple[Choice, ...]:
    """In the order of the question; what was a choice once and is none any more comes last."""
    counts = Counter(text for answer in given for text in ([answer] if isinstance(answer, str) else answer))
    known = [text for text, _label in _offered(question)]
    texts = [*known, *(text for text in counts if text not in known)]
    return tuple(Choice(text, counts[text], round(100 * counts[text] / len(given)) if given else 0) for text in texts)


def _offered(question: SurveyQuestion) -> list[tuple[str, str]]:
    from wagtail.contrib.forms.forms import FormBuilder

    return list(FormBuilder([]).get_formatted_field_choices(question))
