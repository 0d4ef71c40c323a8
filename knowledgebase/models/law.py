"""Acts and their provisions word for word: entered once, cited by the legal-basis blocks of lessons and articles."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel


class LegalAct(ClusterableModel):
    key = models.SlugField(_("key"), max_length=60, unique=True, help_text=_("Stands in the address of the act."))
    title = models.CharField(_("title"), max_length=400)
    short_title = models.CharField(_("short title"), max_length=120, help_text=_("As we name it in running text."))
    journal = models.CharField(
        _("Journal of Laws"), max_length=200, help_text=_("For example: t.j. Dz.U. 2026 poz. 639 ze zm.")
    )
    legal_state = models.DateField(_("date of legal state"))
    address = models.URLField(_("address of the act"), max_length=400, blank=True)
    notes = models.TextField(_("notes"), max_length=2000, blank=True, help_text=_("Known changes, what is left out."))

    class Meta:
        verbose_name = _("legal act")
        verbose_name_plural = _("legal acts")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.short_title

    def get_absolute_url(self) -> str:
        return reverse("knowledgebase:act", args=[self.key])


class LegalProvisionQuerySet(models.QuerySet["LegalProvision"]):
    def with_act(self) -> "LegalProvisionQuerySet":
        return self.select_related("act")

    def cited_as(self, citation: str) -> "LegalProvisionQuerySet":
        """By "key-of-act/key-of-provision", as text files write it."""
        act, _slash, key = citation.partition("/")
        return self.filter(act__key=act, key=key)


class LegalProvision(models.Model):
    """``text`` is plain: a line is a paragraph, numbering as in the act."""

    act = ParentalKey(LegalAct, verbose_name=_("legal act"), on_delete=models.CASCADE, related_name="provisions")
    key = models.SlugField(_("key"), max_length=80, help_text=_("Unique within the act, for example art-16b-ust-2."))
    unit = models.CharField(_("unit"), max_length=120, help_text=_("For example: art. 16b ust. 2"))
    text = models.TextField(_("words of the provision"), help_text=_("Word for word; a line is a paragraph."))
    note = models.CharField(
        _("note"), max_length=250, blank=True, help_text=_("For example when it was added or what was left out.")
    )
    sort_order = models.PositiveIntegerField(null=True, blank=True, editable=False)
    sort_order_field = "sort_order"

    objects = LegalProvisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")
        ordering = ["act", "sort_order", "pk"]
        constraints = [models.UniqueConstraint(fields=["act", "key"], name="unique_provision_of_act")]

    def __str__(self) -> str:
        return f"{self.unit}, {self.act.short_title}"

    def get_absolute_url(self) -> str:
        return f"{self.act.get_absolute_url()}#{self.key}"

    @property
    def citation(self) -> str:
        return f"{self.act.key}/{self.key}"

    @property
    def paragraphs(self) -> list[str]:
        return [line.strip() for line in self.text.splitlines() if line.strip()]
