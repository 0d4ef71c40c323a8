"""What is done to people: roles, invitations, addresses."""

from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from wagtail.log_actions import log

from accounts.roles import STAFF_ROLES, Role
from core import mail

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def assign_role(*, user: "User", role: Role, by: "User | None" = None) -> None:
    """Gives the role; a staff role opens the back office. Idempotent, logged once."""
    if role in user.roles:
        return
    user.groups.add(Group.objects.get_or_create(name=role.value)[0])
    _settle(user)
    log(user, "accounts.assign_role", user=by, data={"role": role.value})


@transaction.atomic
def withdraw_role(*, user: "User", role: Role, by: "User | None" = None) -> None:
    """Takes the role; without any staff role the back office closes. Idempotent, logged once."""
    if role not in user.roles:
        return
    user.groups.remove(Group.objects.get(name=role.value))
    _settle(user)
    log(user, "accounts.withdraw_role", user=by, data={"role": role.value})


def set_roles(*, user: "User", roles: frozenset[Role], by: "User | None" = None) -> None:
    """Leaves the person with exactly these roles; other groups stay as they are. Idempotent."""
    with transaction.atomic():
        for role in sorted(roles - user.roles):
            assign_role(user=user, role=role, by=by)
        for role in sorted(user.roles - roles):
            withdraw_role(user=user, role=role, by=by)


@transaction.atomic
def invite_person(*, person: "User") -> None:
    """Readies an account made for somebody else, and writes to them how to set the password.

    The account has no password until they prove, by a code from the mail, that the address is theirs.
    """
    person.set_unusable_password()
    person.save(update_fields=["password"])
    move_to_address(person=person, email=person.email)
    mail.send("accounts/email/invitation", person, {"link": settings.PUBLIC_URL + reverse("account_reset_password")})


@transaction.atomic
def move_to_address(*, person: "User", email: str) -> None:
    """Makes this the one address of the person, to be confirmed by a code at the next sign-in. Idempotent."""
    EmailAddress.objects.filter(user=person).exclude(email=email).delete()
    EmailAddress.objects.get_or_create(user=person, email=email, defaults={"primary": True, "verified": False})


def _settle(user: "User") -> None:
    """Forgets the remembered roles and keeps `is_staff` in step with them; an administrator stays staff."""
    user.__dict__.pop("roles", None)
    user.is_staff = user.is_superuser or not STAFF_ROLES.isdisjoint(user.roles)
    user.save(update_fields=["is_staff"])
