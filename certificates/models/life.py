"""What people ask about a certificate after it was issued: to withdraw it, to mend the name, to show it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.models.certificates import Certificate


def _decider(**options: object) -> models.ForeignKey:
    return models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+", **options)


class Revocation(models.Model):
    """One coordinator proposes it, another confirms it; only then does the certificate lose its force.

    ``category`` is public, ``note`` is for the office alone.
    """

    class Category(models.TextChoices):
        MISTAKE = "mistake", _("issued by mistake")
        UNFOUNDED = "unfounded", _("the conditions were not met")
        DISHONEST = "dishonest", _("obtained dishonestly")
        REQUEST = "request", _("at the holder's request")

    class Decision(models.TextChoices):
        WAITING = "waiting", _("waits for a second coordinator")
        CONFIRMED = "confirmed", _("confirmed")
        DROPPED = "dropped", _("dropped")

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="revocations")
    category = models.CharField(_("reason, shown to everyone"), max_length=12, choices=Category.choices)
    note = models.TextField(_("note for the office"), max_length=2000, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    decision = models.CharField(max_length=12, choices=Decision.choices, default=Decision.WAITING)
    decided_by = _decider()
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("revocation")
        verbose_name_plural = _("revocations")
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate"],
                condition=Q(decision__in=["waiting", "confirmed"]),
                name="one_standing_revocation_a_certificate",
            ),
            models.CheckConstraint(
                condition=~Q(decision="confirmed") | (Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by"))),
                name="revocation_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.certificate} {self.decision}"


class CorrectionRequest(models.Model):
    """The holder asks for another name; accepted, a successor is issued. The names go with an erasure."""

    class Decision(models.TextChoices):
        WAITING = "waiting", _("waits for a coordinator")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="correction_requests")
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    note = models.TextField(_("what is wrong"), max_length=1000, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    decision = models.CharField(max_length=12, choices=Decision.choices, default=Decision.WAITING)
    answer = models.TextField(_("answer to the holder"), max_length=1000, blank=True)
    decided_by = _decider()
    decided_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("request to correct a certificate")
        verbose_name_plural = _("requests to correct certificates")
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate"], condition=Q(decision="waiting"), name="one_waiting_request_a_certificate"
            )
        ]

    def __str__(self) -> str:
        return f"{self.certificate} {self.decision}"


class HolderChoice(models.Model):
    """What the holder lets others see: nothing more than initials until they choose otherwise."""

    certificate = models.OneToOneField(Certificate, on_delete=models.CASCADE, related_name="choice")
    shows_name = models.BooleanField(_("show the full name to whoever has the code"), default=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("choice of a holder")
        verbose_name_plural = _("choices of holders")

    def __str__(self) -> str:
        return f"{self.certificate} {self.shows_name}"
