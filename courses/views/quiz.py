"""The page of a quiz: its rules in words, the reader's attempts, and the one thing to do now."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from courses import attempt_rules
from courses.models import Attempt, ExtraTime, QuizPage
from courses.queries import place_of
from courses.queries.place import Place
from courses.templatetags.quiz import duration, extra_words, minutes, number
from courses.wording import link_to, why

from .crumbs import crumbs


def quiz_context(page: QuizPage, request: HttpRequest) -> dict[str, Any]:
    """Four queries; for a person who is not enrolled two."""
    place, now = place_of(request.user, page), timezone.now()
    state = place and place.state.item(page.pk)
    module = place and place.outline.module_of(page.pk)
    attempts = _attempts(place, page)
    current = next((attempt for attempt in attempts if not attempt.closed_at), None)
    left = attempt_rules.attempts_left(page.attempt_limit, len(attempts))
    lock = state.lock if state and place.is_enrolled else None
    pause = _pause(page, attempts, now)
    may_start = bool(state) and place.is_enrolled and not lock and not current and left != 0
    return {
        "place": place,
        "module": module,
        "crumbs": crumbs(place.outline if place else None, module),
        "rules": _rules(page, _figures(page, place, state)),
        "attempts": attempts,
        "current": current,
        "is_over": bool(current) and attempt_rules.is_over(current.deadline, now),
        "attempts_left": left,
        "is_enrolled": bool(place and place.is_enrolled),
        "is_passed": any(attempt.is_passed for attempt in attempts),
        "may_start": may_start and not pause,
        "pause_until": pause if may_start else None,
        **_lock_words(lock, module),
    }


@dataclass(frozen=True)
class Figures:
    """How much is asked, for how many points, and how many minutes this reader has more than others."""

    questions: int
    points: Decimal
    extra_minutes: int


def _figures(page: QuizPage, place: Place | None, state: Any) -> Figures:
    """One query. A drawn question is worth a point, one asked of everyone what its line says."""
    extra = ExtraTime.objects.filter(enrolment=place.enrolment_id if place else None, ended_at=None)
    found = (
        QuizPage.objects.filter(pk=page.pk)
        .annotate(
            fixed=Count("fixed_questions"),
            fixed_points=Coalesce(Sum("fixed_questions__points"), Decimal(0)),
            extra_percent=Subquery(extra.values("percent")[:1]),
            extra_minutes=Subquery(extra.values("minutes")[:1]),
        )
        .values("fixed", "fixed_points", "extra_percent", "extra_minutes")
        .get()
    )
    questions = state.outline.question_count if state else _asked(page, found["fixed"])
    more = attempt_rules.extra_minutes(page.time_limit, found["extra_percent"], found["extra_minutes"])
    return Figures(questions, questions - found["fixed"] + found["fixed_points"], more)


def _asked(page: QuizPage, fixed: int) -> int:
    return fixed + sum(section.count for section in page.sections.all())


def _pause(page: QuizPage, attempts: list[Attempt], now: datetime) -> datetime | None:
    """Until when the next attempt waits, if it does."""
    until = attempt_rules.pause_until(attempts[0].closed_at if attempts else None, page.pause_minutes)
    return until if attempt_rules.is_pausing(until, now) else None


def _attempts(place: Place | None, page: QuizPage) -> list[Attempt]:
    """The latest first. A page writes nothing: an attempt whose time is over is closed by its own address."""
    if not place or not place.is_enrolled:
        return []
    return list(Attempt.objects.filter(enrolment=place.enrolment_id, quiz=page).order_by("-number"))


def _lock_words(lock, module) -> dict[str, str]:
    if not lock:
        return {"lock_reason": ""}
    item = lock.opens_with
    words = {"url": item.url, "text": link_to(item, module.number if module else None)} if item else {}
    return {"lock_reason": why(lock), "lock_link": words}


def _rules(page: QuizPage, figures: Figures) -> list[dict[str, str]]:
    """Term, value and note of each rule."""
    rules = [_questions_rule(figures), _time_rule(page, figures), _points_rule(page, figures), _attempts_rule(page)]
    return [*rules, _pause_rule(page)] if page.pause_minutes else rules


def _questions_rule(figures: Figures) -> dict[str, str]:
    return {
        "term": _("Questions"),
        "value": number(figures.questions),
        "note": _("Drawn from a larger set: every attempt looks a little different."),
    }


def _points_rule(page: QuizPage, figures: Figures) -> dict[str, str]:
    needed = attempt_rules.points_to_pass(page.cut_score, figures.points)
    words = {"needed": number(needed), "all": number(figures.points)}
    return {
        "term": _("To pass"),
        "value": f"{page.cut_score}%",
        "note": _("That is %(needed)s out of %(all)s points.") % words,
    }


def _time_rule(page: QuizPage, figures: Figures) -> dict[str, str]:
    if page.time_limit is None:
        return {"term": _("Time"), "value": _("no limit"), "note": _("You can close the page and come back.")}
    note = _("It runs also when you close the page. When it ends, we hand in what is saved.")
    if figures.extra_minutes:
        note = f"{extra_words(figures.extra_minutes)} {note}"
    return {"term": _("Time"), "value": minutes(page.time_limit + figures.extra_minutes), "note": note}


def _attempts_rule(page: QuizPage) -> dict[str, str]:
    value = _("no limit") if page.attempt_limit is None else number(page.attempt_limit)
    return {"term": _("Attempts"), "value": value, "note": _("The best result counts.")}


def _pause_rule(page: QuizPage) -> dict[str, str]:
    note = _("It counts from the end of an attempt.")
    return {"term": _("Pause between attempts"), "value": duration(page.pause_minutes), "note": note}
