"""Participants, listed and not."""

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from community.services import join_directory, write_to
from messaging.models import Message
from organisations.models import Membership
from organisations.tests.factories import CommuneFactory, MembershipFactory, OrganisationFactory


def make_participant(**fields):
    return UserFactory(role=Role.PARTICIPANT, **fields)


def make_listed(*, offers="Diagnoza na danych", seeks="Wzór ram finansowych", **fields):
    """A participant in the directory."""
    person = make_participant(**fields)
    join_directory(user=person, offers=offers, seeks=seeks)
    return person


def employ(person, *, unit="GOPS w Jasiennej", kind="ops", **seat) -> Membership:
    organisation = OrganisationFactory(name=unit, kind=kind, seat=CommuneFactory(**seat))
    return MembershipFactory(person=person, organisation=organisation)


def make_talk(author=None, recipient=None, body="Dzień dobry", **fields) -> Message:
    """The first letter of two participants; the recipient is listed when not given."""
    return write_to(author=author or make_participant(), recipient=recipient or make_listed(), body=body, **fields)
