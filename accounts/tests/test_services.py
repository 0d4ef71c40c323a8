"""Roles are given and taken by services, which keep the back office in step."""

import pytest
from wagtail.models import ModelLogEntry

from accounts.roles import STAFF_ROLES, Role, has_role
from accounts.services import assign_role, set_roles, withdraw_role
from accounts.tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_only_staff_roles_open_the_back_office(role):
    user = UserFactory(role=role)

    assert has_role(user, role)
    assert user.is_staff is (role in STAFF_ROLES)


def test_assigning_twice_logs_once():
    user = UserFactory()

    for _again in range(2):
        assign_role(user=user, role=Role.EDITOR)

    assert ModelLogEntry.objects.filter(action="accounts.assign_role", object_id=str(user.pk)).count() == 1


def test_the_log_says_who_gave_the_role():
    user, boss = UserFactory(), UserFactory(role=Role.COORDINATOR)

    assign_role(user=user, role=Role.ADVISOR, by=boss)

    entry = ModelLogEntry.objects.get(action="accounts.assign_role", object_id=str(user.pk))
    assert entry.user == boss
    assert "Doradca" in entry.message


def test_withdrawing_one_of_two_staff_roles_leaves_the_back_office_open():
    user = UserFactory(role=Role.EDITOR)
    assign_role(user=user, role=Role.ADVISOR)

    withdraw_role(user=user, role=Role.EDITOR)

    assert user.is_staff
    assert user.roles == {Role.ADVISOR}


def test_withdrawing_the_last_staff_role_closes_the_back_office():
    user = UserFactory(role=Role.EDITOR)

    withdraw_role(user=user, role=Role.EDITOR)

    user.refresh_from_db()
    assert not user.is_staff
    assert not has_role(user, Role.EDITOR)


def test_an_administrator_without_roles_stays_staff():
    admin = UserFactory(role=Role.EDITOR, is_superuser=True)

    withdraw_role(user=admin, role=Role.EDITOR)

    assert admin.is_staff


def test_setting_roles_leaves_exactly_these():
    user = UserFactory(role=Role.PARTICIPANT)

    set_roles(user=user, roles=frozenset({Role.ADVISOR, Role.RECRUITER}))

    assert user.roles == {Role.ADVISOR, Role.RECRUITER}


def test_roles_cost_one_query_a_person(django_assert_num_queries):
    user = type(UserFactory()).objects.get()

    with django_assert_num_queries(1):
        assert not any(has_role(user, role) for role in Role)
