"""Coordinators manage people and their roles in the back office."""

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from accounts.tests.conftest import code_in
from accounts.tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

ADD = "wagtailusers_users:add"
EDIT = "wagtailusers_users:edit"
INDEX = "wagtailusers_users:index"


@pytest.fixture
def coordinator(client):
    user = UserFactory(role=Role.COORDINATOR, has_second_factor=True)
    client.force_login(user)
    return user


def fields_of(person, **changes):
    fields = {"email": person.email, "first_name": person.first_name, "last_name": person.last_name, "is_active": "on"}
    return {**fields, "roles": [role.value for role in person.roles], **changes}


def test_new_person_gets_roles_and_an_invitation(client, coordinator, post_office):
    data = {"email": "Nowa@example.org", "first_name": "Ewa", "last_name": "Lis", "roles": [Role.ADVISOR.value]}

    client.post(reverse(ADD), data)

    person = User.objects.get(email="nowa@example.org")
    (mail,) = post_office()
    assert person.roles == {Role.ADVISOR}
    assert person.is_staff
    assert not person.has_usable_password()
    assert mail.to == ["nowa@example.org"]
    assert reverse("account_reset_password") in mail.body


def test_invited_person_sets_a_password_and_comes_in(client, coordinator, post_office):
    data = {"email": "nowa@example.org", "first_name": "Ewa", "last_name": "Lis", "roles": []}
    client.post(reverse(ADD), data)
    post_office()
    client.logout()
    client.post(reverse("account_reset_password"), {"email": "nowa@example.org"})
    (mail,) = post_office()

    client.post(reverse("account_confirm_password_reset_code"), {"code": code_in(mail)})
    client.post(reverse("account_complete_password_reset"), {"password1": PASSWORD})

    assert client.session["_auth_user_id"] == str(User.objects.get(email="nowa@example.org").pk)


def test_roles_are_given_and_withdrawn(client, coordinator):
    person = UserFactory(role=Role.EDITOR)

    client.post(reverse(EDIT, args=[person.pk]), fields_of(person, roles=[Role.RECRUITER.value]))

    assert User.objects.get(pk=person.pk).roles == {Role.RECRUITER}


def test_new_address_has_to_be_confirmed(client, coordinator):
    person = UserFactory()

    client.post(reverse(EDIT, args=[person.pk]), fields_of(person, email="inny@example.org"))

    address = EmailAddress.objects.get(user=person)
    assert (address.email, address.verified, address.primary) == ("inny@example.org", False, True)


def test_address_of_someone_else_is_refused_whatever_its_case(client, coordinator):
    UserFactory(email="ewa@example.org")

    response = client.post(reverse(ADD), {"email": "EWA@Example.org", "first_name": "Ewa", "last_name": "Lis"})

    assert response.context["form"].errors["email"]


def test_administrators_are_changed_by_administrators_only(client, coordinator):
    admin = UserFactory(is_superuser=True, is_staff=True)

    client.post(reverse(EDIT, args=[admin.pk]), fields_of(admin, email="moje@example.org"))

    admin.refresh_from_db()
    assert admin.email != "moje@example.org"


def test_nobody_becomes_an_administrator_by_the_form(client, coordinator):
    person = UserFactory()

    client.post(reverse(EDIT, args=[person.pk]), fields_of(person, is_superuser="on", groups=["1"]))

    person.refresh_from_db()
    assert not person.is_superuser
    assert not person.groups.exists()


def test_role_is_given_to_many_at_once(client, coordinator):
    people = [UserFactory(), UserFactory()]
    address = reverse("wagtail_bulk_action", args=["accounts", "user", "assign_role"])
    ids = "&".join(f"id={person.pk}" for person in people)

    client.post(f"{address}?{ids}&next=/zaplecze/users/", {"role": Role.ADVISOR.value})

    assert all(User.objects.get(pk=person.pk).is_staff for person in people)


def test_list_costs_the_same_for_many(client, coordinator):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(INDEX)).status_code == 200
        return len(queries)

    UserFactory.create_batch(3, role=Role.ADVISOR)
    client.get(reverse(INDEX))
    few = cost()
    UserFactory.create_batch(12, role=Role.ADVISOR)

    assert cost() == few
