"""What was loaded from text files, so that an edit by a person is recognised and never overwritten."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedText(models.Model):
    """What the loader wrote last under a key: ``page:…``, ``competence:…``, ``question:…``, ``folder:…``."""

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
