"""An open attempt as its pages show it: questions, the map, where one is. Values only; the database was read before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from courses import attempt_rules
from courses.forms.answer_sheet import prefix_of
from courses.models import AttemptItem
from courses.questions import Kind, kind


@dataclass(frozen=True)
class QuestionView:
    position: int
    kind: Kind[Any]
    prefix: str
    text: str
    widget: Mapping[str, Any]
    is_flagged: bool


@dataclass(frozen=True)
class MapEntry:
    """A question on the map of the test."""

    position: int
    page: int
    is_answered: bool
    is_flagged: bool
    is_current: bool = False


@dataclass(frozen=True)
class Sheet:
    """One page of questions; `back` and `onward` are the first positions of the pages beside it, or None."""

    page: int
    questions: tuple[QuestionView, ...]
    entries: tuple[MapEntry, ...]
    saved_at: datetime | None
    back: int | None
    onward: int | None

    @property
    def first(self) -> QuestionView:
        return self.questions[0]

    @property
    def last(self) -> QuestionView:
        return self.questions[-1]

    @property
    def is_single(self) -> bool:
        return len(self.questions) == 1

    @property
    def total(self) -> int:
        return len(self.entries)

    @property
    def answered(self) -> int:
        return sum(entry.is_answered for entry in self.entries)


def make_sheet(items: Sequence[AttemptItem], *, page: int, per_page: int) -> Sheet:
    """`items` are all of the attempt, in order, with their answers. Raises LookupError for a page that is not there."""
    start = (page - 1) * per_page
    shown = items[start : start + per_page] if page > 0 else []
    if not shown:
        raise LookupError(page)
    end = start + len(shown)
    return Sheet(
        page=page,
        questions=tuple(question_view(item) for item in shown),
        entries=make_map(items, per_page=per_page, current=page if len(shown) == 1 else None),
        saved_at=max((item.answered_at for item in shown if item.answered_at), default=None),
        back=items[start - per_page].position if start else None,
        onward=items[end].position if end < len(items) else None,
    )


def make_map(items: Sequence[AttemptItem], *, per_page: int, current: int | None = None) -> tuple[MapEntry, ...]:
    return tuple(_entry(item, attempt_rules.page_of(item.position, per_page), current) for item in items)


def first_unanswered_page(entries: Sequence[MapEntry]) -> int:
    """Where to go on after a break: the first question without an answer, or the last page."""
    return next((entry.page for entry in entries if not entry.is_answered), entries[-1].page)


def question_view(item: AttemptItem) -> QuestionView:
    asked, prefix = kind(item.version.kind), prefix_of(item.position)
    return QuestionView(
        position=item.position,
        kind=asked,
        prefix=prefix,
        text=item.spec.text,
        widget=asked.widget(item.spec, item.response, item.option_order, prefix),
        is_flagged=item.is_flagged,
    )


def _entry(item: AttemptItem, page: int, current: int | None) -> MapEntry:
    return MapEntry(
        position=item.position,
        page=page,
        is_answered=kind(item.version.kind).is_answered(item.response),
        is_flagged=item.is_flagged,
        is_current=page == current,
    )
