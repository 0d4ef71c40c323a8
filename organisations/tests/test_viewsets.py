"""Screens of the back office."""

import datetime

import pytest
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from organisations.models import Organisation
from organisations.tests.factories import CommuneFactory, MembershipFactory, OrganisationFactory
from organisations.tests.test_models import NIP

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_second_factor(settings, root_page):
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def coordinator(client):
    person = UserFactory(role=Role.COORDINATOR)
    client.force_login(person)
    return person


def titles(response):
    return [row.name for row in response.context["object_list"]]


class TestRegister:
    def test_is_searched_without_polish_letters(self, client, coordinator):
        CommuneFactory(name="Żółtki", county="białostocki")
        CommuneFactory(name="Osiek")
        response = client.get(reverse("localgovernment:index"), {"q": "bialostocki zolt"})
        assert titles(response) == ["Żółtki"]

    def test_is_filtered(self, client, coordinator):
        CommuneFactory(name="Dawna", valid_to=datetime.date(2027, 1, 1))
        CommuneFactory(name="Obecna")
        response = client.get(reverse("localgovernment:index"), {"is_current": "true", "level": "gmi"})
        assert titles(response) == ["Obecna"]

    def test_unit_can_be_looked_at(self, client, coordinator):
        unit = CommuneFactory()
        assert client.get(reverse("localgovernment:inspect", args=[unit.pk])).status_code == 200

    @pytest.mark.parametrize("is_superuser", [False, True])
    @pytest.mark.parametrize("verb", ["add", "edit", "delete"])
    def test_is_changed_by_nobody(self, client, coordinator, verb, is_superuser):
        coordinator.is_superuser = is_superuser
        coordinator.save()
        arguments = [] if verb == "add" else [CommuneFactory().pk]
        response = client.get(reverse(f"localgovernment:{verb}", args=arguments))
        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")

    @pytest.mark.parametrize("rows", [1, 20])
    def test_list_costs_the_same_for_many(self, client, coordinator, rows, django_assert_max_num_queries):
        CommuneFactory.create_batch(rows)
        client.get(reverse("localgovernment:index"))
        with django_assert_max_num_queries(16):
            client.get(reverse("localgovernment:index"))


class TestOrganisations:
    def test_coordinator_mends_an_organisation(self, client, coordinator):
        organisation = OrganisationFactory()
        data = {"name": "Nowa nazwa", "kind": "cus", "seat": organisation.seat_id, "nip": "123-456-32-18", "regon": ""}
        client.post(reverse("organisation:edit", args=[organisation.pk]), data)
        organisation.refresh_from_db()
        assert (organisation.name, organisation.search_name, organisation.nip) == ("Nowa nazwa", "nowa nazwa", NIP)

    def test_second_one_of_a_name_is_refused_with_words(self, client, coordinator):
        first = OrganisationFactory()
        data = {"name": first.name.upper(), "kind": first.kind, "seat": first.seat_id}
        response = client.post(reverse("organisation:add"), data)
        assert "jest już jednostka" in response.content.decode()
        assert Organisation.objects.count() == 1

    def test_form_offers_a_chooser_and_not_every_commune(self, client, coordinator):
        CommuneFactory(name="Osiek")
        page = client.get(reverse("organisation:add")).content.decode()
        assert "Wybierz gminę" in page
        assert "Osiek" not in page

    def test_list_is_searched(self, client, coordinator):
        OrganisationFactory(name="Ośrodek Łąki", seat__voivodeship="śląskie")
        OrganisationFactory(name="Ośrodek Łąki", seat__voivodeship="opolskie")
        response = client.get(reverse("organisation:index"), {"q": "laki"})
        assert len(titles(response)) == 2

    def test_seat_is_chosen_from_current_communes(self, client, coordinator):
        CommuneFactory(name="Osiek")
        CommuneFactory(name="Osiek", valid_to=datetime.date(2027, 1, 1))
        response = client.get(reverse("seat_chooser:choose_results"), {"q": "osi"})
        assert [unit.name for unit in response.context["results"]] == ["Osiek"]

    @pytest.mark.parametrize("rows", [1, 15])
    def test_list_costs_the_same_for_many(self, client, coordinator, rows, django_assert_max_num_queries):
        OrganisationFactory.create_batch(rows)
        client.get(reverse("organisation:index"))
        with django_assert_max_num_queries(16):
            client.get(reverse("organisation:index"))


class TestMemberships:
    def test_are_listed_with_people(self, client, coordinator):
        membership = MembershipFactory(person__last_name="Wilk")
        page = client.get(reverse("membership:index"), {"q": "Wilk"}).content.decode()
        assert membership.organisation.name in page

    @pytest.mark.parametrize("rows", [1, 15])
    def test_list_costs_the_same_for_many(self, client, coordinator, rows, django_assert_max_num_queries):
        MembershipFactory.create_batch(rows)
        client.get(reverse("membership:index"))
        with django_assert_max_num_queries(16):
            client.get(reverse("membership:index"))


@pytest.mark.parametrize(
    ("role", "allowed"),
    [(Role.COORDINATOR, True), (Role.RECRUITER, True), (Role.ADVISOR, False), (Role.EDITOR, False)],
)
def test_places_of_work_are_seen_by_those_who_need_them(client, role, allowed):
    client.force_login(UserFactory(role=role))
    assert (client.get(reverse("membership:index")).status_code == 200) == allowed
