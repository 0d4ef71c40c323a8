"""Applications: what a person wrote, and the secrets kept apart."""

import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations.rules import normalise
from recruitment.pages import RecruitmentPage
from recruitment.states import HOLDS_SEAT, OPEN, State

if TYPE_CHECKING:
    from datetime import datetime

    from accounts.models import User


class StrategyRole(models.TextChoices):
    COORDINATES = "coordinates", _("I coordinate the work on the strategy")
    WRITES = "writes", _("I write a part of the strategy")
    DATA = "data", _("I prepare data and the diagnosis")
    IMPLEMENTS = "implements", _("I carry out tasks of the strategy")
    DECIDES = "decides", _("I decide or supervise")
    OTHER = "other", _("another role")


class StrategyStatus(models.TextChoices):
    NONE = "none", _("there is no strategy")
    EXPIRED = "expired", _("the strategy has expired")
    EXPIRING = "expiring", _("it expires this year or next year")
    IN_FORCE = "in_force", _("it is in force for longer")
    IN_WORK = "in_work", _("a new one is being written")
    UNKNOWN = "unknown", _("I do not know")


class ApplicationQuerySet(models.QuerySet["Application"]):
    def of(self, user: "User") -> "ApplicationQuerySet":
        """Only this person's: someone else's application does not exist for them."""
        return self.filter(applicant=user)

    def sent(self) -> "ApplicationQuerySet":
        """All but drafts, which belong to their writers alone."""
        return self.exclude(state=State.DRAFT)

    def holding_seat(self) -> "ApplicationQuerySet":
        return self.filter(state__in=HOLDS_SEAT)

    def overdue(self, now: "datetime") -> "ApplicationQuerySet":
        """The person was to act by now and has not."""
        return self.filter(state__in=[State.TO_SUPPLEMENT, State.OFFERED], due_at__lt=now)

    def to_decide(self) -> "ApplicationQuerySet":
        return self.filter(state__in=OPEN)


class Application(models.Model):
    """One person's application to one call. ``commune_key`` is the permanent six-digit key of the register.

    Everything a person types may be empty in a draft; `recruitment.rules` says what is missing before it is sent.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("number"), max_length=24, null=True, blank=True, unique=True)
    call = models.ForeignKey(
        RecruitmentPage, verbose_name=_("call"), on_delete=models.PROTECT, related_name="applications"
    )
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("applicant"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="applications",
    )
    state = models.CharField(_("state"), max_length=16, choices=State.choices, default=State.DRAFT)

    first_name = models.CharField(_("first name"), max_length=80, blank=True)
    last_name = models.CharField(_("last name"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=24, blank=True)

    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="applications",
    )
    commune_key = models.CharField(max_length=6, blank=True, editable=False)
    position = models.CharField(_("position"), max_length=120, blank=True)
    superior_name = models.CharField(_("who delegates you"), max_length=160, blank=True)
    superior_position = models.CharField(_("position of the person who delegates"), max_length=160, blank=True)

    strategy_role = models.CharField(_("role in the strategy"), max_length=16, choices=StrategyRole.choices, blank=True)
    strategy_status = models.CharField(
        _("state of the strategy"), max_length=16, choices=StrategyStatus.choices, blank=True
    )
    strategy_until = models.PositiveSmallIntegerField(_("last year of the strategy"), null=True, blank=True)
    expectations = models.TextField(_("what you expect"), max_length=2000, blank=True)

    has_no_needs = models.BooleanField(_("no special needs"), null=True)  # NULL: not answered yet
    answers = models.JSONField(_("answers to the questions of the call"), default=list, blank=True)
    """[{"name": …, "label": …, "value": …}] with the words of the question at the time."""
    statements = models.JSONField(_("statements ticked so far"), default=dict, blank=True)
    """{id of a ConsentText: True or False} of a draft, so that another device knows; sending makes the decisions."""

    started_at = models.DateTimeField(_("started"), default=timezone.now)
    saved_at = models.DateTimeField(_("saved"), default=timezone.now)
    submitted_at = models.DateTimeField(_("sent"), null=True, blank=True)
    due_at = models.DateTimeField(_("answer expected by"), null=True, blank=True)
    """Until when the applicant has to act: to supplement, or to accept the offered place."""
    waiting_since = models.DateTimeField(_("on the waiting list since"), null=True, blank=True)
    points = models.PositiveSmallIntegerField(_("points"), default=0)
    point_grounds = models.JSONField(_("what the points are for"), default=list, blank=True, editable=False)
    """Values of `recruitment.rules.Ground`, as they stood when the application was sent."""
    search_text = models.TextField(default="", editable=False)
    enrolment = models.OneToOneField(
        "courses.Enrolment", null=True, blank=True, on_delete=models.PROTECT, related_name="application"
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-submitted_at", "-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "applicant"],
                condition=~Q(state__in=[State.WITHDRAWN]),
                name="one_application_a_call",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT) | Q(state=State.WITHDRAWN) | Q(number__isnull=False),
                name="sent_application_has_number",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PARTICIPANT) | Q(enrolment__isnull=False), name="participant_has_enrolment"
            ),
        ]
        indexes = [
            models.Index(fields=["call", "state", "-submitted_at"]),
            models.Index(fields=["call", "commune_key", "state"]),
            models.Index(fields=["applicant", "-started_at"]),
            models.Index(fields=["state", "due_at"]),
            models.Index(fields=["call", "-points", "waiting_since"]),
        ]

    def __str__(self) -> str:
        return self.number or f"{self.first_name} {self.last_name}".strip() or str(self.pk)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fill_search()
        super().save(*args, **kwargs)

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def is_overdue(self) -> bool:
        return self.due_at is not None and self.due_at < timezone.now()

    def fill_search(self) -> None:
        """The column the back office searches: number, name, unit, commune, without diacritics. No extra query for a
        draft without a unit."""
        unit = self.organisation
        words = [self.number or "", self.full_name, unit.name if unit else "", unit.seat.name if unit else ""]
        self.search_text = normalise(" ".join(words))


class SensitiveData(models.Model):
    """What only recruiters see, encrypted: special needs and, once a place is accepted, PESEL.

    Each look at it is logged.
    """

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="sensitive")
    sealed = models.TextField(editable=False)
    pesel_digest = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    """Keyed, so that the same person is seen in two applications without opening either."""
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("sensitive data")
        verbose_name_plural = _("sensitive data")

    def __str__(self) -> str:
        return str(self.application_id)


class NumberSeries(models.Model):
    """The last number of an application in a year; locked while the next is taken."""

    year = models.PositiveSmallIntegerField(unique=True)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("number series")
        verbose_name_plural = _("number series")

    def __str__(self) -> str:
        return str(self.year)
