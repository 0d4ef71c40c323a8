"""What a participant asked the moderators to look at, and what they decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Report(models.Model):
    """About a person, or one letter of theirs. Decided once; the decision stays."""

    class Reason(models.TextChoices):
        OFFENCE = "offence", _("It offends or threatens")
        SPAM = "spam", _("It is advertising or spam")
        DATA = "data", _("It shows personal data of other people")
        FALSE = "false", _("The person pretends to be somebody else")
        OTHER = "other", _("Something else")

    class Decision(models.TextChoices):
        NONE = "none", _("No action")
        WARN = "warn", _("Warn the person")
        HIDE = "hide", _("Hide the profile")
        SILENCE = "silence", _("Stop writing to others")

    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("reported by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    message = models.ForeignKey(
        "messaging.Message",
        verbose_name=_("message"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    details = models.TextField(_("details"), max_length=2000, blank=True)
    made_at = models.DateTimeField(_("reported"), default=timezone.now)
    decision = models.CharField(_("decision"), max_length=8, choices=Decision.choices, blank=True)
    note = models.TextField(_("note for other moderators"), max_length=2000, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("decided by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["decided_at", "made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["reporter", "message"], condition=Q(decided_at=None), name="one_open_report_of_a_message"
            ),
            models.UniqueConstraint(
                fields=["reporter", "person"],
                condition=Q(decided_at=None, message=None),
                name="one_open_report_of_a_person",
            ),
        ]
        indexes = [models.Index(fields=["decided_at", "made_at"], name="community_reports_idx")]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_reason_display()}"

    @property
    def is_decided(self) -> bool:
        return self.decided_at is not None
