"""Images, documents, the settings of the site, the records of the worker and of the loaders.

The base page stands in pages.py.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage
from wagtail.models import Orderable


class SiteImage(AbstractImage):
    """Our own from the start, so that a field added later needs no change of model."""

    admin_form_fields = WagtailImage.admin_form_fields


class SiteRendition(AbstractRendition):
    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition")
        ]


class SiteDocument(AbstractDocument):
    admin_form_fields = WagtailDocument.admin_form_fields


@register_setting(icon="cog")
class SiteSettings(ClusterableModel, BaseSiteSetting):
    """What stands in the head and foot of every page."""

    name = models.CharField(_("name of the site"), max_length=80, default="Akademia SRPS")
    tagline = models.CharField(_("one sentence about the site"), max_length=250, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    contact_phone = models.CharField(_("contact telephone"), max_length=40, blank=True)
    address = models.TextField(_("postal address"), blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("tagline")], heading=_("Site")),
        MultiFieldPanel(
            [FieldPanel("contact_email"), FieldPanel("contact_phone"), FieldPanel("address")], heading=_("Contact")
        ),
        InlinePanel(
            "funders",
            heading=_("Signs of funders"),
            help_text=_(
                "In the order the rules ask: the European Funds sign, the colours of the Republic of Poland, "
                "the sign of the European Union. At most four in a row."
            ),
            max_num=4,
        ),
    ]

    class Meta:
        verbose_name = _("site settings")


class Funder(Orderable):
    """One sign in the strip above the footer; without an image its title stands in its place."""

    settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="funders")
    title = models.CharField(_("name"), max_length=120)
    image = models.ForeignKey(
        SiteImage, verbose_name=_("sign"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    alt = models.CharField(_("text alternative"), max_length=250, help_text=_("What the sign says, read aloud."))
    url = models.URLField(_("address"), blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("funder")
        verbose_name_plural = _("funders")


class WorkerLife(models.Model):
    """One running worker process: alive for as long as it says so, see core.worker.lives."""

    worker_id = models.CharField(max_length=64, unique=True)
    process = models.CharField(max_length=120)  # machine and process id, so that neighbours can look
    alive_until = models.DateTimeField()

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")

    def __str__(self) -> str:
        return self.worker_id


class PeriodicRun(models.Model):
    """When a periodic job is due; the lock on this row lets one worker only enqueue it."""

    name = models.CharField(max_length=200, unique=True)
    next_run = models.DateTimeField()

    class Meta:
        verbose_name = _("periodic job")
        verbose_name_plural = _("periodic jobs")

    def __str__(self) -> str:
        return self.name


class LoadedText(models.Model):
    """What a loader of texts wrote last under a key (``page:…``, ``question:…``, ``term:…``, ``folder:…``).

    So an edit by a person is recognised and never overwritten, see core.loading.
    """

    key = models.CharField(max_length=200, unique=True)
    source = models.CharField(_("file"), max_length=250)
    digest = models.CharField(max_length=64)
    # Kept when a person deletes the page: the row then says that it must not come back.
    page = models.ForeignKey("wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    loaded_at = models.DateTimeField(_("loaded"), auto_now=True)

    class Meta:
        verbose_name = _("loaded text")
        verbose_name_plural = _("loaded texts")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key
