"""Grading that people take part in: an advisor's review of an answer, a key mended after the fact."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .frozen import FrozenModel


class ItemReview(FrozenModel):
    """What an advisor gave an answer: points by criterion of the rubric, and words. Added to; the last one counts."""

    item = models.ForeignKey("courses.AttemptItem", on_delete=models.CASCADE, related_name="reviews")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    scores = models.JSONField()
    comment = models.TextField(blank=True)
    reviewed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("review of an answer")
        verbose_name_plural = _("reviews of answers")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.reviewed_at}"


class Regrade(FrozenModel):
    """A mended key applied to closed attempts: which question, how, why, by whom. `changes` say what it did."""

    class Mode(models.TextChoices):
        BY_KEY = "by_key", _("by the mended key")
        FULL_POINTS = "full_points", _("full points for everyone")

    question = models.ForeignKey("courses.Question", on_delete=models.PROTECT, related_name="regrades")
    version = models.ForeignKey("courses.QuestionVersion", on_delete=models.PROTECT, related_name="+")
    mode = models.CharField(_("how"), max_length=12, choices=Mode.choices)
    is_never_lower = models.BooleanField(_("nobody's result falls"), default=True)
    reason = models.TextField(_("reason"))
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("regrading")
        verbose_name_plural = _("regradings")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.question_id} {self.made_at}"


class RegradeChange(FrozenModel):
    regrade = models.ForeignKey(Regrade, on_delete=models.CASCADE, related_name="changes")
    item = models.ForeignKey("courses.AttemptItem", on_delete=models.CASCADE, related_name="regrade_changes")
    points_before = models.DecimalField(max_digits=5, decimal_places=2)
    points_after = models.DecimalField(max_digits=5, decimal_places=2)
    score_before = models.DecimalField(max_digits=7, decimal_places=2)
    score_after = models.DecimalField(max_digits=7, decimal_places=2)
    was_passed = models.BooleanField()
    is_passed = models.BooleanField()

    class Meta:
        verbose_name = _("change by a regrading")
        verbose_name_plural = _("changes by regradings")
        constraints = [models.UniqueConstraint(fields=["regrade", "item"], name="one_change_an_item")]

    def __str__(self) -> str:
        return f"{self.regrade_id}/{self.item_id}"
