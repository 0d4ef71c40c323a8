"""More time for those who need it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ExtraTime(models.Model):
    """More time for tests, granted to a person for the whole course: in percent of the limit or in minutes.

    It says that time was granted and why in the words of the decision; the disability itself is written nowhere.
    """

    enrolment = models.ForeignKey("courses.Enrolment", on_delete=models.PROTECT, related_name="extra_time")
    percent = models.PositiveSmallIntegerField(_("percent of the time limit"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    note = models.CharField(_("ground of the decision"), max_length=250)
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField(_("granted"), default=timezone.now)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    class Meta:
        verbose_name = _("extra time")
        verbose_name_plural = _("extra time")
        ordering = ["-granted_at"]
        constraints = [
            models.UniqueConstraint(fields=["enrolment"], condition=Q(ended_at=None), name="one_extra_time_at_once"),
            models.CheckConstraint(
                condition=Q(percent__isnull=True, minutes__gt=0) | Q(percent__gt=0, minutes__isnull=True),
                name="extra_time_in_percent_or_minutes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} {self.granted_at}"
