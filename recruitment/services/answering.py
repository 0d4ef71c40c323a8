"""What a person answers to an offer, and giving up."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.consents import record_decisions
from accounts.models import ConsentText, User
from courses.models import Enrolment
from courses.services.enrolment import enrol_participant
from organisations.services.workplace import set_workplace
from recruitment.models import Application
from recruitment.rules import Action, Who, is_allowed, is_over
from recruitment.services.errors import AlreadyParticipant, ApplicantGone, NotAllowed, OfferExpired, PeselMissing
from recruitment.services.locks import lock_application
from recruitment.services.moving import move, take_step
from recruitment.services.secrets import clean_pesel, write_secrets
from recruitment.services.submitting import consent_subject
from recruitment.states import State


@transaction.atomic
def accept_place(
    *,
    application: Application,
    declaration: ConsentText | None = None,
    pesel: str = "",
    has_no_pesel: bool = False,
    now: datetime | None = None,
) -> Application:
    """Makes the enrolment with the role of a participant, the place of work where there is none, and the letter.

    Idempotent, also for two windows at once. ``declaration`` is the text the person accepted; who has no PESEL says
    so. Raises NotAllowed, OfferExpired, PeselMissing, PeselWrong, ApplicantGone, AlreadyParticipant.
    """
    now = now or timezone.now()
    mine = lock_application(application)
    if mine.state == State.PARTICIPANT:
        return mine
    person = _check_answer(mine, now)
    _keep_pesel(mine, pesel, has_no_pesel=has_no_pesel)
    if declaration:
        record_decisions(person=person, decisions={declaration: True}, subject=consent_subject(mine))
    mine.enrolment = _enrol(mine, person)
    move(mine, Action.ACCEPT_PLACE, who=Who.APPLICANT, by=person, now=now)
    return mine


def decline_place(*, application: Application, now: datetime | None = None) -> Application:
    """Leaves the place to the next person. Raises NotAllowed."""
    step = {"action": Action.DECLINE_PLACE, "who": Who.APPLICANT, "by": application.applicant}
    return take_step(application=application, now=now, **step)  # type: ignore[arg-type]


def withdraw(*, application: Application, by: User, now: datetime | None = None) -> Application:
    """By the applicant, or by a recruiter at their wish. Raises NotAllowed."""
    who = Who.APPLICANT if by.pk == application.applicant_id else Who.RECRUITER
    return take_step(application=application, action=Action.WITHDRAW, who=who, by=by, now=now)


def _check_answer(application: Application, now: datetime) -> User:
    if not is_allowed(Action.ACCEPT_PLACE, application.state, Who.APPLICANT):
        raise NotAllowed(Action.ACCEPT_PLACE, application.state)
    if is_over(application.due_at, now):
        raise OfferExpired
    if application.applicant is None:
        raise ApplicantGone
    return application.applicant


def _keep_pesel(application: Application, pesel: str, *, has_no_pesel: bool) -> None:
    """Nothing is kept that the grant does not ask for."""
    if not application.call.is_pesel_needed:
        return
    cleaned = clean_pesel(pesel)
    if not cleaned and not has_no_pesel:
        raise PeselMissing
    write_secrets(application=application, pesel=cleaned)


def _enrol(application: Application, person: User) -> Enrolment:
    call = application.call
    enrolment = enrol_participant(participant=person, course=call.course, edition=call.edition)
    if Application.objects.filter(enrolment=enrolment).exists():
        raise AlreadyParticipant
    if application.organisation and not person.memberships.filter(is_main=True).exists():
        set_workplace(person=person, organisation=application.organisation, position=application.position)
    _name(person, application)
    return enrolment


def _name(person: User, application: Application) -> None:
    """An account without a name takes that of the application: a certificate needs one."""
    if not person.full_name:
        person.first_name, person.last_name = application.first_name, application.last_name
        person.save(update_fields=["first_name", "last_name"])
