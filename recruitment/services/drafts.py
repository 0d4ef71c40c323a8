"""Writing an application: a draft, part by part."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from recruitment.models import Application, RecruitmentPage
from recruitment.rules import FIELDS, CallPhase, Part
from recruitment.sensitive import SpecialNeeds
from recruitment.services.errors import CallNotOpen, NotEditable
from recruitment.services.locks import lock_application
from recruitment.services.secrets import write_secrets
from recruitment.states import State

EDITABLE = frozenset({State.DRAFT, State.TO_SUPPLEMENT})


@transaction.atomic
def start_application(*, call: RecruitmentPage, applicant: User, now: datetime | None = None) -> Application:
    """The person's application to this call, a new draft when there is none. Idempotent. Raises CallNotOpen.

    The row of the person is locked, so that two windows start one draft.
    """
    now = now or timezone.now()
    User.objects.select_for_update().get(pk=applicant.pk)
    own = Application.objects.of(applicant).filter(call=call)
    if existing := own.exclude(state=State.WITHDRAWN).first():
        return existing
    if call.phase(now) is not CallPhase.OPEN:
        raise CallNotOpen
    names = {"first_name": applicant.first_name, "last_name": applicant.last_name}
    return Application.objects.create(call=call, applicant=applicant, started_at=now, saved_at=now, **names)


@transaction.atomic
def save_part(
    *, application: Application, part: Part, values: Mapping[str, Any], now: datetime | None = None
) -> Application:
    """Keeps what was typed in one part, complete or not. Idempotent. Raises NotEditable."""
    if foreign := set(values) - set(FIELDS[part]):
        raise ValueError(f"Not of the part {part}: {sorted(foreign)}")
    mine = _editable(application)
    for name, value in values.items():
        setattr(mine, name, value)
    mine.commune_key = mine.organisation.seat.key if mine.organisation else ""
    return _keep(mine, now)


@transaction.atomic
def save_needs(*, application: Application, needs: SpecialNeeds | None, now: datetime | None = None) -> Application:
    """Seals the special needs; None says that there are none. Idempotent. Raises NotEditable."""
    mine = _editable(application)
    write_secrets(application=mine, needs=needs or SpecialNeeds())
    mine.has_no_needs = needs is None
    return _keep(mine, now)


@transaction.atomic
def discard_draft(*, application: Application) -> None:
    """Deletes what was never sent: nothing of it is kept. Raises NotEditable for one that was sent."""
    mine = Application.objects.select_for_update(of=("self",)).filter(pk=application.pk).first()
    if mine is None:
        return
    if mine.state != State.DRAFT:
        raise NotEditable
    mine.delete()


def _editable(application: Application) -> Application:
    mine = lock_application(application)
    if mine.state not in EDITABLE:
        raise NotEditable
    return mine


def _keep(application: Application, now: datetime | None) -> Application:
    application.saved_at = now or timezone.now()
    application.save()
    return application
