"""Roles: a group each, with the permissions its work needs.

The groups are made by the migration `0002_roles`. Their permissions cannot be: Django makes the rows of
permissions after all migrations have run (`post_migrate`), and an app of a lower floor may not be installed
when accounts migrates. So every app says in its own `roles.py` what it grants, with words of its own floor:

    from accounts.roles import Role, grant
    grant(Role.EDITOR, "courses.add_question", "courses.change_question")

`AccountsConfig.ready` imports every `<app>/roles.py`, and `accounts.receivers.grant_after_migrate` writes the
grants of each app after each `migrate`. Writing is idempotent and only ever adds: what an administrator gives a
group on top stays, what is struck out of the code is taken away by a data migration of the app that granted it.

`grant_on_pages` and `grant_on_collections` grant over the whole tree of pages, and of images and documents, which
Wagtail asks for separately.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from accounts.models import User


class Role(models.TextChoices):
    """The value is the name of the group, as the people who manage roles read it."""

    PARTICIPANT = "Uczestnik", _("participant")
    ADVISOR = "Doradca", _("advisor")
    RECRUITER = "Rekruter", _("recruiter")
    EDITOR = "Redaktor", _("editor")
    COORDINATOR = "Koordynator", _("coordinator")


STAFF_ROLES = frozenset({Role.ADVISOR, Role.RECRUITER, Role.EDITOR, Role.COORDINATOR})

Grants = defaultdict[Role, set[str]]
MODEL_GRANTS: Grants = defaultdict(set)
PAGE_GRANTS: Grants = defaultdict(set)
COLLECTION_GRANTS: Grants = defaultdict(set)


def grant(role: Role, *permissions: str) -> None:
    """Registers "app_label.codename" permissions for a role; called from `<app>/roles.py`."""
    MODEL_GRANTS[role].update(permissions)


def grant_on_pages(role: Role, *permissions: str) -> None:
    """Registers permissions ("wagtailcore.add_page") over all pages."""
    PAGE_GRANTS[role].update(permissions)


def grant_on_collections(role: Role, *permissions: str) -> None:
    """Registers permissions ("wagtailimages.add_image") over all collections of images or documents."""
    COLLECTION_GRANTS[role].update(permissions)


def has_role(user: "User | AnonymousUser", role: Role) -> bool:
    """Whether the person has the role. At most one query for each instance of a person."""
    return user.is_authenticated and role in user.roles


def grant_work_of_the_ground_floor() -> None:
    """What comes with Wagtail and core, which may not import this module, and with this app."""
    for role in STAFF_ROLES:
        grant(role, "wagtailadmin.access_admin")
    grant_on_pages(
        Role.EDITOR, *(f"wagtailcore.{verb}_page" for verb in ("add", "change", "publish", "lock", "unlock"))
    )
    for kind in ("wagtailimages.{}_image", "wagtaildocs.{}_document"):
        grant_on_collections(Role.EDITOR, *(kind.format(verb) for verb in ("add", "change", "choose")))
    grant(Role.COORDINATOR, "core.change_sitesettings")
    for role in (Role.COORDINATOR, Role.EDITOR):
        grant(role, *(f"accounts.{verb}_consenttext" for verb in ("add", "change", "view")))
    grant(Role.COORDINATOR, "accounts.add_user", "accounts.change_user", "accounts.view_user")


grant_work_of_the_ground_floor()
