"""Statements and consents: the texts in versions, every decision a row."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ConsentTextQuerySet(models.QuerySet["ConsentText"]):
    def current(self) -> "ConsentTextQuerySet":
        """The version of each text that people are asked to accept now."""
        return self.filter(is_current=True)


class ConsentText(models.Model):
    """One version of a text that people accept: a changed text is a new version, an old one stays as it was read."""

    key = models.SlugField(_("key"), max_length=60)
    version = models.PositiveSmallIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("text"))
    is_required = models.BooleanField(_("needed to go on"), default=True)
    is_current = models.BooleanField(_("in use"), default=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ConsentTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a consent")
        verbose_name_plural = _("texts of consents")
        ordering = ["key", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["key", "version"], name="unique_consent_version"),
            models.UniqueConstraint(fields=["key"], condition=Q(is_current=True), name="one_current_consent_version"),
        ]

    def __str__(self) -> str:
        return f"{self.title} v{self.version}"


class ConsentDecision(models.Model):
    """What a person decided about one version, when and where. Only added; the latest row counts."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="consent_decisions"
    )
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="decisions")
    is_accepted = models.BooleanField(_("accepted"))
    subject = models.CharField(_("what it concerned"), max_length=120, blank=True)
    decided_at = models.DateTimeField(_("decided"), default=timezone.now)

    class Meta:
        verbose_name = _("decision about a consent")
        verbose_name_plural = _("decisions about consents")
        ordering = ["-decided_at", "-pk"]
        indexes = [models.Index(fields=["person", "text", "-decided_at"])]

    def __str__(self) -> str:
        return f"{self.text} {self.decided_at:%Y-%m-%d}"
