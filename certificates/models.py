"""The certificate: a frozen record, its number and code, its file. Nothing here changes after the fact."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.rules import Status, TemplateTexts, status_of


class CertificateTemplate(models.Model):
    """Texts of the document, a version each; frozen once a certificate uses it."""

    course = models.ForeignKey("courses.CoursePage", on_delete=models.PROTECT, related_name="certificate_templates")
    version = models.PositiveSmallIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=40)
    statement = models.TextField(_("what it confirms"), max_length=400)
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

    EDITABLE = ("title", "statement", "issuer", "signatory_name", "signatory_position")

    def __str__(self) -> str:
        return f"{self.title} v{self.version}"

    @property
    def is_used(self) -> bool:
        """A certificate refers to it: from then on a trigger of the database refuses to change its texts."""
        return self.certificates.exists()

    @property
    def editable_texts(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in self.EDITABLE}

    @property
    def texts(self) -> TemplateTexts:
        return TemplateTexts(version=self.version, **self.editable_texts)


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
    def of(self, user: Any) -> "CertificateQuerySet":
        """Only the certificates of this person: someone else's does not exist for them."""
        return self.filter(holder=user)


class Certificate(models.Model):
    """``snapshot`` is canonical JSON of what the document says; ``code`` is the secret that verification asks for."""

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

    @property
    def status(self) -> Status:
        """Derived from record and events, never stored. Prefetch ``events`` for a list."""
        kinds = [event.kind for event in self.events.all()]
        return status_of(snapshot=self.snapshot, snapshot_sha256=self.snapshot_sha256, kinds=kinds)


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


class IssueObstacle(models.Model):
    """Why a completion still has no certificate; gone as soon as the certificate is issued."""

    class Kind(models.TextChoices):
        NAME = "name", _("no first name or last name")
        LETTERS = "letters", _("letters that the font lacks")

    completion = models.OneToOneField("courses.Completion", on_delete=models.CASCADE, related_name="issue_obstacle")
    kind = models.CharField(_("reason"), max_length=12, choices=Kind.choices)
    detail = models.CharField(_("detail"), max_length=250, blank=True)
    noticed_at = models.DateTimeField(_("noticed"), default=timezone.now)

    class Meta:
        verbose_name = _("certificate that waits")
        verbose_name_plural = _("certificates that wait")
        ordering = ["-noticed_at"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.detail}".strip()
