"""The certificate: a frozen record, its number and code, its file. Nothing here changes after the fact."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CertificateTemplate(models.Model):
    """Texts of the document, a version each; frozen once a certificate uses it."""

    course = models.ForeignKey("courses.CoursePage", on_delete=models.PROTECT, related_name="certificate_templates")
    version = models.PositiveSmallIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=120)
    statement = models.TextField(_("what it confirms"))
    issuer = models.CharField(_("issuer"), max_length=160)
    signatory_name = models.CharField(_("signatory"), max_length=160, blank=True)
    signatory_position = models.CharField(_("position of the signatory"), max_length=160, blank=True)
    is_active = models.BooleanField(_("in use"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("certificate template")
        verbose_name_plural = _("certificate templates")
        ordering = ["course", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["course", "version"], name="unique_template_version"),
            models.UniqueConstraint(
                fields=["course"], condition=Q(is_active=True), name="one_active_template_a_course"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} v{self.version}"


class NumberSeries(models.Model):
    """The last number given in a year; locked while the next is taken, so the series has no gap and no double."""

    prefix = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("number series")
        verbose_name_plural = _("number series")
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="unique_series")]

    def __str__(self) -> str:
        return f"{self.prefix}/{self.year}"


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def of(self, user) -> "CertificateQuerySet":
        """Only the certificates of this person: someone else's does not exist for them."""
        return self.filter(holder=user)


class Certificate(models.Model):
    """``snapshot`` is canonical JSON of all that the document says; ``code`` is the secret that verification asks for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(_("number"), max_length=24, unique=True)
    code = models.CharField(_("code"), max_length=16, unique=True)
    completion = models.ForeignKey("courses.Completion", on_delete=models.PROTECT, related_name="certificates")
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="certificates"
    )
    template = models.ForeignKey(CertificateTemplate, on_delete=models.PROTECT, related_name="certificates")
    snapshot = models.JSONField()
    snapshot_sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField(_("issued"), default=timezone.now)
    pdf_sha256 = models.CharField(max_length=64, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_at"]
        constraints = [models.UniqueConstraint(fields=["completion"], name="one_certificate_a_completion")]
        indexes = [models.Index(fields=["holder", "-issued_at"])]

    def __str__(self) -> str:
        return self.number

    @property
    def has_file(self) -> bool:
        return bool(self.pdf_sha256)


class CertificateEvent(models.Model):
    """What happened to a certificate, in order; the status of a certificate derives from its events."""

    class Kind(models.TextChoices):
        ISSUED = "issued", _("issued")
        FILED = "filed", _("document stored")

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    happened_at = models.DateTimeField(default=timezone.now)
    data = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("event of a certificate")
        verbose_name_plural = _("events of a certificate")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.certificate} {self.kind}"
