"""The directory: who stands in it, and how one is found."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from community import queries
from community.models import Profile
from community.services import block_person, leave_directory, restrict_person
from community.tests.factories import employ, make_listed, make_participant
from organisations.models import Membership

pytestmark = pytest.mark.django_db
DIRECTORY = "/uczestnicy/"


@pytest.fixture
def viewer(client):
    person = make_participant()
    client.force_login(person)
    return person


def names(viewer, **wanted) -> list[str]:
    return [queries.person_of(profile).name for profile in queries.directory(viewer, **wanted)]


def test_nobody_is_listed_until_they_say_so(viewer):
    Profile.objects.create(user=make_participant(), offers="Pomogę")

    assert names(viewer) == []


def test_who_left_or_was_hidden_is_not_shown(viewer):
    gone, hidden = make_listed(), make_listed()
    leave_directory(user=gone)
    restrict_person(person=hidden, by=viewer, is_hidden=True)

    assert names(viewer) == []


def test_blocked_person_does_not_see_who_blocked_them(viewer):
    ewa = make_listed(first_name="Ewa", last_name="Lis")
    block_person(blocker=ewa, blocked=viewer)

    assert names(viewer) == []
    assert names(make_participant()) == ["Ewa Lis"]


def test_list_stands_in_the_order_of_polish_surnames_without_diacritics(viewer):
    for last_name in ("Żak", "Zych", "Łoś", "Lis"):
        make_listed(first_name="Ewa", last_name=last_name)

    assert names(viewer) == ["Ewa Lis", "Ewa Łoś", "Ewa Żak", "Ewa Zych"]


@pytest.mark.parametrize(
    "text",
    ["zoltki", "Żółtki", "ewa zak", "ZAK", "gops", "budzet party", "finans", "osrodek", "żak gops budżet", "z*olt"],
)
def test_person_is_found_by_name_unit_commune_and_texts(viewer, text):
    ewa = make_listed(first_name="Ewa", last_name="Żak", offers="Budżet partycypacyjny", seeks="Ramy finansowe")
    employ(ewa, unit="Gminny Ośrodek (GOPS)", name="Żółtki")
    make_listed(first_name="Jan", last_name="Nowak", offers="Monitoring", seeks="")

    expected = [] if text == "z*olt" else ["Ewa Żak"]
    assert names(viewer, text=text) == expected


@pytest.mark.parametrize("text", ["'", '"', "%", "_", "*", "\\", "a" * 2000, "( OR"])
def test_odd_characters_are_harmless(client, viewer, text):
    assert client.get(DIRECTORY, {"q": text}).status_code in (200, 302)


def test_filters_narrow_by_voivodeship_kind_and_what_is_written(viewer):
    ewa = make_listed(first_name="Ewa", last_name="Lis", seeks="")
    employ(ewa, voivodeship="mazowieckie", kind="ops")
    jan = make_listed(first_name="Jan", last_name="Nowak", offers="")
    employ(jan, voivodeship="śląskie", kind="urzad")

    assert names(viewer, voivodeship="śląskie") == ["Jan Nowak"]
    assert names(viewer, kind="ops") == ["Ewa Lis"]
    assert names(viewer, voivodeship="śląskie", kind="ops") == []
    assert names(viewer, wants=["offers"]) == ["Ewa Lis"]
    assert names(viewer, wants=["seeks"]) == ["Jan Nowak"]


def test_new_name_and_new_unit_are_found_at_once(viewer):
    ewa = make_listed(first_name="Ewa", last_name="Lis")
    ewa.last_name = "Wilk"
    ewa.save()
    employ(ewa, name="Ćmielów")

    assert names(viewer, text="wilk cmielow") == ["Ewa Wilk"]
    Membership.objects.get(person=ewa).delete()
    assert names(viewer, text="cmielow") == []


def test_addresses_are_never_shown(client, viewer):
    ewa = make_listed(email="ewa.lis@jasienna.example")

    for address in (DIRECTORY, f"{DIRECTORY}{ewa.pk}/", f"{DIRECTORY}{ewa.pk}/napisz/"):
        assert "ewa.lis@" not in client.get(address).content.decode()


def test_empty_directory_invites_and_a_search_without_hits_leads_out(client, viewer):
    assert reverse("community:profile") in client.get(DIRECTORY).content.decode()

    page = client.get(DIRECTORY, {"q": "nikogo"}).content.decode()
    assert "Nikogo nie znaleziono" in page
    assert 'value="nikogo"' in page


def test_long_list_has_pages_that_keep_the_filters(client, viewer):
    for _ in range(21):
        make_listed(offers="Diagnoza")

    page = client.get(DIRECTORY, {"q": "diagnoza"})
    assert len(page.context["people"]) == 20
    assert "?q=diagnoza&amp;page=2" in page.content.decode()
    assert len(client.get(DIRECTORY, {"q": "diagnoza", "page": "2"}).context["people"]) == 1


def test_three_people_cost_what_twenty_do(client, viewer):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(DIRECTORY).status_code == 200
        return len(captured)

    def add(count):
        for _ in range(count):
            employ(make_listed())

    add(3)
    client.get(DIRECTORY)
    few = cost()
    add(27)
    assert cost() == few
