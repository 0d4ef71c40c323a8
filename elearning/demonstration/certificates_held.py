"""A short course that has ended, whose certificates the office issues for everybody together."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from certificates import services
from certificates.services.templates import DEFAULT_TEXTS
from courses.models import Completion, CoursePage, Edition, Enrolment, LessonPage, LessonProgress, ModulePage
from courses.rules import RULE_VERSION
from courses.services.enrolment import enrol_participant

from .people import ensure_person


def hold_certificates(
    site: Page,
    *,
    course: dict[str, Any],
    edition: dict[str, Any],
    statement: str,
    people: list[dict[str, str]],
    now: datetime,
    **_others: Any,
) -> None:
    """Its pages are not published: it can no longer be taken, and its records stay."""
    lesson = _make_course(site, **course)
    page = CoursePage.objects.get(title=course["title"])
    services.add_version(course=page, fields={**DEFAULT_TEXTS, "statement": statement, "issues_at_once": False})
    run = Edition.objects.create(course=page, **edition)
    for names in people:
        participant = ensure_person(units={}, edition=None, role="PARTICIPANT", **names)
        enrolment = enrol_participant(participant=participant, course=page, edition=run)
        _complete(enrolment, lesson, now)


def _make_course(site: Page, *, module: str, lesson: str, outcome: str, legal_state: Any, **texts: str) -> LessonPage:
    course = site.add_child(instance=CoursePage(**texts, live=False, legal_state=legal_state, is_enrolment_open=False))
    outcomes = [("outcome", outcome)]
    part = course.add_child(instance=ModulePage(title=module, live=False, outcomes=outcomes))
    body = [{"type": "paragraph", "value": f"<p>{lesson}.</p>"}]
    fields: dict[str, Any] = {"lead": module, "minutes": 360, "legal_state": legal_state, "body": body}
    page: LessonPage = part.add_child(instance=LessonPage(title=lesson, live=False, outcomes=outcomes, **fields))
    return page


def _complete(enrolment: Enrolment, lesson: LessonPage, now: datetime) -> None:
    """Attendance at workshops, taken over from the organiser's list: there is no test."""
    Enrolment.objects.filter(pk=enrolment.pk).update(enrolled_at=now - timedelta(days=30))
    LessonProgress.objects.create(enrolment=enrolment, lesson=lesson, completed_at=now)
    evidence = {"rule": RULE_VERSION, "modules": [], "written_on": f"{timezone.localdate():%Y-%m-%d}"}
    Completion.objects.create(enrolment=enrolment, completed_at=now, rule_version=RULE_VERSION, evidence=evidence)
