"""What happened to certificates: one register of events, each chained to the one before."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.models.certificates import Certificate
from certificates.rules import FIRST, Link


class EventChain(models.Model):
    """Where the chain ends: one row, locked while the next event is written (``services.events.record_event``)."""

    last_sequence = models.PositiveBigIntegerField(default=0)
    last_sha256 = models.CharField(max_length=64, default=FIRST)

    class Meta:
        verbose_name = _("chain of events")
        verbose_name_plural = _("chains of events")

    def __str__(self) -> str:
        return str(self.last_sequence)


class CertificateEvent(models.Model):
    """One event. Only ever added; the status of a certificate derives from its events.

    ``data`` names no person: an event outlives the erasure of whoever it is about.
    """

    class Kind(models.TextChoices):
        ISSUED = "issued", _("issued")
        FILED = "filed", _("document stored")
        DOWNLOADED = "downloaded", _("downloaded")
        VERIFIED = "verified", _("verified")
        REVOKED = "revoked", _("revoked")
        SUPERSEDED = "superseded", _("superseded")
        REMINDED = "reminded", _("holder reminded of the end of validity")
        EXPIRED = "expired", _("expired")
        ERASED = "erased", _("personal data erased")

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    happened_at = models.DateTimeField(default=timezone.now)
    data = models.JSONField(default=dict)
    sequence = models.PositiveBigIntegerField(unique=True)
    previous_sha256 = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("event of a certificate")
        verbose_name_plural = _("events of a certificate")
        ordering = ["sequence"]
        indexes = [models.Index(fields=["certificate", "kind"], name="events_by_kind")]
        constraints = [
            models.UniqueConstraint(
                fields=["certificate", "kind"],
                condition=~models.Q(kind__in=["downloaded", "verified"]),
                name="happens_once_to_a_certificate",
            )
        ]

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.kind}"

    @property
    def link(self) -> Link:
        data: dict[str, Any] = self.data
        return Link(
            sequence=self.sequence,
            certificate=str(self.certificate_id),
            kind=self.kind,
            happened_at=self.happened_at,
            data=data,
            previous_sha256=self.previous_sha256,
            sha256=self.sha256,
        )
