"""The applicant's page: what stands in the application, what happens next, and by when."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.models import Application, RecruitmentPage
from recruitment.rules import Action, CallPhase, Who, allowed_actions, is_over
from recruitment.screens.facts import facts_of as facts_of_call
from recruitment.screens.paper import Paper, is_editable, is_ready
from recruitment.screens.parts import Task, done_in_words
from recruitment.screens.path import left_in_words, path_of
from recruitment.screens.queue import place_in_queue
from recruitment.states import State

TEMPLATES = {State.IN_REVIEW: "submitted"}
"""Where the page of a state is that of another one."""


def application_context(application: Application) -> dict[str, Any]:
    now = timezone.now()
    paper = Paper(application)
    call = application.call
    return {
        "application": application,
        "call": call,
        "state": str(application.state),
        "state_template": f"recruitment/application/{_template(application, now)}.html",
        "facts": facts_of_call(call, call.phase(now), now),
        "path": path_of(call, application.state),
        **_addresses(call, now),
        "letters": application.letters.order_by("-pk"),
        "due_in_words": left_in_words(application.due_at, now) if application.due_at else "",
        "may_withdraw": Action.WITHDRAW in allowed_actions(application.state, Who.APPLICANT),
        **_editing(paper, now),
        **_answer(application, now),
    }


def _editing(paper: Paper, now: datetime) -> dict[str, Any]:
    if not is_editable(paper.application, now):
        return {"sections": paper.sections}
    tasks = paper.tasks
    ready = is_ready(tasks)
    return {"tasks": tasks, "done_words": done_in_words(tasks), "is_ready": ready, **_next_step(paper, tasks)}


def _next_step(paper: Paper, tasks: list[Task]) -> dict[str, Any]:
    """The one main button below the list."""
    unfinished = [task for task in tasks if not task.is_done and not task.is_optional]
    if not unfinished:
        words = _("Check and send the application") if paper.is_draft else _("Check and send the supplement")
        return {"next_url": reverse("recruitment:check", args=[paper.application.pk]), "next_words": words}
    return {"next_url": unfinished[0].url, "next_words": _("Go on: %(part)s") % {"part": unfinished[0].title}}


def _template(application: Application, now: datetime) -> str:
    if application.state == State.DRAFT and not is_editable(application, now):
        return "draft_over"
    return TEMPLATES.get(State(application.state), str(application.state))


def _addresses(call: RecruitmentPage, now: datetime) -> dict[str, Any]:
    index_url = call_index_url(call)
    crumbs = [{"title": _("Recruitment"), "url": index_url}, {"title": call.title, "url": call.url}]
    is_open = call.phase(now) is CallPhase.OPEN
    return {"call_url": call.url, "index_url": index_url, "crumbs": crumbs, "is_open": is_open}


def call_index_url(call: RecruitmentPage) -> str:
    """The list lies one step above the call: no query for an address known here."""
    return f"{(call.url or '/').rstrip('/').rpartition('/')[0]}/"


def _answer(application: Application, now: datetime) -> dict[str, Any]:
    """What only one state shows."""
    state = State(application.state)
    if state in (State.TO_SUPPLEMENT, State.REJECTED):
        change = application.changes.filter(to_state=state).last()
        return {"reason": change.reason if change else "", "is_late": _is_late(application, now)}
    if state is State.WAITING:
        return {"queue_place": place_in_queue(application)}
    if state is State.OFFERED:
        return {"is_late": _is_late(application, now)}
    if state is State.PARTICIPANT:
        return {"course_url": application.call.course.url}
    return {}


def _is_late(application: Application, now: datetime) -> bool:
    return is_over(application.due_at, now)
