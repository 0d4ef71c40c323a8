"""Item analysis written down: figures of every version of a question, from the answers as they were given.

Which attempts count: the first closed one of a person at each quiz, as is customary: on a retake people have seen their
mistakes and other questions. One that still waits for an advisor does not count yet. A version is judged as it was
asked and by its own key: what a later regrading changed does not hide that the key was wrong.

Attempts are read in chunks by their primary key, outside of a transaction (on SQLite one would hold up everyone who
saves an answer), and added up in tallies whose size does not grow with the attempts; the figures are written at once.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from courses.analysis.items import Sighting, Tally, seconds_by_item
from courses.analysis.trouble import find_trouble
from courses.models import Answer, Attempt, AttemptItem, Question, QuestionFigures, QuestionVersion, RegradeChange
from courses.questions import Part, Spec, SpecError, kind

log = logging.getLogger(__name__)

CHUNK = 500
"""Attempts read at once."""

KNOWN_RESPONSES = 1000
"""Responses of one version whose parts are remembered: of a closed question there are few different ones."""

WRITTEN = ["attempts", "facility", "discrimination", "seconds", "parts", "trouble", "computed_at"]


def compute_figures(*, question: Question | None = None, now: datetime | None = None) -> int:
    """The figures of all versions, or of those of one question, made anew. Gives how many. Idempotent."""
    now = now or timezone.now()
    versions: dict[int, _Asked] = {}
    for chunk in _chunks(question):
        _add_chunk(chunk, versions, question)
    rows = [_row(asked, now) for asked in versions.values() if asked.tally.attempts]
    _write(rows, question, now)
    return len(rows)


@dataclass(slots=True)
class _Asked:
    """A version, what everyone could choose, and what came of it."""

    version: QuestionVersion
    spec: Spec
    tally: Tally
    known: dict[str, tuple[Part, ...]]

    def parts(self, response: str | None) -> tuple[Part, ...]:
        """`response`: the JSON as stored."""
        if response is None:
            return ()
        if response not in self.known:
            if len(self.known) >= KNOWN_RESPONSES:
                self.known.clear()
            self.known[response] = kind(self.version.kind).parts(self.spec, json.loads(response))
        return self.known[response]

    def offered(self) -> tuple[Part, ...]:
        """The options of a question that has a list of them, each as if it alone were chosen; () for other kinds."""
        asked, spec = kind(self.version.kind), self.spec
        return tuple(part for id in asked.movable_ids(spec) for part in asked.parts(spec, {"chosen": [id]}))


AttemptRow = tuple[UUID, datetime, Decimal | None, Decimal]
"""Primary key, start, points, points possible."""


def _chunks(question: Question | None) -> Iterator[list[AttemptRow]]:
    attempts = Attempt.objects.closed().filter(number=1, score__isnull=False).exclude(review=Attempt.Review.WAITING)
    if question:
        asked = AttemptItem.objects.filter(attempt=OuterRef("pk"), version__question=question)
        attempts = attempts.filter(Exists(asked))
    attempts = attempts.order_by("pk")
    last: UUID | None = None
    while True:
        rest = attempts.filter(pk__gt=last) if last else attempts
        chunk = list(rest.values_list("pk", "started_at", "score", "max_score")[:CHUNK])
        if chunk:
            yield chunk
        if len(chunk) < CHUNK:
            return
        last = chunk[-1][0]


def _add_chunk(chunk: list[AttemptRow], versions: dict[int, _Asked], question: Question | None) -> None:
    ids = [row[0] for row in chunk]
    items = AttemptItem.objects.filter(attempt__in=ids, points__isnull=False, max_points__gt=0)
    rows = list(items.values_list("pk", "attempt_id", "version_id", "points", "max_points"))
    answers, first_points = _answers(ids), _points_before_regrading(ids)
    _know(versions, {row[2] for row in rows}, question)
    by_attempt: dict[UUID, list[Any]] = {}
    for row in rows:
        by_attempt.setdefault(row[1], []).append(row)
    for pk, started_at, score, max_score in chunk:
        given = answers.get(pk, [])
        last = {item: response for item, _at, response in given}
        seconds = seconds_by_item(started_at, ((item, at) for item, at, _response in given))
        for item, _attempt, version, points, max_points in by_attempt.get(pk, []):
            if version not in versions:
                continue
            rest_points, rest_possible = float(score or 0) - float(points), float(max_score - max_points)
            asked = versions[version]
            seen = Sighting(
                share=float(first_points.get(item, points)) / float(max_points),
                rest=rest_points / rest_possible if rest_possible > 0 else None,
                result=100 * float(score or 0) / float(max_score),
                parts=asked.parts(last.get(item)),
                seconds=seconds.get(item),
            )
            asked.tally.add(seen)


def _answers(attempts: list[UUID]) -> dict[UUID, list[tuple[int, datetime, str]]]:
    """Answers by attempt as they were saved; the response is left as text, for most are the same."""
    rows = Answer.objects.filter(item__attempt__in=attempts).order_by("pk")
    raw = rows.annotate(raw=Cast("response", TextField())).values_list("item__attempt_id", "item_id", "given_at", "raw")
    found: dict[UUID, list[tuple[int, datetime, str]]] = {}
    for attempt, item, given_at, response in raw:
        found.setdefault(attempt, []).append((item, given_at, response))
    return found


def _points_before_regrading(attempts: list[UUID]) -> dict[int, Decimal]:
    """What an item had before its first change."""
    changes = RegradeChange.objects.filter(item__attempt__in=attempts).order_by("-pk")
    return dict(changes.values_list("item_id", "points_before"))


def _know(versions: dict[int, _Asked], wanted: set[int], question: Question | None) -> None:
    """Reads the versions not met yet; of one question only, when only that is asked for.

    One that cannot be read any more costs its own figures, not those of the others.
    """
    if unknown := wanted - versions.keys():
        found = QuestionVersion.objects.filter(pk__in=unknown)
        if question:
            found = found.filter(question=question)
        for version in found:
            try:
                versions[version.pk] = _Asked(version, version.read_spec(), Tally(), {})
            except (SpecError, LookupError):
                log.exception("Version %s of question %s cannot be read", version.pk, version.question_id)


def _row(asked: _Asked, now: datetime) -> QuestionFigures:
    offered = asked.offered()
    figures = asked.tally.figures(offered)
    return QuestionFigures(
        version=asked.version,
        attempts=figures.attempts,
        facility=figures.facility,
        discrimination=figures.discrimination,
        seconds=figures.seconds,
        parts=[asdict(part) for part in figures.parts],
        trouble=find_trouble(figures, offered=len(offered)),
        computed_at=now,
    )


@transaction.atomic
def _write(rows: list[QuestionFigures], question: Question | None, now: datetime) -> None:
    """New figures in the place of old ones; those of versions that no attempt counts for any more go."""
    QuestionFigures.objects.bulk_create(
        rows, batch_size=CHUNK, update_conflicts=True, unique_fields=["version"], update_fields=WRITTEN
    )
    old = QuestionFigures.objects.filter(computed_at__lt=now)
    (old.filter(version__question=question) if question else old).delete()
