"""The list of calls, and one call."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from recruitment.pages import RecruitmentIndexPage, RecruitmentPage
from recruitment.rules import CallPhase
from recruitment.screens.application import call_index_url
from recruitment.screens.facts import facts_of
from recruitment.screens.paper import draft_tasks, is_ready
from recruitment.screens.parts import done_in_words
from recruitment.screens.path import path_of
from recruitment.states import State

GROUPS: list[tuple[CallPhase, Any]] = [
    (CallPhase.OPEN, _("Open now")),
    (CallPhase.BEFORE, pgettext_lazy("calls to apply", "Coming")),
    (CallPhase.CLOSED, pgettext_lazy("calls to apply", "Closed")),
]
TAGS: dict[CallPhase, tuple[Any, str]] = {
    CallPhase.OPEN: (_("Applications are taken"), "green"),
    CallPhase.BEFORE: (_("Opens soon"), "yellow"),
    CallPhase.CLOSED: (pgettext_lazy("a call to apply", "Closed"), "grey"),
}


@dataclass(frozen=True, slots=True)
class CallGroup:
    title: Any
    phase: CallPhase
    calls: list[dict[str, Any]]


def index_context(page: RecruitmentIndexPage, request: HttpRequest) -> dict[str, Any]:
    """One query, however many calls."""
    now = timezone.now()
    calls = [_entry(call, request, now) for call in RecruitmentPage.objects.child_of(page).live().order_by("closes_at")]
    groups = [CallGroup(title, phase, [call for call in calls if call["phase"] is phase]) for phase, title in GROUPS]
    return {"groups": [_newest_first(group) for group in groups if group.calls]}


def _newest_first(group: CallGroup) -> CallGroup:
    """What closes first comes first, but of the closed ones the latest."""
    if group.phase is CallPhase.CLOSED:
        group.calls.reverse()
    return group


def _entry(call: RecruitmentPage, request: HttpRequest, now: datetime) -> dict[str, Any]:
    phase = call.phase(now)
    text, colour = TAGS[phase]
    own = {"call": call, "url": call.get_url(request), "phase": phase, "tag_text": text, "tag_colour": colour}
    return {**own, "facts": facts_of(call, phase, now)[: 3 if phase is CallPhase.BEFORE else 2]}


def call_context(page: RecruitmentPage, request: HttpRequest) -> dict[str, Any]:
    """At most ten queries with the page itself, whatever was written and however many apply."""
    now = timezone.now()
    phase = page.phase(now)
    application = _own_application(page, request)
    text, colour = TAGS[phase]
    return {
        "phase": phase.value,
        "tag_text": text,
        "tag_colour": colour,
        "facts": facts_of(page, phase, now),
        "path": path_of(page, _path_state(application, phase)),
        "documents": page.documents.select_related("document") if page.pk else (),
        "answers": page.answers.all(),
        "crumbs": [{"title": _("Recruitment"), "url": call_index_url(page)}],
        "now": now,
        **_application_part(page, request, application, phase),
    }


def _own_application(page: RecruitmentPage, request: HttpRequest) -> Any:
    """The latest one of the person: an application that was withdrawn makes room for another."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not page.pk:
        return None
    rows = page.applications.of(user).select_related("organisation", "organisation__seat")
    application = rows.order_by("-started_at").first()
    if application:
        application.call, application.applicant = page, user
    return application


def _path_state(application: Any, phase: CallPhase) -> str | None:
    if application is not None:
        return str(application.state)
    return State.DRAFT if phase is CallPhase.OPEN else None


def _application_part(
    page: RecruitmentPage, request: HttpRequest, application: Any, phase: CallPhase
) -> dict[str, Any]:
    may_start = phase is CallPhase.OPEN and (application is None or application.state == State.WITHDRAWN)
    found: dict[str, Any] = {"application": application, "may_start": may_start}
    if may_start and request.user.is_authenticated:
        found["is_verified"] = has_verified_email(request.user)
    if application is not None and application.state == State.DRAFT and phase is CallPhase.OPEN:
        tasks = draft_tasks(application)
        found |= {"tasks": tasks, "done_words": done_in_words(tasks), "is_ready": is_ready(tasks)}
    return found


def has_verified_email(user: Any) -> bool:
    found = EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True)
    return bool(found.exists())
