"""Roles: a group each, with the permissions its work needs (granted by a migration)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The value is the name of the group, as the people who manage roles read it."""

    PARTICIPANT = "Uczestnik", _("participant")
    ADVISOR = "Doradca", _("advisor")
    RECRUITER = "Rekruter", _("recruiter")
    EDITOR = "Redaktor", _("editor")
    COORDINATOR = "Koordynator", _("coordinator")


STAFF_ROLES = frozenset({Role.ADVISOR, Role.RECRUITER, Role.EDITOR, Role.COORDINATOR})
