"""Asking: a question becomes a case of an office."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from advising import rules
from advising.models import Case, Office
from advising.places import Place
from advising.services.records import able_advisors, record, share_letters
from advising.states import Action, Kind
from messaging.models import Conversation
from messaging.services import start_conversation
from organisations.models import Membership
from organisations.queries import workplace_of
from organisations.rules import normalise


@transaction.atomic
def ask_question(
    *,
    participant: User,
    office: Office,
    kind: Kind,
    subject: str,
    body: str,
    files: Iterable["File[Any]"] = (),
    place: Place | None = None,
    token: UUID | None = None,
    now: datetime | None = None,
) -> Case:
    """A new case with its first letter; those of the office who may answer are told. Idempotent by token.

    Raises BadAttachments.
    """
    now = now or timezone.now()
    told = able_advisors(office_id=office.pk, kind=kind)
    conversation = start_conversation(
        subject=subject, author=participant, members=told, body=body, files=files, token=token, now=now
    )
    if existing := Case.objects.filter(pk=conversation.pk).first():
        return existing
    case = _write(conversation, participant, office, kind, place or Place(), now)
    record(case, Action.ASK, by=participant, now=now, before=None)
    share_letters(case)
    return case


def _write(
    conversation: Conversation, participant: User, office: Office, kind: Kind, place: Place, now: datetime
) -> Case:
    workplace = workplace_of(participant)
    return Case.objects.create(
        conversation=conversation,
        participant=participant,
        office=office,
        kind=kind,
        state=rules.next_state(Action.ASK, None),
        page=place.page,
        attempt=place.attempt,
        place_kind=place.kind,
        place_label=place.label[:255],
        place_url=place.url[:500],
        unit_name=workplace.organisation.name if workplace else "",
        search_text=_search_text(conversation.subject, participant, workplace),
        asked_at=now,
        waiting_since=now,
        answer_due_on=rules.answer_due_on(now, days=office.promised_days(kind), closes_at=office.closes_at),
    )


def _search_text(subject: str, participant: User, workplace: Membership | None) -> str:
    """Subject, person, unit and commune, as the search compares them."""
    place = [workplace.organisation.name, workplace.organisation.seat.name] if workplace else []
    return normalise(" ".join([subject, participant.full_name, participant.email, *place]))
