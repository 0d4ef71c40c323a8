"""What advisors fill in: marks and words for open answers, and what the list is narrowed to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from courses.queries.reviews import Criteria, OpenItem
from courses.questions import Criterion, OpenPart
from courses.services.attempts.review import Marks
from organisations.queries import voivodeship_names

LONGEST_COMMENT = 5_000


class QueueForm(forms.Form):
    """Read from the address: whatever cannot be one of the choices filters nothing."""

    wojewodztwo = forms.ChoiceField(label=_("Voivodeship"), required=False)
    test = forms.ChoiceField(label=_("Test"), required=False)

    def __init__(self, *args: Any, quizzes: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.quizzes = quizzes
        self.fields["wojewodztwo"].choices = [("", gettext("all")), *((name, name) for name in voivodeship_names())]
        self.fields["test"].choices = [("", gettext("all")), *((str(id), title) for id, title in quizzes)]

    def criteria(self, *, is_done: bool) -> Criteria:
        self.is_valid()
        quiz = self.cleaned_data.get("test")
        return Criteria(
            is_done=is_done,
            voivodeship=self.cleaned_data.get("wojewodztwo", ""),
            quiz=int(quiz) if quiz else None,
        )


@dataclass(frozen=True, slots=True)
class MarkedPart:
    """An answer and the fields of its criteria."""

    part: OpenPart
    marks: list[BoundField]

    @property
    def words(self) -> int:
        return len(self.part.answer.split())


@dataclass(frozen=True, slots=True)
class MarkedItem:
    """A question as the page shows it."""

    open_item: OpenItem
    parts: list[MarkedPart]
    comment: BoundField
    seen: BoundField


class ReviewForm(forms.Form):
    """Marks of every answer of an attempt. With ``only``, the key of one item, the others may wait; what is typed
    for them stays.
    """

    def __init__(self, *args: Any, answers: Sequence[OpenItem], only: int | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.answers, self.only = answers, only
        for answer in answers:
            self._add_fields(answer)

    def _add_fields(self, answer: OpenItem) -> None:
        given = answer.review.scores if answer.review else {}
        for number, criterion in enumerate(answer.criteria):
            field = _mark_field(criterion, answer.position, given.get(criterion.id))
            self.fields[_mark_name(answer, number)] = field
        comment = answer.review.comment if answer.review else ""
        self.fields[f"comment{answer.item.pk}"] = _comment_field(comment)
        self.fields[seen_name(answer)] = SeenField(initial=answer.review.pk if answer.review else 0)

    def clean(self) -> dict[str, Any]:
        """What is asked of answers that wait for another time is not asked now."""
        for answer in self.answers:
            for name in () if self._is_wanted(answer) else self._names(answer):
                self._errors.pop(name, None)
        return self.cleaned_data

    def _is_wanted(self, answer: OpenItem) -> bool:
        return self.only in (None, answer.item.pk)

    def _names(self, answer: OpenItem) -> list[str]:
        """Of what a person fills in."""
        marks = [_mark_name(answer, number) for number, _criterion in enumerate(answer.criteria)]
        return [*marks, f"comment{answer.item.pk}"]

    def marks(self) -> list[Marks]:
        """Of a valid form, for the service."""
        return [self._marks(answer) for answer in self.answers if self._is_wanted(answer)]

    def _marks(self, answer: OpenItem) -> Marks:
        given = self.cleaned_data
        scores = {criterion.id: given[_mark_name(answer, number)] for number, criterion in enumerate(answer.criteria)}
        comment, seen = given[f"comment{answer.item.pk}"], given[seen_name(answer)]
        return Marks(item=answer.item.pk, scores=scores, comment=comment, seen=seen)

    def typed_elsewhere(self) -> dict[str, Any]:
        """What was filled in for the answers that wait for another time, as `initial` of the next form."""
        names = [name for answer in self.answers if not self._is_wanted(answer) for name in self._names(answer)]
        changed = [name for name in names if name in self.changed_data]
        return {name: self[name].value() for name in changed}

    def items(self) -> Iterable[MarkedItem]:
        for answer in self.answers:
            numbers = iter(range(len(answer.criteria)))
            parts = [
                MarkedPart(part, [self[_mark_name(answer, next(numbers))] for _criterion in part.criteria])
                for part in answer.parts
            ]
            yield MarkedItem(answer, parts, self[f"comment{answer.item.pk}"], self[seen_name(answer)])


class SeenField(forms.IntegerField):
    """Key of the latest review the person saw; a broken one is as good as none."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> int:
        try:
            return int(value)
        except (TypeError, ValueError):
            return 0


def seen_name(answer: OpenItem) -> str:
    return f"seen{answer.item.pk}"


def _mark_name(answer: OpenItem, number: int) -> str:
    return f"mark{answer.item.pk}-{number}"


def _mark_field(criterion: Criterion, position: int, given: Any) -> forms.Field:
    missing = gettext("Question %(number)s: choose a mark for “%(criterion)s”.")
    words = missing % {"number": position, "criterion": criterion.name}
    return forms.TypedChoiceField(
        label=criterion.name,
        coerce=int,
        choices=[(str(points), f"{points} – {level}") for points, level in enumerate(criterion.levels)],
        widget=forms.RadioSelect,
        initial=given,
        error_messages={"required": words, "invalid_choice": words},
    )


def _comment_field(comment: str) -> forms.Field:
    return forms.CharField(
        label=_("What to say to the participant"),
        required=False,
        max_length=LONGEST_COMMENT,
        initial=comment,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "What is good, what to improve and how. An empty line begins a paragraph, a dash an item of a list."
        ),
        error_messages={
            "max_length": _("The comment may have up to %(limit_value)d characters. This one has %(show_value)d.")
        },
    )
