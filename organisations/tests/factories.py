"""Local governments, organisations and places of work for tests."""

import datetime

import factory

from accounts.tests.factories import UserFactory
from organisations.models import Level, LocalGovernment, Membership, Organisation, OrganisationKind

FIRST_DAY = datetime.date(2026, 1, 1)


class CommuneFactory(factory.django.DjangoModelFactory):
    """`CommuneFactory(name="Osiek", county="brodnicki", voivodeship="kujawsko-pomorskie")`."""

    class Meta:
        model = LocalGovernment

    key = factory.Sequence(lambda n: f"{100_000 + n}")
    code = factory.LazyAttribute(lambda unit: f"{unit.key}2")
    level = Level.COMMUNE
    name = factory.Sequence(lambda n: f"Jasienna {n}")
    kind = "gmina wiejska"
    county = "jasieński"
    voivodeship = "mazowieckie"
    valid_from = FIRST_DAY


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Gminny Ośrodek Pomocy Społecznej nr {n}")
    kind = OrganisationKind.OPS
    seat = factory.SubFactory(CommuneFactory)


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    person = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    position = "pracownik socjalny"
