"""Pages: writing to a participant, the list of conversations, one conversation."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from community import queries
from community.models import Contact
from community.services import block_person, restrict_person
from community.tests.factories import employ, make_listed, make_participant, make_talk
from messaging import limits
from messaging.addresses import address_of
from messaging.models import Message
from messaging.services import notices
from messaging.tests.factories import upload

pytestmark = pytest.mark.django_db
TALKS = "/uczestnicy/rozmowy/"


@pytest.fixture
def anna(client):
    person = make_participant(first_name="Anna", last_name="Wilk")
    client.force_login(person)
    return person


@pytest.fixture
def piotr():
    return make_listed(first_name="Piotr", last_name="Lis", email="piotr.lis@jasienna.example")


def address(message) -> str:
    return f"{TALKS}{message.conversation_id}/"


def text_of(page) -> str:
    return page.content.decode().replace("\xa0", " ")


def test_first_letter_from_the_directory(client, anna, piotr):
    answer = client.post(f"/uczestnicy/{piotr.pk}/napisz/", {"body": "Dzień **dobry**", "files": [upload()]})

    letter = Message.objects.get()
    assert answer.headers["Location"] == address(letter)
    assert (letter.author, letter.attachments.count()) == (anna, 1)
    assert Contact.objects.of(piotr).get().conversation == letter.conversation


def test_who_has_written_before_goes_on_in_the_conversation(client, anna, piotr):
    letter = make_talk(anna, piotr)

    assert client.get(f"/uczestnicy/{piotr.pk}/napisz/").headers["Location"] == address(letter)


def test_mistake_keeps_what_was_typed(client, anna, piotr):
    data = {"body": "Bardzo długi <b>list", "files": [upload("a.exe", b"MZ")]}

    page = text_of(client.post(f"/uczestnicy/{piotr.pk}/napisz/", data))

    assert "Bardzo długi &lt;b&gt;list" in page
    assert 'href="#id_files"' in page
    assert not Message.objects.exists()


def test_too_many_letters_keep_what_was_typed(client, anna, piotr, monkeypatch):
    monkeypatch.setattr(limits, "LETTERS", 1)
    letter = make_talk(anna, piotr)

    page = client.post(address(letter), {"body": "Jeszcze jedno"})

    assert page.status_code == 200
    assert "Jeszcze jedno" in text_of(page)
    assert "Odczekaj chwilę" in text_of(page)
    assert Message.objects.count() == 1


def test_reply_goes_to_the_other_and_reading_ends_new(client, anna, piotr):
    letter = make_talk(piotr, make_listed_anna(anna), body="Od Piotra")
    assert queries.desk_conversations(anna)[0].unread == 1

    first, second = text_of(client.get(address(letter))), text_of(client.get(address(letter)))
    client.post(address(letter), {"body": "Od Anny"})

    assert "<strong>nowa</strong>" in first
    assert "<strong>nowa</strong>" not in second
    assert queries.desk_conversations(anna)[0].unread == 0
    assert queries.desk_conversations(piotr)[0].unread == 1


def make_listed_anna(anna):
    from community.services import join_directory

    join_directory(user=anna)
    return anna


def test_nobody_sees_an_address(client, anna, piotr, post_office):
    letter = make_talk(anna, piotr)
    make_talk(piotr, anna)
    notices.notify_members(message_id=Message.objects.last().pk)
    mails = {mail.to[0]: mail.body for mail in post_office()}

    for page in (text_of(client.get(address(letter))), text_of(client.get(TALKS)), mails[anna.email]):
        assert piotr.email not in page


def test_mail_leads_to_the_conversation(client, anna, piotr):
    letter = make_talk(anna, piotr)

    assert address_of(letter.conversation) == address(letter)
    assert client.get(address_of(letter.conversation)).status_code == 200


def test_blocked_person_reads_on_and_is_refused_in_neutral_words(client, anna, piotr):
    letter = make_talk(anna, piotr)
    block_person(blocker=piotr, blocked=anna)

    page = text_of(client.get(address(letter)))
    assert "nie przyjmuje teraz wiadomości" in page
    assert "<textarea" not in page
    assert "zablokowan" not in page.lower()
    assert "Odblokuj" not in page
    refused = client.post(address(letter), {"body": "A jednak piszę"})
    assert "A jednak piszę" in text_of(refused)
    assert Message.objects.count() == 1


def test_who_blocked_can_unblock_in_the_conversation(client, anna, piotr):
    letter = make_talk(anna, piotr)
    client.post(f"/uczestnicy/{piotr.pk}/zablokuj/")
    assert "Odblokuj tę osobę" in text_of(client.get(address(letter)))

    client.post(f"/uczestnicy/{piotr.pk}/odblokuj/")

    assert "<textarea" in text_of(client.get(address(letter)))


def test_silenced_person_is_told_before_typing(client, anna, piotr):
    restrict_person(person=anna, by=piotr, is_silenced=True)

    page = text_of(client.get(f"/uczestnicy/{piotr.pk}/napisz/"))

    assert "Moderator wstrzymał" in page
    assert "<textarea" not in page


def test_conversation_with_an_erased_person_can_be_read(client, anna, piotr):
    letter = make_talk(piotr, make_listed_anna(anna))
    piotr.delete()

    assert "Konto usunięte" in text_of(client.get(address(letter)))
    assert client.post(address(letter), {"body": "Jest tam kto?"}).status_code == 404
    assert "Konto usunięte" in text_of(client.get(TALKS))


def test_empty_list_says_what_will_be_there(client, anna):
    assert reverse("community:directory") in text_of(client.get(TALKS))
    assert "Nie ma jeszcze rozmów" in text_of(client.get(TALKS))


def cost_of(client, address) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_three_conversations_cost_what_thirty_do(client, anna):
    def add(count):
        for _ in range(count):
            make_talk(anna, make_listed())

    add(3)
    cost_of(client, TALKS)
    few = cost_of(client, TALKS)
    add(17)
    assert cost_of(client, TALKS) == few
    with CaptureQueriesContext(connection) as captured:
        assert len(queries.desk_conversations(anna, 10)) == 10
    assert len(captured) == 2


def test_three_letters_cost_what_thirty_do(client, anna, piotr):
    employ(piotr)
    letter = make_talk(anna, piotr)

    def add(count):
        for _ in range(count):
            make_talk(anna, piotr, files=[upload()])
        client.get(address(letter))

    add(3)
    few = cost_of(client, address(letter))
    add(27)
    assert cost_of(client, address(letter)) == few
