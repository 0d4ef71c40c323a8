"""The page of a quiz: its rules in words, the reader's attempts, and the one thing to do now."""

from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from courses import attempt_rules
from courses.models import Attempt, QuizPage
from courses.queries import place_of
from courses.queries.place import Place
from courses.templatetags.quiz import number
from courses.wording import link_to, why

from .crumbs import crumbs


def quiz_context(page: QuizPage, request: HttpRequest) -> dict[str, Any]:
    """Three queries; for a person who is not enrolled one."""
    place = place_of(request.user, page)
    state = place and place.state.item(page.pk)
    module = place and place.outline.module_of(page.pk)
    attempts = _attempts(place, page)
    current = next((attempt for attempt in attempts if not attempt.closed_at), None)
    left = attempt_rules.attempts_left(page.attempt_limit, len(attempts))
    lock = state.lock if state and place.is_enrolled else None
    return {
        "place": place,
        "module": module,
        "crumbs": crumbs(place.outline if place else None, module),
        "rules": _rules(page, _question_count(page, state)),
        "attempts": attempts,
        "current": current,
        "is_over": bool(current) and attempt_rules.is_over(current.deadline, timezone.now()),
        "attempts_left": left,
        "is_enrolled": bool(place and place.is_enrolled),
        "is_passed": any(attempt.is_passed for attempt in attempts),
        "may_start": bool(state) and place.is_enrolled and not lock and not current and left != 0,
        **_lock_words(lock, module),
    }


def _attempts(place: Place | None, page: QuizPage) -> list[Attempt]:
    """The latest first. A page writes nothing: an attempt whose time is over is closed by its own address."""
    if not place or not place.is_enrolled:
        return []
    return list(Attempt.objects.filter(enrolment=place.enrolment_id, quiz=page).order_by("-number"))


def _question_count(page: QuizPage, state) -> int:
    return state.outline.question_count if state else sum(section.count for section in page.sections.all())


def _lock_words(lock, module) -> dict[str, str]:
    if not lock:
        return {"lock_reason": ""}
    item = lock.opens_with
    words = {"url": item.url, "text": link_to(item, module.number if module else None)} if item else {}
    return {"lock_reason": why(lock), "lock_link": words}


def _rules(page: QuizPage, count: int) -> list[dict[str, str]]:
    """Term, value and note of each rule."""
    questions = {
        "term": _("Questions"),
        "value": number(count),
        "note": _("Drawn from a larger set: every attempt looks a little different."),
    }
    needed = attempt_rules.points_to_pass(page.cut_score, Decimal(count))
    to_pass = {
        "term": _("To pass"),
        "value": f"{page.cut_score}%",
        "note": _("That is %(needed)s out of %(all)s points.") % {"needed": number(needed), "all": number(count)},
    }
    return [questions, _time_rule(page), to_pass, _attempts_rule(page)]


def _time_rule(page: QuizPage) -> dict[str, str]:
    if page.time_limit is None:
        return {"term": _("Time"), "value": _("no limit"), "note": _("You can close the page and come back.")}
    minutes = ngettext("%(number)s minute", "%(number)s minutes", page.time_limit) % {"number": page.time_limit}
    return {
        "term": _("Time"),
        "value": minutes,
        "note": _("It runs also when you close the page. When it ends, we hand in what is saved."),
    }


def _attempts_rule(page: QuizPage) -> dict[str, str]:
    value = _("no limit") if page.attempt_limit is None else number(page.attempt_limit)
    return {"term": _("Attempts"), "value": value, "note": _("The best result counts.")}
