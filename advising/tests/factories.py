"""Offices, their advisors, and cases in any state."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import factory
from factory.django import DjangoModelFactory

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from advising import services
from advising.models import Case, Kind, Office, OfficeAdvisor, OfficeArea, State
from advising.rules import TIME_ZONE
from organisations.models import Level
from organisations.tests.factories import CommuneFactory, MembershipFactory, OrganisationFactory

THURSDAY = datetime(2026, 11, 19, 14, 12, tzinfo=TIME_ZONE)
FRIDAY = datetime(2026, 11, 20, 9, 40, tzinfo=TIME_ZONE)


class OfficeFactory(DjangoModelFactory):
    class Meta:
        model = Office

    name = factory.Sequence(lambda n: f"Biuro doradcze nr {n}")
    slug = factory.Sequence(lambda n: f"biuro-{n}")
    place = "Poznań"
    email = "biuro@example.org"


@dataclass
class Team:
    """An office with people in it."""

    office: Office
    advisors: list[Any] = field(default_factory=list)

    @property
    def advisor(self):
        return self.advisors[0]


def make_advisor(office: Office, *, takes_specialist: bool = False, **fields):
    person = UserFactory(role=Role.ADVISOR, has_second_factor=True, **fields)
    OfficeAdvisor.objects.create(office=office, user=person, takes_specialist=takes_specialist)
    return person


def make_team(*, advisors: int = 1, voivodeships: tuple[str, ...] = (), **fields) -> Team:
    """`advisors` people; the first also answers specialist questions."""
    office = OfficeFactory(**fields)
    for key in voivodeships:
        OfficeArea.objects.create(office=office, voivodeship=key)
    return Team(office, [make_advisor(office, takes_specialist=n == 0) for n in range(advisors)])


def make_participant(*, key: str = "302101", **fields):
    """Somebody who works in a commune of that key: its first two digits are the voivodeship."""
    person = UserFactory(role=Role.PARTICIPANT, **fields)
    seat = CommuneFactory(key=key, voivodeship="wielkopolskie")
    MembershipFactory(person=person, organisation=OrganisationFactory(seat=seat, name="GOPS w Żółkiewce"))
    return person


def make_voivodeship(key: str, name: str):
    return CommuneFactory(key=key, code=key, level=Level.VOIVODESHIP, name=name, kind="województwo", voivodeship=name)


def ask(office: Office, participant=None, **fields) -> Case:
    texts = {"kind": Kind.CURRENT, "subject": "Stopa bezrobocia dla samej gminy", "body": "Czy mogę podzielić?"}
    participant = participant or UserFactory(role=Role.PARTICIPANT)
    return services.ask_question(participant=participant, office=office, **{**texts, **fields})


def make_case(team: Team, state: str = State.NEW, participant=None, **fields) -> Case:
    """A case brought to the state by the way people bring it there."""
    case = ask(team.office, participant, **fields)
    if state == State.WAITING_ADVISOR:
        case = services.take_case(case=case, advisor=team.advisor)
    elif state != State.NEW:
        closes = state == State.CLOSED
        case = services.answer(case=case, advisor=team.advisor, body="Proszę podać udział.", closes=closes)
    return case
