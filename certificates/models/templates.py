"""What a document looks like and says: versions, of which a used one never changes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from certificates import text_checks
from certificates.rules import Logo, Signatory, TemplateTexts, clean_text

MOST_SIGNATORIES = 3
MOST_LOGOS = 4


class SignatoryBlock(StructBlock):
    name = CharBlock(label=_("Name"), max_length=80)
    position = CharBlock(label=_("Position"), max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The label of a person's name; set here, as a migration keeps what a block is constructed with."""
        super().__init__(*args, **kwargs)
        self.child_blocks["name"].label = _("First name and last name")

    class Meta:
        label = _("Signatory")
        icon = "user"


class LogoBlock(StructBlock):
    image = ImageChooserBlock(label=_("Image"))
    alt = CharBlock(label=_("What it shows, read out loud"), max_length=120)

    class Meta:
        label = _("Logo")
        icon = "image"


class CertificateTemplate(models.Model):
    """A version of the document of one course. Frozen once a certificate uses it.

    ``logos`` is what the editor chose, ``logo_files`` the drawings as stored, ``[{"sha256", "alt"}]``: they stay when
    the image is changed or deleted.
    """

    class Accent(models.TextChoices):
        AMBER = "amber", _("amber")
        NAVY = "navy", _("navy")
        GREEN = "green", _("green")
        BURGUNDY = "burgundy", _("burgundy")

    course = models.ForeignKey(
        "courses.CoursePage",
        verbose_name=_("course"),
        on_delete=models.PROTECT,
        related_name="certificate_templates",
    )
    version = models.PositiveSmallIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=40)
    statement = models.TextField(_("what it confirms"), max_length=400)
    issuer = models.CharField(_("issuer"), max_length=160)
    signatories = StreamField(
        [("signatory", SignatoryBlock())], verbose_name=_("signatories"), blank=True, max_num=MOST_SIGNATORIES
    )
    logos = StreamField([("logo", LogoBlock())], verbose_name=_("logos"), blank=True, max_num=MOST_LOGOS)
    logo_files = models.JSONField(default=list, blank=True, editable=False)
    hours = models.PositiveSmallIntegerField(
        _("hours of teaching"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    programme = models.TextField(_("programme, one topic a line"), blank=True, max_length=4000)
    outcomes = models.TextField(_("learning outcomes, one a line"), blank=True, max_length=4000)
    accent = models.CharField(_("accent colour"), max_length=12, choices=Accent.choices, default=Accent.AMBER)
    valid_months = models.PositiveSmallIntegerField(
        _("valid for months"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(120)]
    )
    issues_at_once = models.BooleanField(_("issue as soon as the course is completed"), default=True)
    is_active = models.BooleanField(_("in use"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("certificate template")
        verbose_name_plural = _("certificate templates")
        ordering = ["course", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["course", "version"], name="unique_template_version"),
            models.UniqueConstraint(
                fields=["course"], condition=models.Q(is_active=True), name="one_active_template_a_course"
            ),
        ]

    PRINTED = (
        *("title", "statement", "issuer", "signatories", "logos", "logo_files"),
        *("hours", "programme", "outcomes", "accent", "valid_months"),
    )
    """What the document says: frozen with its first use. When it is issued may change at any time."""

    def __str__(self) -> str:
        return f"{self.title} v{self.version}"

    def clean(self) -> None:
        """Each text can be printed, and says what was meant; the message stands at the text it is about."""
        plain = ("title", "issuer", "programme", "outcomes")
        problems: dict[str, list[str | ValidationError]] = {
            **{name: [*text_checks.check_text(getattr(self, name) or "")] for name in plain},
            "statement": [*text_checks.check_statement(self.statement or "")],
            "signatories": [*text_checks.check_signatories(self.signatories)],
        }
        if found := {name: messages for name, messages in problems.items() if messages}:
            raise ValidationError(found)

    @property
    def is_used(self) -> bool:
        """A certificate refers to it: from then on a trigger of the database refuses to change what it prints."""
        return self.certificates.exists()

    @property
    def texts(self) -> TemplateTexts:
        """As the editor wrote them: the places in ``statement`` are not filled yet."""
        return TemplateTexts(
            version=self.version,
            title=clean_text(self.title),
            statement=clean_text(self.statement),
            issuer=clean_text(self.issuer),
            signatories=tuple(
                Signatory(clean_text(block.value["name"]), clean_text(block.value["position"]))
                for block in self.signatories
            ),
            logos=tuple(Logo(**logo) for logo in self.logo_files),
            hours=self.hours,
            programme=_lines(self.programme),
            outcomes=_lines(self.outcomes),
            accent=self.accent,
            valid_months=self.valid_months,
        )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for written in text.splitlines() if (line := clean_text(written)))
