"""Re-certification: whose certificate has been overtaken by the law or by time, and what they have to read for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from certificates import rules
from certificates.models import Certificate
from courses.models import Completion, LessonPage, PublishedOutline
from courses.outline import Outline
from courses.queries import progress_of, state_by
from courses.states import Progress


@dataclass(frozen=True, slots=True)
class LessonLeft:
    """A lesson to read, or to read again, before the certificate is renewed."""

    title: str
    url: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Renewal:
    """``is_due``: the law has moved on, or the validity ends. ``can_be_made``: and everything needed has been read.

    ``new_legal_state`` is that of the course when it is later than what the certificate says, else None.
    """

    is_due: bool = False
    can_be_made: bool = False
    lessons_left: tuple[LessonLeft, ...] = ()
    new_legal_state: date | None = None


NOT_DUE = Renewal()


def renewal_of(certificate: Certificate, today: date | None = None) -> Renewal:
    """Five queries at most; see ``renewals_of`` for a list."""
    return renewals_of([certificate], today)[certificate.pk]


def renewals_of(certificates: Iterable[Certificate], today: date | None = None) -> dict[UUID, Renewal]:
    """By the id of the certificate. Four queries, however many they are, when their ``events`` are prefetched."""
    day, wanted = today or timezone.localdate(), list(certificates)
    lasting = [one for one in wanted if is_renewable(one)]
    places = _places(lasting)
    outlines = _outlines({course for _enrolment, course in places.values()})
    legal_states = _legal_states(outlines.values())
    progress = progress_of([enrolment for enrolment, _course in places.values()])
    found = {one.pk: NOT_DUE for one in wanted}
    for one in lasting:
        enrolment, course = places[one.completion_id]
        if course in outlines:
            found[one.pk] = _renewal(one, outlines[course], progress[enrolment], legal_states[course], day)
    return found


def is_renewable(certificate: Certificate) -> bool:
    """It stands, or its validity has ended; the person has not been erased."""
    return certificate.status in {rules.Status.VALID, rules.Status.EXPIRED} and not certificate.is_erased


def _places(certificates: list[Certificate]) -> dict[int, tuple[int, int]]:
    """Enrolment and course by completion."""
    completions = Completion.objects.filter(pk__in=[one.completion_id for one in certificates])
    rows = completions.values_list("pk", "enrolment_id", "enrolment__course_id")
    return {completion: (enrolment, course) for completion, enrolment, course in rows}


def _outlines(courses: set[int]) -> dict[int, Outline]:
    rows = PublishedOutline.objects.filter(course__in=courses).values_list("course_id", "data")
    return {course: Outline.from_json(data) for course, data in rows}


def _legal_states(outlines: Iterable[Outline]) -> dict[int, date | None]:
    """Of each course; where it names none, that of its oldest lesson, as on the certificate."""
    known = list(outlines)
    of_lessons = {id: outline for outline in known if not outline.legal_state for id in _lesson_ids(outline)}
    rows = LessonPage.objects.filter(pk__in=of_lessons).values_list("pk", "legal_state") if of_lessons else ()
    oldest: dict[int, date | None] = {outline.course_id: outline.legal_state for outline in known}
    for lesson, legal_state in rows:
        course = of_lessons[lesson].course_id
        oldest[course] = min(oldest[course] or legal_state, legal_state)
    return oldest


def _lesson_ids(outline: Outline) -> list[int]:
    return [lesson.id for module in outline.modules for lesson in module.lessons]


def _renewal(
    certificate: Certificate, outline: Outline, progress: Progress, legal_state: date | None, day: date
) -> Renewal:
    said = rules.stored_date(certificate.said["legal_state"])
    is_newer = legal_state is not None and (said is None or said < legal_state)
    if not is_newer and not _ends_soon(certificate, day):
        return NOT_DUE
    left = tuple(_lessons_left(outline, progress))
    return Renewal(
        is_due=True, can_be_made=not left, lessons_left=left, new_legal_state=legal_state if is_newer else None
    )


def _ends_soon(certificate: Certificate, day: date) -> bool:
    if certificate.valid_until is None:
        return False
    return rules.reminder_day(rules.local_date(certificate.issued_at), certificate.valid_until) <= day


def _lessons_left(outline: Outline, progress: Progress) -> Iterator[LessonLeft]:
    """Required lessons that changed since this person read them, or came after they completed the course."""
    changed = {lesson.item.id for lesson in state_by(outline, progress).changed}
    for item in outline.items:
        if item.is_lesson and item.is_required and (item.id in changed or item.id not in progress.done):
            yield LessonLeft(title=item.title, url=item.url, is_new=item.id not in progress.done)
