"""The register of local governments."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisations import rules


class Level(models.TextChoices):
    VOIVODESHIP = "woj", _("voivodeship")
    COUNTY = "pow", _("county")
    COMMUNE = "gmi", _("commune")


class LocalGovernmentQuerySet(models.QuerySet["LocalGovernment"]):
    def communes(self) -> "LocalGovernmentQuerySet":
        return self.filter(level=Level.COMMUNE)

    def current(self) -> "LocalGovernmentQuerySet":
        return self.filter(valid_to=None)


class LocalGovernment(models.Model):
    """One state of a unit of the register. The key is permanent: six digits of a commune, four of a county, two of
    a voivodeship; the seventh digit (kind) changes when a village becomes a town, and then a new row begins."""

    key = models.CharField(_("permanent key"), max_length=6)
    code = models.CharField(_("TERYT code"), max_length=7)
    level = models.CharField(_("level"), max_length=3, choices=Level.choices)
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=40)
    county = models.CharField(_("county"), max_length=80, blank=True)
    voivodeship = models.CharField(_("voivodeship"), max_length=40)
    search_name = models.CharField(max_length=80, default="", editable=False)
    search_text = models.CharField(max_length=250, default="", editable=False)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = LocalGovernmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("local government")
        verbose_name_plural = _("local governments")
        ordering = ["name", "voivodeship", "county", "code"]
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="unique_unit_state"),
            models.UniqueConstraint(fields=["key"], condition=Q(valid_to=None), name="one_current_unit_state"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=models.F("valid_from")), name="unit_state_dates_in_order"
            ),
        ]
        indexes = [models.Index(fields=["level", "search_name"])]

    def __str__(self) -> str:
        return self.label

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fill_search()
        super().save(*args, **kwargs)

    def fill_search(self) -> None:
        """The columns the search reads. The whole label is searchable, so a chosen label finds its own unit."""
        self.search_name = rules.normalise(self.name)
        self.search_text = rules.normalise(self.label)

    @property
    def label(self) -> str:
        """Name with kind and county: 226 names of communes repeat, so the name alone says too little."""
        if self.level == Level.COMMUNE:
            return rules.commune_label(name=self.name, kind=self.kind, county=self.county, voivodeship=self.voivodeship)
        if self.level == Level.COUNTY:
            return rules.county_label(name=self.name, kind=self.kind, voivodeship=self.voivodeship)
        return rules.voivodeship_label(self.name)


class RegisterEdition(models.Model):
    """Which file of the register stands in the database: the digest tells that there is nothing to load."""

    date = models.DateField(_("date"), unique=True)
    sha256 = models.CharField("SHA-256", max_length=64)
    loaded_at = models.DateTimeField(_("loaded at"), auto_now=True)

    class Meta:
        verbose_name = _("edition of the register")
        verbose_name_plural = _("editions of the register")
        ordering = ["-date"]

    def __str__(self) -> str:
        return self.date.isoformat()
