"""Services: who works where."""

import datetime
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.tests.factories import UserFactory
from organisations.models import Membership, Organisation
from organisations.services.workplace import NumberMismatch, find_or_create_organisation, set_workplace
from organisations.tests.factories import CommuneFactory, MembershipFactory, OrganisationFactory
from organisations.tests.test_models import NIP, REGON


def described(**fields):
    return {"kind": "ops", "name": "GOPS w Jasiennej", **fields}


@pytest.mark.django_db
class TestSetWorkplace:
    def test_first_place_of_work(self):
        person, organisation = UserFactory(), OrganisationFactory()
        made = set_workplace(person=person, organisation=organisation, position="kierownik", department="Zarząd")
        assert (made.is_main, made.position, made.department) == (True, "kierownik", "Zarząd")

    def test_repeated_it_changes_the_position_only(self):
        first = MembershipFactory(position="stażystka")
        again = set_workplace(person=first.person, organisation=first.organisation, position="kierowniczka")
        assert again.pk == first.pk
        assert Membership.objects.get().position == "kierowniczka"

    def test_other_organisation_takes_the_place_of_the_main_one(self):
        first = MembershipFactory()
        side = MembershipFactory(person=first.person, is_main=False)
        set_workplace(person=first.person, organisation=OrganisationFactory())
        assert not Membership.objects.filter(pk=first.pk).exists()
        assert Membership.objects.filter(pk=side.pk, is_main=False).exists()
        assert first.person.memberships.count() == 2

    def test_side_place_becomes_the_main_one(self):
        first = MembershipFactory()
        side = MembershipFactory(person=first.person, is_main=False)
        set_workplace(person=first.person, organisation=side.organisation)
        assert list(first.person.memberships.values_list("pk", "is_main")) == [(side.pk, True)]


@pytest.mark.django_db
class TestFindOrCreateOrganisation:
    def test_new_unit(self):
        seat = CommuneFactory()
        made = find_or_create_organisation(seat=seat, **described(nip="123-456-32-18", regon=REGON))
        assert (made.seat, made.nip, made.regon) == (seat, NIP, REGON)

    @pytest.mark.parametrize("name", ["GOPS w Jasiennej", "gops  w jasiennej", "G.O.P.S. w Jasiennej"])
    def test_same_name_in_the_commune_is_the_same_unit(self, name):
        seat = CommuneFactory()
        first = find_or_create_organisation(seat=seat, **described())
        again = find_or_create_organisation(seat=seat, **described(name=name))
        assert (again == first) == (name != "G.O.P.S. w Jasiennej")

    def test_same_name_elsewhere_or_of_another_kind_is_another_unit(self):
        seat = CommuneFactory()
        first = find_or_create_organisation(seat=seat, **described())
        others = [
            find_or_create_organisation(seat=CommuneFactory(), **described()),
            find_or_create_organisation(seat=seat, **described(kind="cus")),
        ]
        assert first not in others

    def test_same_number_is_the_same_unit_whatever_its_name(self):
        seat = CommuneFactory()
        first = find_or_create_organisation(seat=seat, **described(nip=NIP))
        assert find_or_create_organisation(seat=seat, **described(name="Ośrodek", nip=NIP)) == first

    def test_number_missing_so_far_is_filled_in(self):
        seat = CommuneFactory()
        find_or_create_organisation(seat=seat, **described())
        find_or_create_organisation(seat=seat, **described(regon=REGON))
        assert Organisation.objects.get().regon == REGON

    def test_number_of_a_unit_elsewhere_is_refused(self):
        other = OrganisationFactory(nip=NIP)
        with pytest.raises(NumberMismatch) as caught:
            find_or_create_organisation(seat=CommuneFactory(), **described(nip=NIP))
        assert (caught.value.field, caught.value.organisation) == ("nip", other)
        assert caught.value.is_of_another_unit

    def test_other_number_of_a_known_unit_is_refused(self):
        seat = CommuneFactory()
        find_or_create_organisation(seat=seat, **described(regon="610188201"))
        with pytest.raises(NumberMismatch) as caught:
            find_or_create_organisation(seat=seat, **described(regon=REGON))
        assert not caught.value.is_of_another_unit
        assert Organisation.objects.get().regon == "610188201"

    def test_wrong_number_is_refused(self):
        with pytest.raises(ValidationError):
            find_or_create_organisation(seat=CommuneFactory(), **described(nip="1234563219"))

    def test_unit_is_found_after_its_commune_became_a_town(self):
        day = datetime.date(2027, 1, 1)
        old = CommuneFactory(key="020102", valid_to=day)
        new = CommuneFactory(key="020102", valid_from=day)
        first = find_or_create_organisation(seat=old, **described())
        assert find_or_create_organisation(seat=new, **described()) == first


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("numbers", [{}, {"nip": NIP}])
def test_two_people_naming_a_unit_at_once_make_one(numbers, monkeypatch):
    seat, together = CommuneFactory(), Barrier(2, timeout=20)
    from organisations.services import workplace

    def create_together(wanted, create=workplace._create):
        together.wait()  # both have looked and found nothing
        return create(wanted)

    def name_the_unit(_):
        try:
            return find_or_create_organisation(seat=seat, **described(**numbers)).pk
        finally:
            connection.close()

    monkeypatch.setattr(workplace, "_create", create_together)
    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(name_the_unit, range(2)))) == 1
    assert Organisation.objects.count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_changes_at_once_leave_one_main_place_of_work():
    person, organisations = UserFactory(), OrganisationFactory.create_batch(2)
    together = Barrier(2, timeout=20)

    def change(organisation):
        try:
            together.wait()
            set_workplace(person=person, organisation=organisation)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(change, organisations))
    assert person.memberships.filter(is_main=True).count() == person.memberships.count() == 1
