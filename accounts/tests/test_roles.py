"""What each role may do in the back office, spelled out."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

from accounts.roles import COLLECTION_GRANTS, MODEL_GRANTS, PAGE_GRANTS, STAFF_ROLES, Role
from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db

ADMIN, PEOPLE, SETTINGS = "wagtailadmin.access_admin", "accounts.change_user", "core.change_sitesettings"
MAY = {
    Role.PARTICIPANT: set(),
    Role.ADVISOR: {ADMIN},
    Role.RECRUITER: {ADMIN},
    Role.EDITOR: {ADMIN},
    Role.COORDINATOR: {ADMIN, PEOPLE, SETTINGS, "accounts.add_user"},
}
ASKED = [ADMIN, PEOPLE, SETTINGS, "accounts.add_user", "accounts.delete_user", "auth.change_group"]


@pytest.mark.parametrize("permission", ASKED)
@pytest.mark.parametrize("role", Role)
def test_table_of_permissions(role, permission):
    assert UserFactory(role=role).has_perm(permission) is (permission in MAY[role])


@pytest.mark.parametrize("role", Role)
def test_every_granted_permission_exists(role):
    granted = MODEL_GRANTS[role] | PAGE_GRANTS[role] | COLLECTION_GRANTS[role]
    rows = Permission.objects.select_related("content_type")
    existing = {f"{row.content_type.app_label}.{row.codename}" for row in rows}

    assert granted <= existing


@pytest.mark.parametrize("role", Role)
def test_only_the_editor_publishes_pages(role):
    user = UserFactory(role=role)

    permissions = Page.objects.get(depth=1).specific.permissions_for_user(user)

    assert permissions.can_publish_subpage() is (role == Role.EDITOR)


@pytest.mark.parametrize("role", Role)
def test_images_are_added_for_pages_and_for_logos_of_certificates(role):
    policy = policy_registry.get_by_type(get_image_model())

    adds = policy.user_has_permission(UserFactory(role=role), "add")
    assert adds is (role in {Role.EDITOR, Role.COORDINATOR})


def test_granting_again_changes_nothing():
    def count():
        return {group.name: group.permissions.count() + group.page_permissions.count() for group in Group.objects.all()}

    before = count()

    call_command("migrate", verbosity=0)

    assert count() == before


def test_what_an_administrator_added_stays():
    extra = Permission.objects.get(codename="change_group")
    group = Group.objects.get(name=Role.COORDINATOR.value)
    group.permissions.add(extra)

    call_command("migrate", verbosity=0)

    assert extra in group.permissions.all()


def test_participant_is_no_staff_role():
    assert set(Role) - STAFF_ROLES == {Role.PARTICIPANT}
