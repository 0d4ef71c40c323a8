"""Who answers: taking a case, handing it over to another advisor or office."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from advising.models import Case, Office, OfficeAdvisor
from advising.services.errors import CannotAdvise
from advising.services.records import answering, check_advisor, lock, move, share_letters
from advising.states import Action
from core import mail


@transaction.atomic
def take_case(*, case: Case, advisor: User, now: datetime | None = None) -> Case:
    """From now on this advisor answers; of two at once one. Idempotent.

    Raises CannotAdvise, AlreadyTaken, NotPossible.
    """
    case = lock(case)
    check_advisor(case, advisor)
    if case.advisor == advisor:
        return case
    move(case, Action.TAKE, by=advisor, now=now or timezone.now())
    case.advisor = advisor
    case.save()
    share_letters(case)
    return case


@transaction.atomic
def hand_over(*, case: Case, by: User, to: Office | OfficeAdvisor, note: str = "", now: datetime | None = None) -> Case:
    """To an advisor, or to an office where anyone able may take it; they are told by mail. Idempotent.

    Raises CannotAdvise where the advisor does not answer such questions, NotPossible.
    """
    case, now = lock(case), now or timezone.now()
    office, advisor = (to.office, to.user) if isinstance(to, OfficeAdvisor) else (to, None)
    if (case.office_id, case.advisor) == (office.pk, advisor):
        return case
    before = str(case.advisor or case.office)
    case.office, case.advisor = office, advisor
    _check_able(case)
    action = Action.HAND_TO_ADVISOR if advisor else Action.HAND_TO_OFFICE
    move(case, action, by=by, now=now, text=note, left=before, went_to=str(advisor or office))
    case.save()
    share_letters(case)
    _tell(case, by)
    return case


def _check_able(case: Case) -> None:
    if case.advisor is not None and case.advisor not in answering(case):
        raise CannotAdvise(case.advisor)


def _tell(case: Case, by: User) -> None:
    """Without the letters and the note: they may speak of people."""
    told = [case.advisor] if case.advisor else answering(case)
    context = {
        "subject": case.conversation.subject,
        "by": by.full_name or by.email,
        "office": case.office.name,
        "is_personal": case.advisor is not None,
        "link": settings.PUBLIC_URL + reverse("advising:desk_case", args=[case.pk]),
    }
    for person in told:
        if person != by:
            mail.send("advising/email/handed_over", to=person, context=context)
