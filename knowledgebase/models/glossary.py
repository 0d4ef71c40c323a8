"""Terms of the field, explained in plain words."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.slugs import polish_slug


class GlossaryTerm(models.Model):
    term = models.CharField(_("term"), max_length=160, unique=True)
    slug = models.SlugField(
        _("slug"), max_length=160, unique=True, blank=True, help_text=_("Empty: made from the term.")
    )
    abbreviation = models.CharField(_("abbreviation"), max_length=30, blank=True)
    definition = models.TextField(_("definition"), validators=[MaxLengthValidator(1000)])
    english = models.CharField(_("in English"), max_length=160, blank=True)
    source = models.CharField(_("source"), max_length=250, blank=True, help_text=_("Where the definition comes from."))
    see_also = models.ManyToManyField("self", verbose_name=_("see also"), blank=True, symmetrical=False)

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering = ["term"]

    def __str__(self) -> str:
        return f"{self.term} ({self.abbreviation})" if self.abbreviation else self.term

    def get_absolute_url(self) -> str:
        return f"{reverse('knowledgebase:glossary')}#{self.slug}"

    def clean(self) -> None:
        self.slug = self.slug or polish_slug(self.term)
