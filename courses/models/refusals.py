"""What attempts did not take in."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .frozen import FrozenModel


class Refusal(FrozenModel):
    """Something an attempt did not take in, because this page never offered it: what, whose, when."""

    class Reason(models.TextChoices):
        NOT_OWN = "not_own", _("an attempt of someone else")
        UNKNOWN_ITEM = "unknown_item", _("a question of another attempt")
        NOT_OFFERED = "not_offered", _("an answer that was not offered")
        TOO_LATE = "too_late", _("an answer after the end")

    participant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    attempt = models.ForeignKey(
        "courses.Attempt", null=True, blank=True, on_delete=models.CASCADE, related_name="refusals"
    )
    reason = models.CharField(_("reason"), max_length=16, choices=Reason.choices)
    detail = models.CharField(_("detail"), max_length=250, blank=True)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("refused answer")
        verbose_name_plural = _("refused answers")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.reason} {self.made_at}"
