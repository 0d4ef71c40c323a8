"""Announced calls: who may apply, until when, how many places."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.forms.models import AbstractFormField
from wagtail.fields import RichTextField
from wagtail.models import Orderable

from core.pages import BasePage
from recruitment.rules import CallPhase, phase_of

RESERVED_SLUGS = frozenset({"zgloszenie", "zglos-sie"})
"""Addresses below /rekrutacja/ that belong to applications (recruitment.urls)."""

TEXT = ["bold", "italic", "link", "document-link", "ul", "ol"]


class RecruitmentIndexPage(BasePage):
    lead = models.TextField(_("lead"), max_length=600, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("lead")]
    subpage_types = ["recruitment.RecruitmentPage"]
    max_count = 1
    template = "recruitment/index.html"

    class Meta:
        verbose_name = _("recruitment")
        verbose_name_plural = _("recruitment")

    def get_context(self, request, *args, **kwargs):
        from recruitment.screens import index_context

        return {**super().get_context(request, *args, **kwargs), **index_context(self, request)}


class RecruitmentPage(BasePage):
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    course = models.ForeignKey(
        "courses.CoursePage", verbose_name=_("course"), on_delete=models.PROTECT, related_name="calls"
    )
    edition = models.ForeignKey(
        "courses.Edition",
        verbose_name=_("edition"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="calls",
        help_text=_("Who accepts a place takes the course with this edition."),
    )
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("closes"))
    decisions_on = models.DateField(_("decisions by"), null=True, blank=True)
    starts_on = models.DateField(_("course starts"), null=True, blank=True)
    places = models.PositiveIntegerField(_("places in total"))
    places_per_commune = models.PositiveSmallIntegerField(_("places for one commune"), default=2)
    days_to_supplement = models.PositiveSmallIntegerField(_("days to supplement"), default=5)
    days_to_accept = models.PositiveSmallIntegerField(_("days to accept an offered place"), default=5)
    is_pesel_needed = models.BooleanField(
        _("the grant asks for PESEL"), default=False, help_text=_("Asked only when a person accepts a place.")
    )
    who_may_apply = RichTextField(_("who may apply"), features=TEXT)
    how_decided = RichTextField(_("how decisions are made"), features=TEXT, blank=True)
    contact = RichTextField(_("contact"), features=TEXT, blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("course"),
        FieldPanel("edition"),
        MultiFieldPanel(
            [FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("decisions_on"), FieldPanel("starts_on")],
            heading=_("Dates"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("places"),
                FieldPanel("places_per_commune"),
                FieldPanel("days_to_supplement"),
                FieldPanel("days_to_accept"),
                FieldPanel("is_pesel_needed"),
            ],
            heading=_("Places and deadlines"),
        ),
        FieldPanel("who_may_apply"),
        FieldPanel("how_decided"),
        InlinePanel("documents", heading=_("Documents to download"), label=_("Document")),
        InlinePanel("answers", heading=_("Questions and answers"), label=_("Question and answer")),
        FieldPanel("contact"),
        InlinePanel("questions", heading=_("Questions of this call"), label=_("Question")),
        InlinePanel("statements", heading=_("Statements"), label=_("Statement")),
    ]
    parent_page_types = ["recruitment.RecruitmentIndexPage"]
    subpage_types: list[str] = []
    template = "recruitment/call.html"

    class Meta:
        verbose_name = _("call to apply")
        verbose_name_plural = _("calls to apply")

    def clean(self):
        super().clean()
        if self.opens_at and self.closes_at and self.opens_at >= self.closes_at:
            raise ValidationError({"closes_at": _("The call must close after it opens.")})
        if self.edition and self.edition.course_id != self.course_id:
            raise ValidationError({"edition": _("This edition belongs to another course.")})
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This address belongs to applications. Choose another one.")})

    def phase(self, now: datetime | None = None) -> CallPhase:
        return phase_of(opens_at=self.opens_at, closes_at=self.closes_at, now=now or timezone.now())

    def get_context(self, request, *args, **kwargs):
        from recruitment.screens import call_context

        return {**super().get_context(request, *args, **kwargs), **call_context(self, request)}


class CallDocument(Orderable):
    call = ParentalKey(RecruitmentPage, on_delete=models.CASCADE, related_name="documents")
    title = models.CharField(_("title"), max_length=160)
    document = models.ForeignKey(
        "core.SiteDocument", verbose_name=_("file"), on_delete=models.PROTECT, related_name="+"
    )

    panels = [FieldPanel("title"), FieldPanel("document")]


class CallAnswer(Orderable):
    call = ParentalKey(RecruitmentPage, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(_("question"), max_length=250)
    answer = RichTextField(_("answer"), features=TEXT)

    panels = [FieldPanel("question"), FieldPanel("answer")]


class CallQuestion(AbstractFormField):
    """A question of this call, made with Wagtail's form fields. Its answer is kept with the words of the question."""

    call = ParentalKey(RecruitmentPage, on_delete=models.CASCADE, related_name="questions")


class CallStatement(Orderable):
    """Which text a person accepts when they apply; its version in force at that moment is what they accept."""

    call = ParentalKey(RecruitmentPage, on_delete=models.CASCADE, related_name="statements")
    text = models.ForeignKey(
        "accounts.ConsentText",
        verbose_name=_("text"),
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"is_current": True},
    )

    panels = [FieldPanel("text")]
