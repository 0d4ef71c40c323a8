"""Rows that writers wait for. Always the call first and the application after it, so that nobody waits in a circle."""

from recruitment.models import Application, RecruitmentPage


def lock_application(application: Application) -> Application:
    """A fresh copy, locked to the end of the transaction (SQLite: BEGIN IMMEDIATE does it).

    Locked without its relations: PostgreSQL would read those of an outer join before the wait for the lock.
    """
    Application.objects.select_for_update().get(pk=application.pk)
    return Application.objects.select_related("call__course", "organisation__seat", "applicant").get(pk=application.pk)


def lock_call(call_id: int) -> RecruitmentPage:
    """Whoever gives a place of this call holds this lock while counting the places taken."""
    call: RecruitmentPage = RecruitmentPage.objects.select_for_update(of=("self",)).get(pk=call_id)
    return call
