import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from organisations.models import Level, LocalGovernment, Organisation
from organisations.tests.factories import CommuneFactory, MembershipFactory, OrganisationFactory

DAY = datetime.date(2027, 1, 1)
NIP, REGON, REGON_14 = "1234563218", "123456785", "12345678512347"


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        (
            {"level": Level.COMMUNE, "name": "Poznań", "kind": "gmina miejska", "county": "Poznań"},
            "Poznań (gmina miejska, miasto na prawach powiatu, woj. wielkopolskie)",
        ),
        (
            {"level": Level.COUNTY, "name": "Poznań", "kind": "miasto na prawach powiatu", "county": "Poznań"},
            "Poznań (miasto na prawach powiatu, woj. wielkopolskie)",
        ),
        (
            {"level": Level.COUNTY, "name": "poznański", "kind": "powiat", "county": "poznański"},
            "powiat poznański (woj. wielkopolskie)",
        ),
        ({"level": Level.VOIVODESHIP, "name": "wielkopolskie", "kind": "województwo"}, "województwo wielkopolskie"),
    ],
)
def test_label_of_every_level(fields, label):
    assert str(LocalGovernment(voivodeship="wielkopolskie", **fields)) == label


@pytest.mark.django_db
class TestRegister:
    def test_unit_has_one_current_state(self):
        CommuneFactory(key="020102")
        with pytest.raises(IntegrityError):
            CommuneFactory(key="020102", valid_from=DAY)

    def test_states_begin_on_different_days(self):
        CommuneFactory(key="020102", valid_to=DAY)
        with pytest.raises(IntegrityError):
            CommuneFactory(key="020102")

    def test_state_does_not_end_before_it_begins(self):
        with pytest.raises(IntegrityError):
            CommuneFactory(valid_from=DAY, valid_to=DAY)

    def test_seat_of_an_organisation_is_not_deleted(self):
        organisation = OrganisationFactory()
        with pytest.raises(IntegrityError):
            organisation.seat.delete()


@pytest.mark.django_db
class TestOrganisation:
    @pytest.mark.parametrize("field", ["nip", "regon"])
    def test_number_belongs_to_one_organisation_and_may_be_missing(self, field):
        OrganisationFactory.create_batch(2, **{field: ""})
        OrganisationFactory(**{field: REGON})
        with pytest.raises(IntegrityError):
            OrganisationFactory(**{field: REGON})

    def test_name_stands_once_in_a_commune_whatever_its_letters(self):
        first = OrganisationFactory(name="Ośrodek Pomocy Społecznej")
        with pytest.raises(IntegrityError):
            OrganisationFactory(name="OŚRODEK POMOCY  SPOŁECZNEJ", seat=first.seat)

    def test_numbers_are_kept_without_spaces_and_hyphens(self):
        organisation = OrganisationFactory.build(nip="123-456-32-18", regon="123 456 785", seat=CommuneFactory())
        organisation.full_clean()
        assert (organisation.nip, organisation.regon) == (NIP, REGON)

    @pytest.mark.parametrize(
        "numbers", [{"nip": "1234563219"}, {"nip": "123"}, {"regon": "123456784"}, {"regon": "12345678512340"}]
    )
    def test_wrong_number_is_refused(self, numbers):
        with pytest.raises(ValidationError) as caught:
            Organisation(name="X", kind="ops", seat=CommuneFactory(), **numbers).full_clean()
        assert list(caught.value.message_dict) == list(numbers)

    def test_long_regon_is_accepted(self):
        Organisation(name="X", kind="ops", seat=CommuneFactory(), regon=REGON_14).full_clean()


@pytest.mark.django_db
class TestMembership:
    def test_person_has_one_main_place_of_work(self):
        person = MembershipFactory().person
        MembershipFactory(person=person, is_main=False)
        with pytest.raises(IntegrityError):
            MembershipFactory(person=person)

    def test_person_stands_once_in_an_organisation(self):
        first = MembershipFactory()
        with pytest.raises(IntegrityError):
            MembershipFactory(person=first.person, organisation=first.organisation, is_main=False)
