"""The states of an application."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    IN_REVIEW = "in_review", _("in review")
    TO_SUPPLEMENT = "to_supplement", _("to be supplemented")
    OFFERED = "offered", _("qualified")
    WAITING = "waiting", _("on the waiting list")
    REJECTED = "rejected", _("rejected")
    PARTICIPANT = "participant", _("participant of the edition")
    WITHDRAWN = "withdrawn", _("withdrawn")
    EXPIRED = "expired", _("offer expired")


HOLDS_SEAT = frozenset({State.OFFERED, State.PARTICIPANT})
"""These count against the places of a call and of a commune."""

OPEN = frozenset({State.SUBMITTED, State.IN_REVIEW, State.TO_SUPPLEMENT})
"""A recruiter has still to decide."""

FINAL = frozenset({State.REJECTED, State.WITHDRAWN, State.EXPIRED})
