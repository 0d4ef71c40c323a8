"""Sending: a complete draft becomes a numbered application."""

from collections.abc import Iterable, Set
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.consents import record_decisions
from accounts.models import ConsentText
from recruitment import rules
from recruitment.models import Application, NumberSeries
from recruitment.queries.completeness import current_statements, facts_of
from recruitment.queries.ranking import point_facts
from recruitment.rules import Action, CallPhase, Who
from recruitment.services.errors import ApplicationIncomplete, CallNotOpen
from recruitment.services.locks import lock_application
from recruitment.services.moving import move
from recruitment.states import State


@transaction.atomic
def submit_application(
    *, application: Application, accepted: Set[ConsentText], now: datetime | None = None
) -> Application:
    """Gives the number, keeps the statements, writes to the person. Idempotent: what was sent stays as it was sent.

    ``accepted`` are texts in force of the call's statements. Raises CallNotOpen, ApplicationIncomplete.
    """
    now = now or timezone.now()
    mine = lock_application(application)
    if mine.state != State.DRAFT:
        return mine
    if mine.call.phase(now) is not CallPhase.OPEN:
        raise CallNotOpen
    texts = current_statements(mine.call)
    _check_complete(mine, accepted)
    _record_statements(mine, texts, accepted)
    rank(mine)
    mine.submitted_at = now
    mine.number = _next_number(rules.year_of(now))
    move(mine, Action.SUBMIT, who=Who.APPLICANT, by=mine.applicant, now=now)
    return mine


@transaction.atomic
def send_supplement(*, application: Application, now: datetime | None = None) -> Application:
    """The person has supplemented what was asked for; the recruiter reads on. Idempotent once sent.

    Possible after the deadline as well, for as long as the recruiter has not decided. Raises NotAllowed,
    ApplicationIncomplete.
    """
    mine = lock_application(application)
    if mine.state == State.IN_REVIEW:
        return mine
    _check_complete(mine, accepted=None)
    rank(mine)
    move(mine, Action.SEND_SUPPLEMENT, who=Who.APPLICANT, by=mine.applicant, now=now or timezone.now())
    return mine


def rank(application: Application) -> None:
    """Counts the points as things stand now; the caller saves."""
    found = rules.grounds(point_facts(application))
    application.point_grounds = [ground.value for ground in found]
    application.points = rules.points(found)


def _check_complete(application: Application, accepted: Set[ConsentText] | None) -> None:
    missing = rules.missing_parts(facts_of(application, accepted=accepted))
    if missing:
        raise ApplicationIncomplete(missing)


def _record_statements(application: Application, texts: Iterable[ConsentText], accepted: Set[ConsentText]) -> None:
    decisions = {text: text in accepted for text in texts}
    if application.applicant:
        record_decisions(person=application.applicant, decisions=decisions, subject=consent_subject(application))


def consent_subject(application: Application) -> str:
    """What the decisions about statements concern: the same for a draft and once it is sent."""
    return f"recruitment.application:{application.pk}"


def _next_number(year: int) -> str:
    """The lock is held to the end of the transaction: what is rolled back gives its number back."""
    NumberSeries.objects.get_or_create(year=year)
    series = NumberSeries.objects.select_for_update().get(year=year)
    series.last_number += 1
    series.save(update_fields=["last_number"])
    return rules.format_number(year, series.last_number)
