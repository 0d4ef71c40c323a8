"""Services: writing."""

import uuid

import pytest
from django_tasks_db.models import DBTaskResult

from accounts.tests.factories import UserFactory
from messaging.errors import BadAttachments, ConversationClosed, NotAMember
from messaging.models import Attachment, Conversation, Message
from messaging.services import add_member, close_conversation, remove_member, reopen_conversation, send_message
from messaging.tasks import notify_members
from messaging.tests.factories import make_conversation, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    return UserFactory(), UserFactory()


def test_conversation_begins_with_a_letter_to_every_member(pair):
    conversation = make_conversation(*pair, body="Dzień **dobry**", files=[upload()])

    letter = conversation.messages.get()
    assert {member.user for member in conversation.members.all()} == set(pair)
    assert (letter.author, letter.body) == (pair[0], "Dzień **dobry**")
    assert letter.html == "<p>Dzień <strong>dobry</strong></p>"
    assert letter.attachments.get().name == "mapa.pdf"


def test_conversation_begun_twice_by_one_press_is_one(pair):
    token = uuid.uuid4()

    first, second = make_conversation(*pair, token=token), make_conversation(*pair, token=token)

    assert first == second
    assert Message.objects.count() == Conversation.objects.count() == 1


def test_letter_sent_twice_by_one_press_is_one(pair):
    conversation, token = make_conversation(*pair), uuid.uuid4()

    sent = [send_message(conversation=conversation, author=pair[1], body="Tak", token=token) for _ in range(2)]

    assert sent[0] == sent[1]
    assert conversation.messages.count() == 2


def test_token_of_another_form_stops_no_letter(pair):
    token = uuid.uuid4()
    first = make_conversation(*pair, token=token)
    second = make_conversation(*pair)

    sent = send_message(conversation=second, author=pair[0], body="Inna sprawa", token=token)

    assert sent.conversation == second
    assert (first.messages.count(), second.messages.count()) == (1, 2)


def test_conversation_moves_up_with_each_letter(pair):
    conversation = make_conversation(*pair)
    before = conversation.last_message_at

    send_message(conversation=conversation, author=pair[1], body="Tak")

    conversation.refresh_from_db()
    assert conversation.last_message_at > before


def test_stranger_and_who_left_may_not_write(pair):
    conversation = make_conversation(*pair)
    remove_member(conversation=conversation, user=pair[1])

    for person in (UserFactory(), pair[1]):
        with pytest.raises(NotAMember):
            send_message(conversation=conversation, author=person, body="Tak")
    assert conversation.messages.count() == 1


def test_who_comes_back_may_write(pair):
    conversation = make_conversation(*pair)
    remove_member(conversation=conversation, user=pair[1])
    add_member(conversation=conversation, user=pair[1])

    assert send_message(conversation=conversation, author=pair[1], body="Tak").pk


def test_closed_conversation_takes_notes_only(pair):
    conversation = make_conversation(*pair)
    add_member(conversation=conversation, user=pair[1], sees_notes=True)
    close_conversation(conversation=conversation)

    with pytest.raises(ConversationClosed):
        send_message(conversation=conversation, author=pair[0], body="Jeszcze jedno")
    assert send_message(conversation=conversation, author=pair[1], body="Dla nas", is_note=True).is_note
    reopen_conversation(conversation=conversation)
    assert send_message(conversation=conversation, author=pair[0], body="Jeszcze jedno").pk


def test_who_does_not_see_notes_writes_none(pair):
    conversation = make_conversation(*pair)

    with pytest.raises(NotAMember):
        send_message(conversation=conversation, author=pair[0], body="Ukryte", is_note=True)


def test_bad_file_stops_the_whole_letter(pair):
    conversation = make_conversation(*pair)

    with pytest.raises(BadAttachments):
        send_message(conversation=conversation, author=pair[0], body="W załączeniu", files=[upload("wirus.exe", b"MZ")])
    assert conversation.messages.count() == 1
    assert not Attachment.objects.exists()


def test_letter_and_its_notice_are_queued_together(pair):
    conversation = make_conversation(*pair)

    (queued,) = DBTaskResult.objects.filter(task_path=notify_members.module_path)
    assert queued.args_kwargs["args"] == [conversation.messages.get().pk]
    assert queued.run_after > conversation.started_at
