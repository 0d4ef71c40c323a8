"""The certificate: a frozen record, its number and code, its file. Nothing here changes after the fact."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from certificates.models.keys import StatusList
from certificates.models.templates import CertificateTemplate
from certificates.rules import Reason, Snapshot, Status, readable, status_of


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

    def standing(self) -> "CertificateQuerySet":
        """Those that no newer one has replaced: one a completion."""
        return self.filter(successor=None)


class Certificate(models.Model):
    """``snapshot`` is canonical JSON of what the document says; ``code`` is the secret that verification asks for.

    ``unsigned_sha256`` is the digest of the document before it was signed, ``pdf_sha256`` that of the stored file; both
    are empty until it is filed. ``badge`` is the Open Badge as a signed token. When the person is erased,
    ``snapshot`` keeps what names nobody, ``badge`` goes, and ``snapshot_sha256`` stays the digest of the whole.
    """

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
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    supersedes = models.OneToOneField(
        "self", verbose_name=_("in place of"), null=True, on_delete=models.PROTECT, related_name="successor"
    )
    reason = models.CharField(max_length=12, blank=True, choices=[(reason.value, reason.value) for reason in Reason])
    badge = models.TextField(blank=True)
    status_list = models.ForeignKey(StatusList, null=True, on_delete=models.PROTECT, related_name="certificates")
    status_index = models.PositiveIntegerField(null=True)
    unsigned_sha256 = models.CharField(max_length=64, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    erased_at = models.DateTimeField(_("personal data erased"), null=True)
    erased_sha256 = models.CharField(max_length=64, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-issued_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["completion"], condition=Q(supersedes=None), name="one_first_certificate_a_completion"
            ),
            models.UniqueConstraint(fields=["status_list", "status_index"], name="status_index_given_once"),
            models.CheckConstraint(
                condition=Q(supersedes=None, reason="") | (Q(supersedes__isnull=False) & ~Q(reason="")),
                name="successor_says_why",
            ),
            models.CheckConstraint(condition=~Q(supersedes=F("id")), name="no_certificate_follows_itself"),
        ]
        indexes = [
            models.Index(fields=["holder", "-issued_at"]),
            models.Index(fields=["-issued_at"], name="certificates_by_date"),
            models.Index(fields=["pdf_sha256"], name="certificates_by_file"),
            models.Index(fields=["valid_until"], name="certificates_by_validity"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def has_file(self) -> bool:
        """It was filed; an erased person's file is no longer kept."""
        return bool(self.pdf_sha256) and not self.is_erased

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None

    @property
    def said(self) -> Snapshot:
        """The snapshot in the words of today's version: what pages and documents read."""
        return readable(self.snapshot)

    @property
    def status(self) -> Status:
        """Derived from record, events and the day, never stored. Prefetch ``events`` for a list."""
        return status_of(
            snapshot=self.snapshot,
            sha256=self.erased_sha256 if self.is_erased else self.snapshot_sha256,
            kinds=[event.kind for event in self.events.all()],
            valid_until=self.valid_until,
            today=timezone.localdate(),
        )


class IssueObstacle(models.Model):
    """Why a completion still has no certificate; gone as soon as the certificate is issued."""

    class Kind(models.TextChoices):
        NAME = "name", _("no first name or last name")
        LETTERS = "letters", _("letters that the font lacks")
        TESTS = "tests", _("a required test is not passed")

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


class IssueRun(models.Model):
    """A bulk issue for one edition: who asked for it, and for which completions. The register tells how far it is."""

    edition = models.ForeignKey("courses.Edition", on_delete=models.PROTECT, related_name="issue_runs")
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(_("started"), default=timezone.now)
    completion_ids = models.JSONField(default=list)
    finished_at = models.DateTimeField(_("finished"), null=True)

    class Meta:
        verbose_name = _("bulk issue")
        verbose_name_plural = _("bulk issues")
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"], condition=Q(finished_at=None), name="one_running_issue_an_edition"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.started_at:%Y-%m-%d}"
