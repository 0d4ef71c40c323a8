import datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.tests.factories import UserFactory
from organisations.models import Level
from organisations.queries import find_commune, search_communes, workplace_of
from organisations.tests.factories import CommuneFactory, MembershipFactory

pytestmark = pytest.mark.django_db

COMMUNES = [
    ("Osiek", "brodnicki", "kujawsko-pomorskie"),
    ("Osiek", "oświęcimski", "małopolskie"),
    ("Osiek Jasielski", "jasielski", "podkarpackie"),
    ("Wielki Osiek", "brodnicki", "kujawsko-pomorskie"),
    ("Żółtki", "białostocki", "podlaskie"),
    ("Łódź", "Łódź", "łódzkie"),
    ("Bielsko-Biała", "Bielsko-Biała", "śląskie"),
    ("Brodnica", "brodnicki", "kujawsko-pomorskie"),
]


@pytest.fixture
def communes():
    return [CommuneFactory(name=name, county=county, voivodeship=voivodeship) for name, county, voivodeship in COMMUNES]


@pytest.mark.usefixtures("communes")
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("zolt", ["Żółtki białostocki"]),
        ("ŻÓŁTKI", ["Żółtki białostocki"]),
        ("lodz", ["Łódź Łódź"]),
        ("bielsko biala", ["Bielsko-Biała Bielsko-Biała"]),
        ("biala", ["Bielsko-Biała Bielsko-Biała"]),
        ("osiek", ["Osiek brodnicki", "Osiek oświęcimski", "Osiek Jasielski jasielski", "Wielki Osiek brodnicki"]),
        ("osiek brodnicki", ["Osiek brodnicki", "Wielki Osiek brodnicki"]),
        ("osiek malopol", ["Osiek oświęcimski"]),
        ("gmina osiek oswiecim", ["Osiek oświęcimski"]),
        ("brodnicki osiek", ["Osiek brodnicki", "Wielki Osiek brodnicki"]),
        (
            "Osiek (gmina wiejska, powiat brodnicki, woj. kujawsko-pomorskie)",
            ["Osiek brodnicki", "Wielki Osiek brodnicki"],
        ),
        ("brodnicki", []),
        ("siek", []),
        ("o", []),
        ("", []),
        ("%", []),
        ("osiek' OR 1=1", []),
    ],
)
def test_search_finds_the_best_first(text, found):
    assert [f"{unit.name} {unit.county}" for unit in search_communes(text)] == found


@pytest.mark.usefixtures("communes")
def test_search_is_one_query_however_much_it_finds(django_assert_num_queries):
    with django_assert_num_queries(1):
        search_communes("zoltki")
    with django_assert_num_queries(1):
        search_communes("osiek")


def test_search_stops_at_the_limit():
    CommuneFactory.create_batch(5, name="Osiek")
    assert len(search_communes("osiek", limit=3)) == 3


def test_search_leaves_out_what_is_no_more_and_what_is_no_commune():
    CommuneFactory(name="Dawna", valid_to=datetime.date(2027, 1, 1))
    CommuneFactory(name="Dawna", level=Level.COUNTY)
    assert search_communes("dawna") == []


def test_commune_is_found_by_its_key_in_its_current_state():
    CommuneFactory(key="020102", valid_to=datetime.date(2027, 1, 1))
    now = CommuneFactory(key="020102", valid_from=datetime.date(2027, 1, 1))
    assert find_commune("020102") == now
    assert find_commune("999999") is None


def test_workplace_of_a_person_is_one_query(django_assert_num_queries):
    person = MembershipFactory(organisation__name="GOPS w Jasiennej").person
    MembershipFactory(person=person, is_main=False)
    with django_assert_num_queries(1):
        main = workplace_of(person)
        assert (main.organisation.name, main.organisation.seat.name[:8]) == ("GOPS w Jasiennej", "Jasienna")


def test_nobody_works_nowhere(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert workplace_of(AnonymousUser()) is None
    assert workplace_of(UserFactory()) is None
