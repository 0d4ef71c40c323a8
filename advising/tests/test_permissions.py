"""Who may open what: one table of people, pages, actions and files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from advising import services
from advising.models import Kind, OfficeAdvisor, State
from advising.tests.factories import make_advisor, make_case, make_team
from messaging.models import Attachment

pytestmark = pytest.mark.django_db

PEOPLE = [
    "asker",
    "other",
    "advisor",
    "colleague",
    "elsewhere",
    "specialist",
    "coordinator",
    "recruiter",
    "editor",
    "nobody",
]
SHOWN, DONE, SIGN_IN, ABSENT, LED_ON = 200, 302, "sign in", 404, "desk"

# What each of PEOPLE gets, in that order. `advisor` answers in the case, `colleague` is of the same office and answers
# current questions only, `elsewhere` is of another office, `specialist` of the same one; `nobody` is not signed in.
PARTICIPANTS_PAGE = [SHOWN, ABSENT, LED_ON, LED_ON, ABSENT, LED_ON, LED_ON, ABSENT, ABSENT, SIGN_IN]
PARTICIPANTS_VERB = [DONE, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, SIGN_IN]
DESK_PAGE = [ABSENT, ABSENT, SHOWN, SHOWN, ABSENT, SHOWN, SHOWN, ABSENT, ABSENT, SIGN_IN]
DESK_VERB = [ABSENT, ABSENT, DONE, DONE, ABSENT, DONE, DONE, ABSENT, ABSENT, SIGN_IN]
TAKING = [ABSENT, ABSENT, DONE, DONE, ABSENT, DONE, ABSENT, ABSENT, ABSENT, SIGN_IN]
# who is told that somebody else answers, with their text still in its form
ANSWER = [ABSENT, ABSENT, DONE, SHOWN, ABSENT, SHOWN, ABSENT, ABSENT, ABSENT, SIGN_IN]
LETTER_FILE = [SHOWN, ABSENT, SHOWN, SHOWN, ABSENT, SHOWN, SHOWN, ABSENT, ABSENT, SIGN_IN]
NOTE_FILE = [ABSENT, ABSENT, SHOWN, SHOWN, ABSENT, SHOWN, SHOWN, ABSENT, ABSENT, SIGN_IN]
SPECIALIST_FILE = [SHOWN, ABSENT, SHOWN, ABSENT, ABSENT, SHOWN, SHOWN, ABSENT, ABSENT, SIGN_IN]
SPECIALIST_DESK = [ABSENT, ABSENT, SHOWN, ABSENT, ABSENT, SHOWN, SHOWN, ABSENT, ABSENT, SIGN_IN]
TABLE = {
    ("GET", "case"): PARTICIPANTS_PAGE,
    ("POST", "case"): PARTICIPANTS_VERB,
    ("POST", "close"): PARTICIPANTS_VERB,
    ("POST", "reopen"): PARTICIPANTS_VERB,
    ("POST", "rate"): PARTICIPANTS_VERB,
    ("GET", "desk_case"): DESK_PAGE,
    ("POST", "answer"): ANSWER,
    ("POST", "take"): TAKING,
    ("POST", "take_over"): TAKING,
    ("POST", "hand_over"): DESK_VERB,
    ("POST", "add_note"): DESK_VERB,
    ("POST", "desk_close"): DESK_VERB,
    ("POST", "desk_reopen"): DESK_VERB,
    ("GET", "specialist desk_case"): SPECIALIST_DESK,
    ("GET", "letter file"): LETTER_FILE,
    ("GET", "note file"): NOTE_FILE,
    ("GET", "specialist letter file"): SPECIALIST_FILE,
    ("GET", "index"): [SHOWN] * 10,
    ("GET", "ask"): [SHOWN] * 9 + [SIGN_IN],
    ("GET", "inbox"): [ABSENT, ABSENT, SHOWN, SHOWN, SHOWN, SHOWN, SHOWN, ABSENT, ABSENT, SIGN_IN],
    ("GET", "figures"): [403, 403, 403, 403, 403, 403, SHOWN, 403, 403, SIGN_IN],
}


def a_file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, f"{name}: sto osób".encode())


class House:
    """Two cases of one office, current and specialist, with files in a letter and in a note; and all the people."""

    def __init__(self) -> None:
        team = make_team()
        self.advisor = team.advisor
        self.colleague = make_advisor(team.office)
        self.specialist = make_advisor(team.office, takes_specialist=True)
        self.elsewhere = make_team().advisor
        self.asker, self.other = UserFactory(role=Role.PARTICIPANT), UserFactory(role=Role.PARTICIPANT)
        self.coordinator, self.recruiter, self.editor = (
            UserFactory(role=role, has_second_factor=True) for role in (Role.COORDINATOR, Role.RECRUITER, Role.EDITOR)
        )
        self.case = make_case(team, State.WAITING_PARTICIPANT, self.asker, files=[a_file("list.txt")])
        services.add_note(case=self.case, by=self.advisor, body="Uwaga.", files=[a_file("notatka.txt")])
        self.special = make_case(team, State.WAITING_ADVISOR, self.asker, kind=Kind.SPECIALIST, files=[a_file("s.txt")])
        self.post = OfficeAdvisor.objects.get(user=self.specialist)

    def address(self, name: str) -> str:
        case = self.special if name.startswith("specialist ") else self.case
        name = name.removeprefix("specialist ")
        if name.endswith(" file"):
            files = Attachment.objects.filter(message__conversation=case.pk, message__is_note=name == "note file")
            return reverse("messaging:attachment", args=[files.get().pk])
        return reverse(f"advising:{name}", args=[] if name in ("index", "ask", "inbox", "figures") else [case.pk])

    @property
    def data(self) -> dict[str, str]:
        texts = dict.fromkeys(("body", "answer-body", "note-body"), "Treść.")
        return {**texts, "pomoglo": "tak", "hand-to": f"a{self.post.pk}"}


@pytest.mark.parametrize(("method", "name"), list(TABLE))
def test_who_may(client, method, name):
    house = House()
    found = {who: ask_as(client, house, who, method, house.address(name)) for who in PEOPLE}
    assert found == dict(zip(PEOPLE, TABLE[method, name], strict=True))


def ask_as(client, house, who: str, method: str, address: str) -> int | str:
    """As one person, leaving nothing behind for the next."""
    with transaction.atomic():
        client.logout()
        if who != "nobody":
            client.force_login(getattr(house, who))
        answer = client.get(address) if method == "GET" else client.post(address, house.data)
        transaction.set_rollback(True)
    return outcome(answer)


def outcome(answer) -> int | str:
    if answer.status_code != 302:
        return answer.status_code
    if answer["Location"].startswith(reverse("account_login")):
        return SIGN_IN
    return LED_ON if answer.wsgi_request.method == "GET" else DONE


@pytest.mark.parametrize("name", ["inbox", "desk_case", "figures"])
def test_staff_without_a_second_factor_set_it_up_first(client, settings, name):
    settings.STAFF_MFA_REQUIRED = True
    house = House()
    person = UserFactory(role=Role.COORDINATOR)
    client.force_login(person)
    answer = client.get(house.address(name))
    assert (answer.status_code, answer["Location"]) == (302, reverse("mfa_index"))


@pytest.mark.parametrize("name", ["close", "take", "hand_over", "add_note", "answer", "desk_close", "rate"])
def test_reading_an_address_of_a_verb_does_nothing(client, name):
    house = House()
    client.force_login(house.asker if name in ("close", "rate") else house.advisor)
    assert client.get(house.address(name)).status_code == 405
