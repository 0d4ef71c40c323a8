"""A closed attempt as its result page shows it. Values only; the database was read before."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from courses.models import AttemptItem
from courses.outline import LessonOutline, Outline
from courses.questions import Mark, Row, Spec, kind
from courses.questions.base import in_order


@dataclass(frozen=True)
class SectionLink:
    """The place in the handbook that answers the question."""

    title: str
    url: str


@dataclass(frozen=True)
class Explanation:
    """Why so: what the author says to everybody, and where the handbook teaches it."""

    text: str
    feedback: str
    section: SectionLink | None


@dataclass(frozen=True)
class ItemReview:
    """`waits`: an advisor has still to read a part, `is_read`: has read it, and said `comment` (small Markdown).

    `given`: the rows without a verdict, for a result that is not to be told yet. `inner`: of questions inside this one.
    """

    position: int
    text: str
    points: Decimal
    max_points: Decimal
    is_answered: bool
    rows: tuple[Row, ...]
    feedback: str
    section: SectionLink | None
    waits: bool = False
    is_read: bool = False
    comment: str = ""
    inner: tuple[Explanation, ...] = ()

    @property
    def is_full(self) -> bool:
        return self.points == self.max_points

    @property
    def is_partial(self) -> bool:
        return 0 < self.points < self.max_points

    @property
    def given(self) -> tuple[Row, ...]:
        said = (row for row in self.rows if row.given or row.mark in (Mark.RIGHT, Mark.WRONG))
        return tuple(replace(row, mark=Mark.PLAIN, expected="", feedback="") for row in said)


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


def review_items(
    items: Iterable[AttemptItem], outline: Outline, comments: Mapping[int, str] | None = None
) -> list[ItemReview]:
    """`items` as `for_grading` gives them; `comments` of advisors by key of item."""
    return [_review(item, outline, (comments or {}).get(item.pk, "")) for item in items]


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


def _review(item: AttemptItem, outline: Outline, comment: str) -> ItemReview:
    asked, spec = kind(item.graded_by.kind), item.graded_spec
    grade = asked.grade(spec, item.response, item.scores)
    return ItemReview(
        position=item.position,
        text=item.spec.text,
        points=item.points,
        max_points=item.max_points,
        is_answered=asked.is_answered(item.response),
        rows=_in_shown_order(grade.rows, item.option_order),
        feedback=spec.feedback,
        section=find_section(spec.section, outline),
        waits=grade.is_provisional,
        is_read=not grade.is_provisional and bool(asked.open_parts(spec, item.response)),
        comment=comment,
        inner=tuple(_explanation(inner, outline) for inner in asked.inner_specs(spec)),
    )


def _explanation(spec: Spec, outline: Outline) -> Explanation:
    return Explanation(spec.text, spec.feedback, find_section(spec.section, outline))


def _in_shown_order(rows: Sequence[Row], order: Sequence[str]) -> tuple[Row, ...]:
    """As the participant saw them; rows of one group stay together, as the author put the groups."""
    groups = list(dict.fromkeys(row.group for row in rows))
    by_key = {row.key: row for row in rows}
    return tuple(by_key[key] for group in groups for key in in_order(by_key, order) if by_key[key].group == group)


def _score(lesson: LessonOutline | None, name: str, items: list[AttemptItem]) -> LessonScore:
    return LessonScore(
        title=lesson.title if lesson else name,
        url=lesson.url if lesson else "",
        points=sum((item.points for item in items), Decimal(0)),
        max_points=sum((item.max_points for item in items), Decimal(0)),
    )
