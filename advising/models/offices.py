"""Advisory offices: where they are, which voivodeships are theirs, who advises there."""

from datetime import time
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from accounts.roles import Role
from advising.states import Kind

MONTH = 31
_days = [MinValueValidator(1), MaxValueValidator(MONTH)]


class OfficeQuerySet(models.QuerySet["Office"]):
    def active(self) -> "OfficeQuerySet":
        return self.filter(is_active=True)

    def of_voivodeship(self, key: str) -> "OfficeQuerySet":
        """The office in whose area the voivodeship lies: one at most."""
        return self.filter(areas__voivodeship=key)

    def of_advisor(self, user: Any) -> "OfficeQuerySet":
        return self.filter(advisors__user=user, advisors__is_active=True)


class Office(ClusterableModel):  # type: ignore[misc]  # modelcluster has no types
    """The promise of an answer is the office's own: working days, and the hour after which the next day counts."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    place = models.CharField(_("place"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail for the public"), blank=True)
    current_days = models.PositiveSmallIntegerField(
        _("working days to answer, current advice"), default=3, validators=_days
    )
    specialist_days = models.PositiveSmallIntegerField(
        _("working days to answer, specialist advice"), default=7, validators=_days
    )
    closes_at = models.TimeField(
        _("end of office hours"),
        default=time(16),
        help_text=_("A question asked later counts as asked on the next working day."),
    )
    is_active = models.BooleanField(_("takes new questions"), default=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("advisory office")
        verbose_name_plural = _("advisory offices")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def promised_days(self, kind: str) -> int:
        return self.specialist_days if kind == Kind.SPECIALIST else self.current_days


class OfficeArea(models.Model):
    """A voivodeship, by its permanent key in the register of local governments, belongs to one office."""

    office = ParentalKey(Office, on_delete=models.CASCADE, related_name="areas")
    voivodeship = models.CharField(
        _("voivodeship"), max_length=2, unique=True, validators=[RegexValidator(r"^[0-9]{2}$")]
    )

    class Meta:
        verbose_name = _("area of an office")
        verbose_name_plural = _("areas of an office")
        ordering = ["voivodeship"]

    def __str__(self) -> str:
        return self.voivodeship


class OfficeAdvisorQuerySet(models.QuerySet["OfficeAdvisor"]):
    def able(self, kind: str) -> "OfficeAdvisorQuerySet":
        """Posts of people who answer questions of this kind now: in the office, with the role and the account."""
        found = self.filter(is_active=True, user__is_active=True, user__groups__name=Role.ADVISOR.value)
        return found.filter(takes_specialist=True) if kind == Kind.SPECIALIST else found


class OfficeAdvisor(models.Model):
    """Who advises in an office. Past cases keep their names; without `is_active` nothing new reaches them."""

    office = ParentalKey(Office, on_delete=models.CASCADE, related_name="advisors")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("advisor"), on_delete=models.CASCADE, related_name="advising_posts"
    )
    takes_specialist = models.BooleanField(_("answers specialist questions"), default=False)
    is_active = models.BooleanField(_("active"), default=True)

    objects = OfficeAdvisorQuerySet.as_manager()

    class Meta:
        verbose_name = _("advisor of an office")
        verbose_name_plural = _("advisors of an office")
        ordering = ["user__last_name", "user__first_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["office", "user"], name="unique_advisor_of_office")]
        indexes = [models.Index(fields=["user", "is_active"])]

    def __str__(self) -> str:
        return f"{self.user} – {self.office}"
