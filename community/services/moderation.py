"""What moderators decide. Every decision is written down with who made it."""

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from community.errors import AlreadyDecided
from community.models import Profile, Report
from core import mail

Decision = Report.Decision


@transaction.atomic
def decide_report(*, report: Report, decision: str, by: User, note: str = "") -> Report:
    """Decides, does what was decided, and tells both. Raises AlreadyDecided: nobody is warned twice."""
    locked = Report.objects.select_for_update(of=("self",)).select_related("person", "reporter").get(pk=report.pk)
    if locked.is_decided:
        raise AlreadyDecided
    locked.decision, locked.note = Decision(decision), note
    locked.decided_at, locked.decided_by = timezone.now(), by
    locked.save(update_fields=["decision", "note", "decided_at", "decided_by"])
    _carry_out(locked, by)
    log(locked, "community.decide_report", user=by, data={"decision": str(locked.get_decision_display())})
    _tell_both(locked)
    return locked


def _carry_out(report: Report, by: User) -> None:
    if report.person is None:
        return
    if report.decision == Decision.HIDE:
        restrict_person(person=report.person, by=by, is_hidden=True)
    if report.decision == Decision.SILENCE:
        restrict_person(person=report.person, by=by, is_silenced=True)


def _tell_both(report: Report) -> None:
    if report.person and report.decision != Decision.NONE:
        mail.send("community/email/moderated", report.person, {"decision": report.decision, "report": report})
    if report.reporter:
        is_action = report.decision != Decision.NONE
        mail.send("community/email/report_decided", report.reporter, {"is_action": is_action, "report": report})


@transaction.atomic
def restrict_person(
    *, person: User, by: User, is_hidden: bool | None = None, is_silenced: bool | None = None
) -> Profile:
    """Sets or lifts what is given; None leaves it as it is. Idempotent, logged when something changed."""
    Profile.objects.get_or_create(user=person)
    profile = Profile.objects.select_for_update().get(user=person)
    wanted = {"is_hidden": is_hidden, "is_silenced": is_silenced}
    changes = {name: value for name, value in wanted.items() if value is not None and value != getattr(profile, name)}
    if changes:
        for name, value in changes.items():
            setattr(profile, name, value)
        profile.save(update_fields=[*changes])
        log(profile, "community.restrict_person", user=by, data=changes)
    return profile
