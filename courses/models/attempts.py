"""An attempt at a quiz: the questions as drawn, every answer as given, the result as graded."""

import uuid
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from courses.questions import Response, Scores, Spec

from .frozen import FrozenModel
from .grading import ItemReview, Regrade, RegradeChange
from .questions import QuestionVersion


class AttemptQuerySet(models.QuerySet["Attempt"]):
    def of(self, user: Any) -> "AttemptQuerySet":
        """Only the attempts of this person: someone else's does not exist for them."""
        return self.filter(enrolment__participant=user)

    def closed(self) -> "AttemptQuerySet":
        return self.exclude(closed_at=None)

    def open(self) -> "AttemptQuerySet":
        return self.filter(closed_at=None)

    def to_read_by(self, reviewer: Any) -> "AttemptQuerySet":
        """Those with answers that an advisor reads or has read; nobody reads their own."""
        return self.closed().exclude(review=Attempt.Review.NONE).exclude(enrolment__participant=reviewer)

    def waiting(self) -> "AttemptQuerySet":
        return self.filter(review=Attempt.Review.WAITING)

    def reviewed(self) -> "AttemptQuerySet":
        return self.filter(review=Attempt.Review.DONE)

    def passed(self) -> "AttemptQuerySet":
        return self.filter(is_passed=True)

    def with_course(self) -> "AttemptQuerySet":
        """With the quiz, `outline_data` (JSON of the published outline, or None) and `latest_number` of this
        person's attempts at the quiz, in the same query."""
        siblings = Attempt.objects.filter(enrolment=OuterRef("enrolment"), quiz=OuterRef("quiz")).order_by("-number")
        return self.select_related("quiz").annotate(
            outline_data=F("enrolment__course__published_outline__data"),
            latest_number=Subquery(siblings.values("number")[:1]),
        )


class Attempt(models.Model):
    class ClosedBy(models.TextChoices):
        PARTICIPANT = "participant", _("handed in")
        DEADLINE = "deadline", _("time over")

    class Review(models.TextChoices):
        """Of answers that an advisor reads. While a review waits, `score` is None where the course wants it first."""

        NONE = "", _("not needed")
        WAITING = "waiting", _("waits for an advisor")
        DONE = "done", _("done")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.PROTECT, related_name="attempts")
    quiz = models.ForeignKey("courses.QuizPage", on_delete=models.PROTECT, related_name="attempts")
    number = models.PositiveSmallIntegerField(_("number"))
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    extra_minutes = models.PositiveSmallIntegerField(_("extra minutes"), default=0)
    cut_score = models.PositiveSmallIntegerField(_("cut score in percent"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    closed_by = models.CharField(max_length=12, choices=ClosedBy.choices, blank=True)
    review = models.CharField(_("review"), max_length=8, choices=Review.choices, default=Review.NONE, blank=True)
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True)
    score = models.DecimalField(_("points"), max_digits=7, decimal_places=2, null=True, blank=True)
    max_score = models.DecimalField(_("points possible"), max_digits=7, decimal_places=2)
    is_passed = models.BooleanField(_("passed"), null=True, blank=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "quiz", "number"], name="unique_attempt_number"),
            models.UniqueConstraint(
                fields=["enrolment", "quiz"], condition=Q(closed_at=None), name="one_open_attempt_a_quiz"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, score=None, is_passed=None)
                | Q(closed_at__isnull=False, review="waiting", score=None, is_passed=None)
                | Q(closed_at__isnull=False, score__isnull=False, is_passed__isnull=False),
                name="closed_attempt_has_result_or_waits",
            ),
        ]
        indexes = [
            models.Index(fields=["deadline"], condition=Q(closed_at=None), name="open_attempts_by_deadline"),
            models.Index(fields=["closed_at"], condition=Q(review="waiting"), name="attempts_waiting_for_review"),
            models.Index(fields=["quiz", "closed_at"], name="attempts_by_quiz"),
            models.Index(fields=["enrolment", "started_at"], name="attempts_by_start"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id}/{self.quiz_id}/{self.number}"

    @property
    def is_waiting(self) -> bool:
        """An advisor has still to read an answer."""
        return self.review == self.Review.WAITING


class AttemptItemQuerySet(models.QuerySet["AttemptItem"]):
    def with_answers(self) -> "AttemptItemQuerySet":
        """Each with its version and, as `response` and `answered_at`, the last answer (None: none yet). One query."""
        last = Answer.objects.filter(item=OuterRef("pk")).order_by("-pk")
        return self.select_related(
            "version"
        ).annotate(  # type: ignore[no-redef]  # named on the model for readers
            response=Subquery(last.values("response")[:1]), answered_at=Subquery(last.values("given_at")[:1])
        )

    def for_grading(self) -> "AttemptItemQuerySet":
        """Also with the mended version, if any, as `scores` what the last review gave (None: no review), and as
        `granted` the full points a regrading gave everyone (None: it did not). One query."""
        last = ItemReview.objects.filter(item=OuterRef("pk")).order_by("-pk")
        full = RegradeChange.objects.filter(item=OuterRef("pk"), regrade__mode=Regrade.Mode.FULL_POINTS)
        return (
            self.with_answers()
            .select_related("graded_version")
            .annotate(
                scores=Subquery(last.values("scores")[:1]),
                granted=Subquery(full.order_by("-pk").values("points_after")[:1]),
            )
        )


class AttemptItem(models.Model):
    """One question of the attempt, with its own order of options."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(_("position"))
    version = models.ForeignKey("courses.QuestionVersion", on_delete=models.PROTECT, related_name="items")
    graded_version = models.ForeignKey(
        "courses.QuestionVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="regraded_items"
    )
    option_order = models.JSONField(default=list)
    max_points = models.DecimalField(_("points possible"), max_digits=5, decimal_places=2, default=1)
    points = models.DecimalField(_("points"), max_digits=5, decimal_places=2, null=True, blank=True)
    is_flagged = models.BooleanField(_("to come back to"), default=False)

    objects = AttemptItemQuerySet.as_manager()

    response: Response | None
    answered_at: datetime | None
    scores: Scores | None
    granted: Decimal | None

    class Meta:
        verbose_name = _("item of an attempt")
        verbose_name_plural = _("items of an attempt")
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["attempt", "position"], name="unique_item_position")]

    def __str__(self) -> str:
        return f"{self.attempt_id}/{self.position}"

    @cached_property
    def spec(self) -> Spec:
        return self.version.read_spec()

    @property
    def graded_by(self) -> QuestionVersion:
        """The key may have been mended since the question was asked."""
        return self.graded_version or self.version

    @property
    def graded_spec(self) -> Spec:
        return self.graded_version.read_spec() if self.graded_version else self.spec


class Answer(FrozenModel):
    """Append-only: the last one before the end of the attempt counts."""

    item = models.ForeignKey(AttemptItem, on_delete=models.CASCADE, related_name="answers")
    response = models.JSONField()
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.given_at}"
