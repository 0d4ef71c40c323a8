"""A closed attempt as its result page shows it. Values only; the database was read before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from courses.models import AttemptItem
from courses.outline import LessonOutline, Outline
from courses.questions import Row, kind
from courses.questions.base import in_order


@dataclass(frozen=True)
class SectionLink:
    """The place in the handbook that answers the question."""

    title: str
    url: str


@dataclass(frozen=True)
class ItemReview:
    position: int
    text: str
    points: Decimal
    max_points: Decimal
    is_answered: bool
    rows: tuple[Row, ...]
    feedback: str
    section: SectionLink | None

    @property
    def is_full(self) -> bool:
        return self.points == self.max_points

    @property
    def is_partial(self) -> bool:
        return 0 < self.points < self.max_points


@dataclass(frozen=True)
class LessonScore:
    title: str
    url: str
    points: Decimal
    max_points: Decimal

    @property
    def percent(self) -> int:
        return int(100 * self.points / self.max_points)

    @property
    def is_full(self) -> bool:
        return self.points == self.max_points


def review_items(items: Iterable[AttemptItem], outline: Outline) -> list[ItemReview]:
    return [_review(item, outline) for item in items]


def score_lessons(items: Sequence[AttemptItem], outline: Outline) -> list[LessonScore]:
    """Points a lesson in the order of the handbook; a competence without a lesson stands by its own name, last."""
    lessons = {lesson.id: lesson for module in outline.modules for lesson in module.lessons}
    groups: dict[object, list[AttemptItem]] = {id: [] for id in lessons}
    for item in items:
        competence = item.version.question.competence
        groups.setdefault(competence.lesson_id if competence.lesson_id in lessons else competence, []).append(item)
    return [_score(lessons.get(key), str(key), group) for key, group in groups.items() if group]


def find_section(section: str, outline: Outline) -> SectionLink | None:
    """The link for "lesson-slug#anchor"; None when no published lesson has this slug."""
    slug, _, anchor = section.partition("#")
    lessons = (lesson for module in outline.modules for lesson in module.lessons)
    lesson = next((lesson for lesson in lessons if slug and lesson.url.rstrip("/").endswith(f"/{slug}")), None)
    return lesson and SectionLink(lesson.title, f"{lesson.url}#{anchor}" if anchor else lesson.url)


def _review(item: AttemptItem, outline: Outline) -> ItemReview:
    asked = kind(item.version.kind)
    rows = {row.key: row for row in asked.grade(item.spec, item.response).rows}
    return ItemReview(
        position=item.position,
        text=item.spec.text,
        points=item.points,
        max_points=item.max_points,
        is_answered=asked.is_answered(item.response),
        rows=tuple(rows[key] for key in in_order(rows, item.option_order)),
        feedback=item.spec.feedback,
        section=find_section(item.spec.section, outline),
    )


def _score(lesson: LessonOutline | None, name: str, items: list[AttemptItem]) -> LessonScore:
    return LessonScore(
        title=lesson.title if lesson else name,
        url=lesson.url if lesson else "",
        points=sum((item.points for item in items), Decimal(0)),
        max_points=sum((item.max_points for item in items), Decimal(0)),
    )
