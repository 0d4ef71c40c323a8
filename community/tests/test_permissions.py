"""Who × what, over messaging and community: one table. 2: the page; 3: sent on; 4: no such page; F: refused."""

import pytest

from accounts.roles import Role
from accounts.tests.factories import UserFactory
from community.services import block_person, report_person, restrict_person
from community.tests.factories import make_listed, make_participant, make_talk
from messaging.services import add_member, remove_member, send_message
from messaging.tests.factories import make_conversation, upload

pytestmark = pytest.mark.django_db

WHO = ["visitor", "newcomer", "stranger", "blocked", "one", "other", "advisor", "coordinator"]
"""newcomer: signed in without a role; blocked: by "other", with whom they wrote; one and other: the two who write."""

TABLE = {
    #                         visitor newcomer stranger blocked one other advisor coordinator
    "directory": "3       F        2        2       2   2     2       2",
    "own profile": "3       4        2        2       2   2     2       2",
    "own conversations": "3       4        2        2       2   2     2       2",
    "listed person": "3       4        2        4       2   2     2       2",
    "unlisted person": "3       4        4        4       4   4     4       4",
    "hidden person": "3       4        4        4       4   4     4       4",
    "write to listed": "3       4        2        3       3   4     2       2",
    "write to unlisted": "3       4        4        4       4   4     4       4",
    "block listed": "3       4        2        2       2   4     2       2",
    "block unlisted": "3       4        4        4       4   4     4       4",
    "report listed": "3       4        2        2       2   4     2       2",
    "report a letter": "3       4        4        4       2   4     4       4",
    "conversation": "3       4        4        4       2   2     4       4",
    "file": "3       4        4        4       2   2     4       4",
    "reported file": "3       4        4        4       2   2     4       2",
    "file of a note": "3       4        4        4       4   2     4       4",
    "file after leaving": "3       4        4        4       4   2     4       4",
    "notifications": "3       2        2        2       2   2     2       2",
    "list of reports": "3       F        F        F       F   F     3       2",
    "restrictions": "3       F        F        F       F   F     3       2",
}
STATUS = {"2": 200, "3": 302, "4": 404, "F": 403}


@pytest.fixture
def people(settings):
    settings.STAFF_MFA_REQUIRED = False
    return {
        "newcomer": UserFactory(),
        "stranger": make_participant(),
        "blocked": make_participant(),
        "one": make_participant(),
        "other": make_listed(),
        "advisor": UserFactory(role=Role.ADVISOR),
        "coordinator": UserFactory(role=Role.COORDINATOR),
    }


def file_of(message):
    return f"/wiadomosci/plik/{message.attachments.get().pk}/"


@pytest.fixture
def addresses(people):
    one, other = people["one"], people["other"]
    make_talk(people["blocked"], other)
    block_person(blocker=other, blocked=people["blocked"])
    hidden = make_listed()
    restrict_person(person=hidden, by=other, is_hidden=True)
    first = make_talk(one, other, files=[upload()])
    answer = make_talk(other, one)
    listed, unlisted = f"/uczestnicy/{other.pk}/", f"/uczestnicy/{make_participant().pk}/"
    return {
        "directory": "/uczestnicy/",
        "own profile": "/uczestnicy/moj-profil/",
        "own conversations": "/uczestnicy/rozmowy/",
        "listed person": listed,
        "unlisted person": unlisted,
        "hidden person": f"/uczestnicy/{hidden.pk}/",
        "write to listed": f"{listed}napisz/",
        "write to unlisted": f"{unlisted}napisz/",
        "block listed": f"{listed}zablokuj/",
        "block unlisted": f"{unlisted}zablokuj/",
        "report listed": f"{listed}zglos/",
        "report a letter": f"{listed}zglos/?list={answer.pk}",
        "conversation": f"/uczestnicy/rozmowy/{first.conversation_id}/",
        "file": file_of(first),
        "reported file": reported_file(people),
        "file of a note": file_of(note(people)),
        "file after leaving": file_after_leaving(people),
        "notifications": "/konto/powiadomienia/",
        "list of reports": "/zaplecze/community_reports/",
        "restrictions": "/zaplecze/community_profiles/",
    }


def reported_file(people):
    conversation = make_conversation(people["other"], people["one"])
    letter = send_message(conversation=conversation, author=people["other"], body="Reklama", files=[upload()])
    report_person(reporter=people["one"], person=people["other"], reason="spam", message=letter)
    return file_of(letter)


def note(people):
    conversation = make_conversation(people["one"], people["other"])
    add_member(conversation=conversation, user=people["other"], sees_notes=True)
    return send_message(
        conversation=conversation, author=people["other"], body="Dla nas", files=[upload()], is_note=True
    )


def file_after_leaving(people):
    conversation = make_conversation(people["other"], people["one"], files=[upload()])
    remove_member(conversation=conversation, user=people["one"])
    return file_of(conversation.messages.get())


@pytest.mark.parametrize("who", WHO)
def test_table_of_permissions(client, people, addresses, who):
    if who != "visitor":
        client.force_login(people[who])
    column = WHO.index(who)

    given = {what: client.get(address).status_code for what, address in addresses.items()}

    assert given == {what: STATUS[row.split()[column]] for what, row in TABLE.items()}


@pytest.mark.parametrize("who", ["newcomer", "stranger", "blocked", "advisor", "coordinator"])
@pytest.mark.parametrize("what", ["conversation", "report a letter", "block unlisted", "write to unlisted"])
def test_strangers_change_nothing(client, people, addresses, who, what):
    client.force_login(people[who])

    answer = client.post(addresses[what], {"body": "Dzień dobry", "reason": "spam"})

    assert answer.status_code == 404
