"""What badges stand on: the keys that sign them and the lists that say which are withdrawn."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SigningKey(models.Model):
    """A key that signs badges. Its public half is published for ever: badges it signed are checked with it.

    ``sealed_private`` is encrypted with a key made from SECRET_KEY, and emptied when the key is retired.
    """

    kid = models.CharField(max_length=64, unique=True)
    public_jwk = models.JSONField()
    sealed_private = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(default=timezone.now)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("key of badges")
        verbose_name_plural = _("keys of badges")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["is_active"], condition=Q(is_active=True), name="one_key_in_use"),
            models.CheckConstraint(
                condition=Q(is_active=True, retired_at=None)
                | Q(is_active=False, retired_at__isnull=False, sealed_private=""),
                name="retired_key_signs_nothing",
            ),
        ]

    def __str__(self) -> str:
        return self.kid


class StatusList(models.Model):
    """A Bitstring Status List: a bit a badge, at a random place. The bits derive from the events of certificates."""

    SIZE = 131_072
    """Bits; the least the standard allows, so that one badge hides among many (W3C, Bitstring Status List 1.0)."""

    number = models.PositiveIntegerField(unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("status list")
        verbose_name_plural = _("status lists")
        ordering = ["number"]

    def __str__(self) -> str:
        return str(self.number)
