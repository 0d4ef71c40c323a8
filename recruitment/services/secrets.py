"""Sensitive data: written sealed, read by recruiters, every look on record."""

from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.pl import pesel as pesel_numbers
from wagtail.log_actions import log

from accounts.models import User
from recruitment.models import Application, SensitiveData
from recruitment.sensitive import Secrets, SpecialNeeds, pesel_digest, seal, unseal
from recruitment.services.errors import RecruitmentError

LOOK = "recruitment.look_at_sensitive"


class PeselWrong(RecruitmentError):  # noqa: N818  (domain errors are named for what happened)
    message = _("This PESEL is not correct: check its eleven digits.")


def clean_pesel(text: str) -> str:
    """Eleven digits, or "" for an empty text. Raises PeselWrong."""
    if not text.strip():
        return ""
    try:
        return str(pesel_numbers.validate(text))
    except NumberError as error:
        raise PeselWrong from error


@transaction.atomic
def write_secrets(*, application: Application, needs: SpecialNeeds | None = None, pesel: str | None = None) -> None:
    """Changes what is given, keeps the rest; a row that would hold nothing is deleted. Idempotent.

    The caller holds the lock of the application.
    """
    secrets = _secrets_of(application)
    secrets = secrets if needs is None else replace(secrets, needs=needs)
    secrets = secrets if pesel is None else replace(secrets, pesel=pesel)
    if secrets.is_empty:
        SensitiveData.objects.filter(application=application).delete()
        return
    values = {"sealed": seal(secrets), "pesel_digest": pesel_digest(secrets.pesel)}
    SensitiveData.objects.update_or_create(application=application, defaults=values)


@transaction.atomic
def look_at_sensitive(*, application: Application, by: User) -> Secrets:
    """Opens the sealed data for a recruiter and puts it on record; without the record nothing is shown."""
    log(application, LOOK, user=by)
    return _secrets_of(application)


def own_secrets(*, application: Application) -> Secrets:
    """For the applicant's own pages, which show people what they wrote themselves."""
    return _secrets_of(application)


def _secrets_of(application: Application) -> Secrets:
    row = SensitiveData.objects.filter(application=application).first()
    return unseal(row.sealed) if row else Secrets()
