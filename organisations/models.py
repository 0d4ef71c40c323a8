"""The register of local governments (TERYT) and the units whose people take part."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError as NumberError
from stdnum.pl import nip, regon


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
    search_name = models.CharField(max_length=80, editable=False)
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

    @property
    def label(self) -> str:
        """Name with kind and county: 227 names repeat, so the name alone says too little."""
        parts = [self.kind] if self.level != Level.VOIVODESHIP else []
        if self.level == Level.COMMUNE:
            parts.append(f"powiat {self.county}" if self.county[:1].islower() else f"miasto {self.county}")
        if self.level != Level.VOIVODESHIP:
            parts.append(f"woj. {self.voivodeship}")
        return f"{self.name} ({', '.join(parts)})" if parts else self.name


def validate_nip(value: str) -> None:
    try:
        nip.validate(value)
    except NumberError as error:
        raise ValidationError(_("This NIP is not correct: check its ten digits."), code="invalid_nip") from error


def validate_regon(value: str) -> None:
    try:
        regon.validate(value)
    except NumberError as error:
        raise ValidationError(_("This REGON is not correct: check its digits."), code="invalid_regon") from error


class OrganisationKind(models.TextChoices):
    OFFICE = "urzad", _("office of a local government")
    OPS = "ops", _("social welfare centre (OPS)")
    CUS = "cus", _("social services centre (CUS)")
    PCPR = "pcpr", _("county family support centre (PCPR)")
    ROPS = "rops", _("regional centre of social policy (ROPS)")
    NGO = "ngo", _("non-governmental organisation")
    SOCIAL_EMPLOYMENT = "zatrudnienie", _("social employment unit (CIS, KIS, ZAZ, WTZ)")
    OTHER = "inna", _("other unit")


class Organisation(models.Model):
    name = models.CharField(_("name"), max_length=250)
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices)
    seat = models.ForeignKey(
        LocalGovernment, verbose_name=_("seat"), on_delete=models.PROTECT, related_name="organisations"
    )
    nip = models.CharField("NIP", max_length=10, blank=True, validators=[validate_nip])
    regon = models.CharField("REGON", max_length=14, blank=True, validators=[validate_regon])

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["nip"], condition=~Q(nip=""), name="unique_nip"),
            models.UniqueConstraint(fields=["regon"], condition=~Q(regon=""), name="unique_regon"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean_fields(self, exclude: set[str] | None = None) -> None:
        self.nip, self.regon = nip.compact(self.nip), regon.compact(self.regon)
        super().clean_fields(exclude=exclude)


class Membership(models.Model):
    """Who works where, in what position."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
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
