"""Where the person works, and who sends them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from organisations.forms import OTHER, SeatForm
from organisations.forms import UnitForm as WorkplaceUnitForm
from organisations.models import LocalGovernment, Membership, Organisation
from recruitment.forms.base import PartForm
from recruitment.models import Application

__all__ = ["SeatForm", "UnitForm"]

PLACE = ("position", "superior_name", "superior_position")


class UnitForm(PartForm, WorkplaceUnitForm):
    """The unit in a commune that is chosen already: one of those listed or another one; then the delegating person."""

    nip = None
    regon = None
    department = None
    position = forms.CharField(
        label=_("Your position"), max_length=120, error_messages={"required": _("Write your position.")}
    )
    superior_name = forms.CharField(
        label=_("Name and surname of the person who sends you"),
        max_length=160,
        help_text=_("Somebody who may agree to your taking part, for example the head of the unit."),
        error_messages={"required": _("Write the name and surname of the person who sends you.")},
    )
    superior_position = forms.CharField(
        label=_("Position of that person"),
        max_length=160,
        error_messages={"required": _("Write the position of the person who sends you.")},
    )

    @staticmethod
    def initial_of_application(application: Application, seat: LocalGovernment) -> dict[str, Any]:
        place = {name: getattr(application, name) for name in PLACE}
        is_here = application.organisation is not None and application.organisation.seat_id == seat.pk
        return {**place, "organisation": str(application.organisation_id) if is_here else None}

    @staticmethod
    def suggested(membership: Membership | None, seat: LocalGovernment) -> dict[str, Any]:
        """What the account says already, for an application where nothing is written yet."""
        if membership is None or membership.organisation.seat_id != seat.pk:
            return {}
        return {"organisation": str(membership.organisation_id), "position": membership.position}

    @property
    def described(self) -> dict[str, str]:
        """A new unit, once it has both a kind and a name: half of it makes no unit."""
        found = {name: self.cleaned_data.get(name, "") for name in ("kind", "name")}
        is_meant = self.cleaned_data.get("organisation", OTHER) in (OTHER, "")
        return found if is_meant and all(found.values()) else {}

    def values(self, organisation: Organisation | None) -> dict[str, Any]:
        return {"organisation": organisation, **{name: self.cleaned_data[name] for name in PLACE}}
