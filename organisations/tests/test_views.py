import pytest

from accounts.tests.factories import UserFactory
from organisations.models import Membership, Organisation
from organisations.tests.factories import CommuneFactory, MembershipFactory, OrganisationFactory
from organisations.tests.test_models import NIP

pytestmark = pytest.mark.django_db
PLACE = "/moje/miejsce-pracy/"


@pytest.fixture
def person(client):
    person = UserFactory()
    client.force_login(person)
    return person


@pytest.fixture
def seat():
    return CommuneFactory(key="020102", name="Jasienna")


class TestSearch:
    def test_gives_keys_and_labels_to_anyone(self, client, seat):
        response = client.get("/jednostki/szukaj/", {"q": "jasie"})
        assert response.json() == {"results": [{"key": "020102", "label": seat.label}]}

    def test_may_be_kept_by_browsers(self, client):
        assert client.get("/jednostki/szukaj/").headers["Cache-Control"] == "public, max-age=3600"

    def test_asks_one_query(self, client, seat, django_assert_num_queries):
        with django_assert_num_queries(1):
            client.get("/jednostki/szukaj/", {"q": "jasienna"})

    def test_of_one_address_is_limited(self, client, monkeypatch):
        monkeypatch.setattr("organisations.views.SEARCHES", "2/m")
        statuses = [client.get("/jednostki/szukaj/", {"q": "x"}).status_code for _ in range(3)]
        assert statuses == [200, 200, 429]

    def test_only_reads(self, client):
        assert client.post("/jednostki/szukaj/").status_code == 405


class TestFirstStep:
    @pytest.mark.parametrize("address", [PLACE, f"{PLACE}020102/"])
    def test_is_for_people_signed_in(self, client, address):
        response = client.get(address)
        assert response.status_code == 302
        assert response.url.startswith("/konto/")

    def test_shows_the_place_of_work(self, client, person):
        MembershipFactory(person=person, organisation__name="GOPS w Jasiennej", position="kierowniczka")
        page = client.get(PLACE).content.decode()
        assert "GOPS w\u00a0Jasiennej" in page
        assert "kierowniczka" in page

    def test_commune_chosen_leads_to_its_units(self, client, person, seat):
        response = client.post(PLACE, {"seat_text": "jasienna", "seat": seat.key})
        assert response.url == f"{PLACE}020102/"

    def test_search_shows_communes_on_the_same_page(self, client, person, seat):
        page = client.post(PLACE, {"seat_text": "jasie", "seat_search": "1"}).content.decode()
        assert 'value="020102"' in page
        assert "govuk-error-summary" not in page

    def test_mistake_shows_the_summary(self, client, person, seat):
        page = client.post(PLACE, {"seat_text": "Atlantyda"}).content.decode()
        assert "govuk-error-summary" in page
        assert 'href="#id_seat"' in page

    def test_queries_do_not_grow_with_places(self, client, person, django_assert_max_num_queries):
        MembershipFactory(person=person)
        MembershipFactory.create_batch(5, person=person, is_main=False)
        client.get(PLACE)
        with django_assert_max_num_queries(5):
            client.get(PLACE)


class TestSecondStep:
    def test_unknown_commune_is_not_found(self, client, person):
        assert client.get(f"{PLACE}999999/").status_code == 404

    def test_listed_unit_is_chosen(self, client, person, seat):
        unit = OrganisationFactory(seat=seat)
        response = client.post(f"{PLACE}020102/", {"organisation": unit.pk, "position": "referent"}, follow=True)
        assert response.redirect_chain == [(PLACE, 302)]
        assert "Miejsce pracy jest zapisane." in response.content.decode()
        membership = Membership.objects.get(person=person)
        assert (membership.organisation, membership.position, membership.is_main) == (unit, "referent", True)

    def test_listed_unit_makes_the_other_fields_needless(self, client, person, seat):
        unit = OrganisationFactory(seat=seat)
        client.post(f"{PLACE}020102/", {"organisation": unit.pk, "nip": "123", "name": "x"})
        assert Membership.objects.get(person=person).organisation == unit
        assert Organisation.objects.count() == 1

    def test_new_unit_is_described(self, client, person, seat):
        data = {"kind": "ops", "name": "GOPS w Jasiennej", "nip": "123-456-32-18", "department": "Świadczenia"}
        client.post(f"{PLACE}020102/", data)
        membership = Membership.objects.select_related("organisation").get(person=person)
        assert (membership.organisation.seat, membership.organisation.nip) == (seat, NIP)
        assert membership.department == "Świadczenia"

    def test_new_unit_beside_listed_ones(self, client, person, seat):
        OrganisationFactory(seat=seat)
        client.post(f"{PLACE}020102/", {"organisation": "other", "kind": "cus", "name": "Centrum"})
        assert Membership.objects.get(person=person).organisation.name == "Centrum"

    def test_choice_is_asked_first_where_units_are_listed(self, client, person, seat):
        OrganisationFactory(seat=seat)
        response = client.post(f"{PLACE}020102/", {"position": "referent"})
        assert list(response.context["form"].errors) == ["organisation"]

    def test_every_mistake_is_told_and_nothing_is_lost(self, client, person, seat):
        data = {"kind": "", "name": "", "nip": "123", "regon": "5", "position": "referentka"}
        response = client.post(f"{PLACE}020102/", data)
        assert set(response.context["form"].errors) == {"kind", "name", "nip", "regon"}
        assert 'value="referentka"' in response.content.decode()
        assert 'value="123"' in response.content.decode()
        assert not Membership.objects.exists()

    def test_number_of_another_unit_is_told_beside_the_field(self, client, person, seat):
        OrganisationFactory(nip=NIP, name="Urząd Miasta Wola")
        response = client.post(f"{PLACE}020102/", {"kind": "ops", "name": "GOPS", "nip": NIP})
        assert "Urząd Miasta Wola" in response.context["form"].errors["nip"][0]
        assert Organisation.objects.count() == 1

    def test_unit_of_another_commune_is_no_choice(self, client, person, seat):
        OrganisationFactory(seat=seat)
        other = OrganisationFactory()
        response = client.post(f"{PLACE}020102/", {"organisation": other.pk})
        assert list(response.context["form"].errors) == ["organisation"]

    def test_present_place_is_filled_in(self, client, person, seat):
        mine = MembershipFactory(person=person, organisation__seat=seat, position="kierownik")
        initial = client.get(f"{PLACE}020102/").context["form"].initial
        assert initial["organisation"] == str(mine.organisation_id)
        assert initial["position"] == "kierownik"

    def test_long_list_of_units_becomes_a_select(self, client, person, seat):
        OrganisationFactory.create_batch(11, seat=seat)
        assert '<select name="organisation"' in client.get(f"{PLACE}020102/").content.decode()

    @pytest.mark.parametrize("units", [1, 10])
    def test_queries_do_not_grow_with_units(self, client, person, seat, units, django_assert_max_num_queries):
        OrganisationFactory.create_batch(units, seat=seat)
        client.get(f"{PLACE}020102/")
        with django_assert_max_num_queries(7):
            client.get(f"{PLACE}020102/")


def test_account_leads_to_the_place_of_work(client, person):
    assert f'href="{PLACE}"' in client.get("/konto/").content.decode()
