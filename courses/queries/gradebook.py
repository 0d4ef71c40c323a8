"""Reads of the gradebook: who is in it, in which order, how far they are.

A list of people is read in two steps: the ids of the page, in the order of surnames, and then what is shown of them.
So nothing is worked out for people who are not on the page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Count, F, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils import timezone

from core.polish import Folded, SortKey
from courses.gradebook.matrix import Cell, Column, cells_of, columns_of
from courses.models import Edition, Enrolment, PublishedOutline
from courses.outline import Outline
from courses.queries.enrolment import state_by
from courses.queries.results import quiz_results
from courses.queries.statements import progress_of
from courses.stages import Stage, with_stage
from organisations.rules import search_words

NO_EDITION = "brak"


@dataclass(frozen=True, slots=True)
class Criteria:
    """What the gradebook is narrowed to; empty: everything. `edition`: an id, or NO_EDITION."""

    course_id: int
    edition: str = ""
    voivodeship: str = ""
    organisation: str = ""
    stage: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A person of the gradebook."""

    enrolment_id: int
    first_name: str
    last_name: str
    email: str
    organisation: str
    commune: str
    voivodeship: str
    edition: str
    stage: Stage
    enrolled_at: datetime
    completed_at: datetime | None
    cells: tuple[Cell, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.last_name} {self.first_name}".strip() or self.email


def outlines() -> dict[int, Outline]:
    """Every course with a published outline, by title: one query."""
    found = PublishedOutline.objects.order_by("course__title", "course").values_list("course_id", "data")
    return {course_id: Outline.from_json(data) for course_id, data in found}


def editions_of(course_id: int) -> list[Edition]:
    """The latest first: one query."""
    return list(Edition.objects.filter(course=course_id))


def found(criteria: Criteria) -> "QuerySet[Any]":
    """Enrolments that fit, whatever their stage."""
    rows: Any = Enrolment.objects.filter(course=criteria.course_id)
    if criteria.edition:
        rows = rows.filter(edition=None if criteria.edition == NO_EDITION else criteria.edition)
    if criteria.voivodeship or criteria.organisation:
        rows = _at_work(rows, criteria)
    return _named(rows, criteria.person)


def _with_workplace(rows: Any) -> Any:
    """The one main place of work, or none."""
    is_main = Q(participant__memberships__is_main=True)
    return rows.annotate(workplace=FilteredRelation("participant__memberships", condition=is_main))


def _at_work(rows: Any, criteria: Criteria) -> Any:
    rows = _with_workplace(rows)
    if criteria.voivodeship:
        rows = rows.filter(workplace__organisation__seat__voivodeship=criteria.voivodeship)
    name = "workplace__organisation__search_name"
    for word in search_words(criteria.organisation):
        rows = rows.filter(Q(**{f"{name}__startswith": word}) | Q(**{f"{name}__contains": f" {word}"}))
    return rows


def _named(rows: Any, text: str) -> Any:
    """Every word typed stands somewhere in the name or the address; Polish letters and case do not matter."""
    words = search_words(text)
    if not words:
        return rows
    first, last, email = (F(f"participant__{field}") for field in ("first_name", "last_name", "email"))
    names = Concat(first, Value(" "), last, Value(" "), email, output_field=CharField())
    rows = rows.annotate(names=Folded(names))
    for word in words:
        rows = rows.filter(names__contains=word)
    return rows


def count_stages(criteria: Criteria, now: datetime | None = None) -> dict[Stage, int]:
    """How many people are in each stage, zeros included, before the stage narrows: one query."""
    rows = with_stage(found(criteria), now).values("stage").order_by("stage").annotate(number=Count("pk"))
    counted = {row["stage"]: row["number"] for row in rows}
    return {stage: counted.get(stage, 0) for stage in Stage}


def enrolment_ids(criteria: Criteria, now: datetime | None = None) -> "QuerySet[Any]":
    """Ids by surname and first name, in the order of the Polish alphabet; a slice of it is one query."""
    rows = found(criteria)
    if criteria.stage:
        rows = with_stage(rows, now).filter(stage=criteria.stage)
    order = (SortKey(F(f"participant__{field}")) for field in ("last_name", "first_name"))
    return rows.order_by(*order, "pk").values_list("pk", flat=True)


def lines(ids: Sequence[int], columns: tuple[Column, ...], outline: Outline, now: datetime | None = None) -> list[Line]:
    """The people of these enrolments in this order: three queries, however many they are."""
    if not ids:
        return []
    progress, results = progress_of(ids), quiz_results(ids)
    about = {row["pk"]: row for row in _about(ids, now or timezone.now())}
    return [
        _line(about[id], cells_of(columns, state_by(outline, progress[id]), results.get(id, {})))
        for id in ids
        if id in about
    ]


def person_line(enrolment_id: int, now: datetime | None = None) -> Line:
    """One person without cells: one query."""
    return _line(_about([enrolment_id], now or timezone.now())[0], ())


def chunks(criteria: Criteria, outline: Outline, size: int = 200) -> Iterator[Line]:
    """Everybody who fits, read piece by piece: what is kept is the list of ids and one piece."""
    columns, now, ids = columns_of(outline), timezone.now(), list(enrolment_ids(criteria))
    for start in range(0, len(ids), size):
        yield from lines(ids[start : start + size], columns, outline, now)


def _about(ids: Sequence[int], now: datetime) -> Any:
    rows = with_stage(_with_workplace(Enrolment.objects.filter(pk__in=ids)), now)
    return rows.values(
        "pk",
        "enrolled_at",
        "stage",
        first_name=F("participant__first_name"),
        last_name=F("participant__last_name"),
        email=F("participant__email"),
        unit=F("workplace__organisation__name"),
        commune=F("workplace__organisation__seat__name"),
        voivodeship=F("workplace__organisation__seat__voivodeship"),
        edition_name=F("edition__name"),
        completed_at=F("completion__completed_at"),
    )


def _line(row: Mapping[str, Any], cells: tuple[Cell, ...]) -> Line:
    return Line(
        enrolment_id=row["pk"],
        first_name=row["first_name"],
        last_name=row["last_name"],
        email=row["email"],
        organisation=row["unit"] or "",
        commune=row["commune"] or "",
        voivodeship=row["voivodeship"] or "",
        edition=row["edition_name"] or "",
        stage=Stage(row["stage"]),
        enrolled_at=row["enrolled_at"],
        completed_at=row["completed_at"],
        cells=cells,
    )
