"""The resource: an act, report, study, template or example kept elsewhere or as a file here."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField

from .reviewed import ReviewedPage


class ResourceKind(models.TextChoices):
    ACT = "act", pgettext_lazy("resource", "legal act")
    REPORT = "report", pgettext_lazy("resource", "report")
    STUDY = "study", pgettext_lazy("resource", "study")
    TEMPLATE = "template", pgettext_lazy("resource", "template")
    EXAMPLE = "example", pgettext_lazy("resource", "example")


class Language(models.TextChoices):
    POLISH = "pl", _("Polish")
    ENGLISH = "en", _("English")


class ResourcePage(ReviewedPage):
    kind = models.CharField(_("kind"), max_length=12, choices=ResourceKind.choices)
    source = models.CharField(_("source"), max_length=250)
    publisher = models.CharField(_("publisher"), max_length=250)
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1900), MaxValueValidator(2100)], help_text=_("Of publication.")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language.choices, default=Language.POLISH)
    address = models.URLField(_("address"), max_length=400, blank=True)
    file = models.ForeignKey(
        "core.SiteDocument", verbose_name=_("file"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    description = RichTextField(_("description"), blank=True, features=["bold", "italic", "ul", "ol", "link"])
    legal_state = models.DateField(_("date of legal state"), null=True, blank=True)

    content_panels = [
        *ReviewedPage.content_panels,
        FieldPanel("kind"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("source", "publisher", "year", "language", "legal_state", "review_date")],
            heading=_("About the resource"),
        ),
        MultiFieldPanel([FieldPanel("address"), FieldPanel("file")], heading=_("Where it is")),
        FieldPanel("description"),
        FieldPanel("related"),
    ]
    parent_page_types = ["knowledgebase.TopicPage"]
    subpage_types: list[str] = []
    template = "knowledgebase/resource.html"

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    def clean(self) -> None:
        super().clean()
        if not (self.address or self.file_id or self.description):
            raise ValidationError(
                {"address": _("Give an address, a file, or write the resource itself in the description.")}
            )

    def get_context(self, request, *args, **kwargs):
        from knowledgebase.views.pages import resource_context

        return {**super().get_context(request, *args, **kwargs), **resource_context(self, request)}
