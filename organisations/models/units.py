"""Units whose people take part, and who works where."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.pl import nip, regon

from organisations import rules
from organisations.models.register import LocalGovernment


def validate_nip(value: str) -> None:
    try:
        nip.validate(value)
    except NumberError as error:
        raise ValidationError(_("This NIP is not correct: check its ten digits."), code="invalid_nip") from error


def validate_regon(value: str) -> None:
    try:
        regon.validate(value)
    except NumberError as error:
        raise ValidationError(
            _("This REGON is not correct: check its nine or fourteen digits."), code="invalid_regon"
        ) from error


class OrganisationKind(models.TextChoices):
    OFFICE = "urzad", _("office of a local government")
    OPS = "ops", _("social welfare centre (OPS)")
    CUS = "cus", _("social services centre (CUS)")
    PCPR = "pcpr", _("county family support centre (PCPR)")
    ROPS = "rops", _("regional centre of social policy (ROPS)")
    NGO = "ngo", _("non-governmental organisation")
    SOCIAL_EMPLOYMENT = "zatrudnienie", _("social employment unit (CIS, KIS, ZAZ, WTZ)")
    OTHER = "inna", _("other unit")


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def named(self, name: str) -> "OrganisationQuerySet":
        """Letter case, Polish letters and punctuation make no other name."""
        return self.filter(search_name=rules.normalise(name))


class Organisation(models.Model):
    """A unit with its seat. The seat is the current state of the commune: loading the register moves it along."""

    name = models.CharField(_("name"), max_length=250)
    search_name = models.CharField(max_length=250, default="", editable=False)
    kind = models.CharField(_("kind of unit"), max_length=20, choices=OrganisationKind.choices)
    seat = models.ForeignKey(
        LocalGovernment, verbose_name=_("seat"), on_delete=models.PROTECT, related_name="organisations"
    )
    nip = models.CharField("NIP", max_length=10, blank=True, validators=[validate_nip])
    regon = models.CharField("REGON", max_length=14, blank=True, validators=[validate_regon])

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["seat", "kind", "search_name"], name="unique_organisation_of_seat"),
            models.UniqueConstraint(fields=["nip"], condition=~Q(nip=""), name="unique_nip"),
            models.UniqueConstraint(fields=["regon"], condition=~Q(regon=""), name="unique_regon"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """`search_name` follows the name."""
        self.search_name = rules.normalise(self.name)
        super().save(*args, **kwargs)

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        self.nip, self.regon = nip.compact(self.nip), regon.compact(self.regon)
        super().clean_fields(exclude=exclude)


class Membership(models.Model):
    """Who works where, in what position."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="memberships"
    )
    position = models.CharField(_("position"), max_length=120, blank=True)
    department = models.CharField(_("department"), max_length=120, blank=True)
    is_main = models.BooleanField(_("main place of work"), default=True)

    class Meta:
        verbose_name = _("place of work")
        verbose_name_plural = _("places of work")
        constraints = [
            models.UniqueConstraint(fields=["person", "organisation"], name="unique_membership"),
            models.UniqueConstraint(fields=["person"], condition=Q(is_main=True), name="one_main_membership"),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.organisation}"
