"""Permissions of the roles, written after `migrate`."""

from collections.abc import Iterable
from typing import Any

from django.apps.config import AppConfig
from django.apps.registry import Apps
from django.apps.registry import apps as installed
from django.contrib.auth.management import create_permissions

from accounts.roles import COLLECTION_GRANTS, MODEL_GRANTS, PAGE_GRANTS, Grants, Role


def grant_after_migrate(
    sender: AppConfig, using: str, apps: Apps = installed, verbosity: int = 0, interactive: bool = False, **kwargs: Any
) -> None:
    """Writes what the roles may do with the app that has just been migrated (or flushed: then without `apps`)."""
    if not any(_of_app(grants, sender.label) for grants in (MODEL_GRANTS, PAGE_GRANTS, COLLECTION_GRANTS)):
        return
    # Django's own receiver may stand after this one in the queue; it does nothing the second time.
    create_permissions(sender, verbosity=0, interactive=False, using=using, apps=apps)
    try:
        writer = _Writer(apps, using)
    except LookupError:  # a migration to a state before the tables of permissions
        return
    writer.write(sender.label)


def _of_app(grants: Grants, label: str) -> dict[Role, set[str]]:
    """Codenames a role, only those of one app."""
    found = {
        role: {name.partition(".")[2] for name in names if name.partition(".")[0] == label}
        for role, names in grants.items()
    }
    return {role: codenames for role, codenames in found.items() if codenames}


class _Writer:
    def __init__(self, apps: Apps, using: str) -> None:
        self.using = using
        self.models = {
            name: apps.get_model(name)
            for name in (
                "auth.Group",
                "auth.Permission",
                "wagtailcore.Page",
                "wagtailcore.Collection",
                "wagtailcore.GroupPagePermission",
                "wagtailcore.GroupCollectionPermission",
            )
        }

    def rows(self, name: str) -> Any:
        return self.models[name]._default_manager.using(self.using)

    def write(self, label: str) -> None:
        for role, codenames in _of_app(MODEL_GRANTS, label).items():
            self.group(role).permissions.add(*self.permissions(label, codenames))
        trees = (
            (PAGE_GRANTS, "wagtailcore.GroupPagePermission", "page", "wagtailcore.Page"),
            (COLLECTION_GRANTS, "wagtailcore.GroupCollectionPermission", "collection", "wagtailcore.Collection"),
        )
        for grants, table, field, tree in trees:
            root = self.rows(tree).filter(depth=1).first()
            for role, codenames in _of_app(grants, label).items() if root else ():
                for permission in self.permissions(label, codenames):
                    self.rows(table).get_or_create(group=self.group(role), permission=permission, **{field: root})

    def group(self, role: Role) -> Any:
        return self.rows("auth.Group").get_or_create(name=role.value)[0]

    def permissions(self, label: str, codenames: Iterable[str]) -> Any:
        return self.rows("auth.Permission").filter(content_type__app_label=label, codename__in=codenames)
