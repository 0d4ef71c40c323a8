"""Screens of the back office: the register and places of work to look things up in, organisations to mend."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSetGroup

from organisations.viewsets.register import LocalGovernmentViewSet, seat_chooser
from organisations.viewsets.units import MembershipViewSet, OrganisationViewSet

__all__ = ["OrganisationsGroup", "seat_chooser"]


class OrganisationsGroup(ModelViewSetGroup):
    items = (OrganisationViewSet, MembershipViewSet, LocalGovernmentViewSet)
    menu_label = _("Units")
    menu_icon = "home"
    menu_order = 250
