"""The screens of this app in the back office."""

from typing import Any

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from core.permissions import LookOnly
from organisations.models import LocalGovernment, Membership
from organisations.viewsets import OrganisationsGroup, seat_chooser

# The register changes by loading an edition, a place of work by the person's own hand.
register_permission_policy(LocalGovernment, LookOnly(LocalGovernment))
register_permission_policy(Membership, LookOnly(Membership))


@hooks.register("register_admin_viewset")
def register_screens() -> list[Any]:
    return [OrganisationsGroup(), seat_chooser]
