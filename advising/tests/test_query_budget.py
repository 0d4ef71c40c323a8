"""Lists cost the same for three rows as for many, a case the same for any number of letters."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from advising import services
from advising.models import Case, CaseEvent, State
from advising.tests.factories import make_case, make_participant, make_team, make_voivodeship
from messaging.models import Conversation, Member, Message

pytestmark = pytest.mark.django_db

INBOX = "/doradztwo/skrzynka/"
MANY = 300


def cost(client, address: str, person) -> int:
    client.force_login(person)
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def copy_case(case: Case, number: int) -> None:
    """As many more like it, with a letter that nobody has read."""
    members = list(case.conversation.members.all())
    for _ in range(number):
        conversation = Conversation.objects.create(subject="Kopia")
        Member.objects.bulk_create(
            Member(conversation=conversation, user_id=member.user_id, sees_notes=member.sees_notes)
            for member in members
        )
        Message.objects.create(conversation=conversation, author=case.advisor, body="Tak", html="<p>Tak</p>")
        case.pk = case.conversation_id = conversation.pk
        case._state.adding = True
        case.save(force_insert=True)


@pytest.fixture
def house():
    team = make_team(voivodeships=("30",))
    person = make_participant()
    return team, person, UserFactory(role=Role.COORDINATOR, has_second_factor=True)


@pytest.mark.parametrize("who", ["participant", "advisor", "coordinator"])
def test_lists(client, house, who):
    team, person, coordinator = house
    reader = {"participant": person, "advisor": team.advisor, "coordinator": coordinator}[who]
    address = "/doradztwo/" if who == "participant" else INBOX
    for state in (State.WAITING_ADVISOR, State.WAITING_PARTICIPANT, State.CLOSED):
        case = make_case(team, state, person)
    few = cost(client, f"{address}?stan=wszystkie", reader)
    copy_case(Case.objects.get(pk=case.pk), MANY - 3)
    many = cost(client, f"{address}?stan=wszystkie", reader)
    assert Case.objects.count() == MANY
    assert many == few <= 16


@pytest.mark.parametrize("who", ["participant", "advisor"])
def test_case_by_letters(client, house, who):
    team, person, _coordinator = house
    case = make_case(team, State.WAITING_PARTICIPANT, person)
    reader, address = (
        (person, f"/doradztwo/{case.pk}/") if who == "participant" else (team.advisor, f"{INBOX}{case.pk}/")
    )
    few = cost(client, address, reader)
    for n in range(30):
        services.reply(case=case, participant=person, body=f"Pytanie {n}")
        services.answer(case=case, advisor=team.advisor, body=f"Odpowiedź {n}")
    assert CaseEvent.objects.count() > 60
    assert cost(client, address, reader) == few <= 30


def test_figures_and_offices(client, house):
    team, person, coordinator = house
    make_voivodeship("30", "wielkopolskie")
    few = [cost(client, address, coordinator) for address in ("/doradztwo/zestawienie/", "/doradztwo/")]
    case = make_case(team, State.CLOSED, person)
    copy_case(Case.objects.get(pk=case.pk), 30)
    for n in range(10):
        make_team(voivodeships=(f"5{n}",))
    assert [cost(client, address, coordinator) for address in ("/doradztwo/zestawienie/", "/doradztwo/")] == few
    assert max(few) <= 12
