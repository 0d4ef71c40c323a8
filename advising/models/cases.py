"""A case: what a participant asked, who answers, by when. The letters themselves are a conversation."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Case as Choice
from django.db.models import Exists, F, IntegerField, OuterRef, Q, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role, has_role
from advising import rules
from advising.models.offices import OfficeAdvisor
from advising.states import Action, Kind, PlaceKind, State

if TYPE_CHECKING:
    from accounts.models import User


class CaseQuerySet(models.QuerySet["Case"]):
    def of(self, user: "User") -> "CaseQuerySet":
        """Only what this person asked: someone else's case does not exist for them."""
        return self.filter(participant=user)

    def on_desk_of(self, user: "User") -> "CaseQuerySet":
        """What this person may see as staff: a coordinator everything, an advisor what their offices may answer.

        Nobody advises themselves: their own questions are not among them.
        """
        found = self.exclude(participant=user)
        if user.is_superuser or has_role(user, Role.COORDINATOR):
            return found
        return found.advised_by(user) if has_role(user, Role.ADVISOR) else self.none()

    def advised_by(self, user: "User") -> "CaseQuerySet":
        """Cases of the offices of this advisor; specialist ones where they answer specialist questions."""
        posts = OfficeAdvisor.objects.filter(office=OuterRef("office"), user=user, is_active=True)
        return self.filter(Exists(posts), Q(kind=Kind.CURRENT) | Exists(posts.filter(takes_specialist=True)))

    def still_open(self) -> "CaseQuerySet":
        return self.exclude(state=State.CLOSED)

    def unanswered(self) -> "CaseQuerySet":
        return self.filter(state__in=rules.UNANSWERED)

    def overdue(self, *, now: datetime | None = None) -> "CaseQuerySet":
        today = rules.local_date(now or timezone.now())
        return self.still_open().filter(first_answered_at=None, answer_due_on__lt=today)

    def unanswered_first(self) -> "CaseQuerySet":
        """Who waits longest for an advisor stands at the top; then open cases, then closed ones, the latest first."""
        rank = Choice(
            When(state__in=rules.UNANSWERED, then=Value(0)),
            When(state=State.CLOSED, then=Value(2)),
            default=Value(1),
            output_field=IntegerField(),
        )
        return self.order_by(rank, F("waiting_since").asc(nulls_last=True), "-conversation__last_message_at", "pk")


class Case(models.Model):
    """Known by the id of its conversation. Where it was asked from and the unit are kept as they were then."""

    conversation = models.OneToOneField(
        "messaging.Conversation", primary_key=True, on_delete=models.PROTECT, related_name="advising_case"
    )
    participant = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("participant"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="advising_cases",
    )
    office = models.ForeignKey(
        "advising.Office", verbose_name=_("office"), on_delete=models.PROTECT, related_name="cases"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.NEW)
    advisor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("advisor"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="advised_cases",
    )

    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.SET_NULL, related_name="+")
    attempt = models.ForeignKey("courses.Attempt", null=True, on_delete=models.SET_NULL, related_name="+")
    place_kind = models.CharField(max_length=8, choices=PlaceKind.choices, blank=True)
    place_label = models.CharField(_("asked from"), max_length=255, blank=True)
    place_url = models.CharField(max_length=500, blank=True)
    unit_name = models.CharField(_("unit"), max_length=250, blank=True)
    search_text = models.TextField(default="", editable=False)

    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    answer_due_on = models.DateField(_("answer due on"))
    waiting_since = models.DateTimeField(null=True)
    first_answered_at = models.DateTimeField(_("first answered"), null=True)
    first_answer_days = models.PositiveSmallIntegerField(_("working days to the first answer"), null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)
    was_helpful = models.BooleanField(_("helped"), null=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.CLOSED, closed_at__isnull=False)
                | (~Q(state=State.CLOSED) & Q(closed_at__isnull=True)),
                name="closed_case_has_date",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.NEW, State.WAITING_ADVISOR], waiting_since__isnull=False)
                | (~Q(state__in=[State.NEW, State.WAITING_ADVISOR]) & Q(waiting_since__isnull=True)),
                name="unanswered_case_waits",
            ),
            models.CheckConstraint(
                condition=Q(first_answered_at=None, first_answer_days=None)
                | Q(first_answered_at__isnull=False, first_answer_days__isnull=False),
                name="first_answer_is_counted",
            ),
            models.CheckConstraint(condition=~Q(state=State.NEW) | Q(advisor=None), name="new_case_has_no_advisor"),
        ]
        indexes = [
            models.Index(fields=["participant", "-asked_at"]),
            models.Index(fields=["office", "state", "waiting_since"]),
            models.Index(fields=["advisor", "state"]),
            models.Index(fields=["office", "-asked_at"]),
            models.Index(fields=["state", "waiting_since"]),
            models.Index(fields=["answer_due_on"], condition=Q(first_answered_at=None), name="unanswered_cases_by_due"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_name} {self.asked_at:%Y-%m-%d}".strip()

    @property
    def is_closed(self) -> bool:
        return self.state == State.CLOSED

    @property
    def is_unanswered(self) -> bool:
        return self.state in rules.UNANSWERED

    @property
    def is_overdue(self) -> bool:
        return rules.is_overdue(
            due_on=self.answer_due_on,
            first_answered_at=self.first_answered_at,
            state=State(self.state),
            now=timezone.now(),
        )

    @property
    def is_in_time(self) -> bool | None:
        """None while nobody has answered."""
        if self.first_answered_at is None:
            return None
        return rules.is_in_time(due_on=self.answer_due_on, first_answered_at=self.first_answered_at)

    def allows(self, action: Action) -> bool:
        return rules.is_possible(action, State(self.state))


class CaseEvent(models.Model):
    """What was done with a case, in order. Only added; `text` is the reason given, or who it went to."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    happened_at = models.DateTimeField(default=timezone.now)
    kind = models.CharField(max_length=16, choices=Action.choices)
    from_state = models.CharField(max_length=20, choices=State.choices, blank=True)
    to_state = models.CharField(max_length=20, choices=State.choices)
    text = models.CharField(max_length=500, blank=True)
    data: Any = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("event of a case")
        verbose_name_plural = _("events of a case")
        ordering = ["pk"]
        indexes = [models.Index(fields=["case", "id"])]

    def __str__(self) -> str:
        return f"{self.case_id} {self.kind}"
