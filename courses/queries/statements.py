"""Two statements that every page of a course runs, written in SQL.

The ORM takes a millisecond to put each together, which is a fifth of what a lesson may cost; the database takes a
twentieth of that. They hold on SQLite and PostgreSQL alike, and tests compare them with what the ORM says.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from courses.outline import Outline
from courses.states import Progress

PLACE = """
SELECT outline.course_id, outline.built_at, outline.data, enrolment.id, completion.id
FROM courses_publishedoutline AS outline
JOIN wagtailcore_page AS page ON page.id = outline.course_id
LEFT JOIN courses_enrolment AS enrolment
    ON enrolment.course_id = outline.course_id AND enrolment.participant_id = %s
LEFT JOIN courses_completion AS completion ON completion.enrolment_id = enrolment.id
WHERE page.path = %s
"""

PROGRESS = """
SELECT enrolment_id, lesson_id AS page_id, 1 AS is_done, COALESCE(read_again_at, completed_at) AS moment
FROM courses_lessonprogress WHERE enrolment_id IN ({ids})
UNION ALL
SELECT enrolment_id, quiz_id, CASE WHEN is_passed THEN 1 ELSE 0 END, NULL
FROM courses_attempt WHERE enrolment_id IN ({ids}) AND (is_passed OR review = 'waiting')
UNION ALL
SELECT enrolment_id, module_id, 1, completed_at
FROM courses_modulecompletion WHERE enrolment_id IN ({ids})
UNION ALL
SELECT enrolment_id, survey_id, 1, NULL
FROM courses_surveyreturn WHERE enrolment_id IN ({ids})
UNION ALL
SELECT enrolment.id, enrolment.course_id, 1, NULL
FROM courses_completion AS completion JOIN courses_enrolment AS enrolment ON enrolment.id = completion.enrolment_id
WHERE enrolment.id IN ({ids})
"""
PARTS = PROGRESS.count("{ids}")

_read: dict[int, tuple[Any, Outline]] = {}
"""The last outline read of each course with the moment it was built: a new one takes its place by that moment."""


def outline_and_enrolment(
    participant_id: int | None, course_path: str
) -> tuple[Outline, int | None, int | None] | None:
    """The outline of the course at this path of the tree, and the ids of the person's enrolment and completion."""
    with connection.cursor() as cursor:
        cursor.execute(PLACE, [participant_id, course_path])
        row = cursor.fetchone()
    if row is None:
        return None
    course_id, built_at, data, enrolment_id, completion_id = row
    return _outline(course_id, built_at, data), enrolment_id, completion_id


def progress_of(enrolment_ids: Sequence[int]) -> dict[int, Progress]:
    """What each of them has done, by the id of the enrolment; one query, none where nobody is asked about."""
    if not enrolment_ids:
        return {}
    places = ", ".join(["%s"] * len(enrolment_ids))
    with connection.cursor() as cursor:
        cursor.execute(PROGRESS.format(ids=places), [*enrolment_ids] * PARTS)
        rows = cursor.fetchall()
    found: dict[int, list[tuple[int, bool, Any]]] = {enrolment: [] for enrolment in enrolment_ids}
    for enrolment, page, is_done, moment in rows:
        found[enrolment].append((page, bool(is_done), moment))
    return {enrolment: _progress(pages) for enrolment, pages in found.items()}


def done_page_ids(enrolment_id: int) -> frozenset[int]:
    return progress_of([enrolment_id])[enrolment_id].done


def _progress(pages: list[tuple[int, bool, Any]]) -> Progress:
    done = frozenset(page for page, is_done, _moment in pages if is_done)
    return Progress(
        done=done,
        waiting=frozenset(page for page, is_done, _moment in pages if not is_done) - done,
        dates={page: _moment_of(moment) for page, _is_done, moment in pages if moment},
    )


def _moment_of(value: Any) -> datetime:
    """SQLite gives a union's moments as they are written, without a zone: they are in UTC."""
    moment: datetime = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _outline(course_id: int, built_at: Any, data: str) -> Outline:
    """Read from JSON once a process for every time it was built."""
    known = _read.get(course_id)
    if known is None or known[0] != built_at:
        known = _read[course_id] = built_at, Outline.from_json(json.loads(data))
    return known[1]
