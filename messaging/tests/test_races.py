"""The same button pressed twice, and many letters at once, on real connections."""

import uuid

import pytest

from accounts.tests.factories import UserFactory
from messaging.models import Conversation, Message
from messaging.services import send_message
from messaging.tests.factories import make_conversation
from messaging.tests.racing import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def test_conversation_begun_twice_at_once_is_one():
    pair, token = (UserFactory(), UserFactory()), uuid.uuid4()

    made = at_once([lambda: make_conversation(*pair, token=token)] * 2)

    assert made[0] == made[1]
    assert Conversation.objects.count() == Message.objects.count() == 1


def test_letter_sent_twice_at_once_is_one():
    author, token = UserFactory(), uuid.uuid4()
    conversation = make_conversation(author, UserFactory())

    sent = at_once([lambda: send_message(conversation=conversation, author=author, body="Tak", token=token)] * 2)

    assert sent[0] == sent[1]
    assert conversation.messages.count() == 2


def test_ten_letters_at_once_keep_ids_in_the_order_of_sending():
    author = UserFactory()
    conversation = make_conversation(author, UserFactory())

    at_once([lambda: send_message(conversation=conversation, author=author, body="Tak")] * 10)

    letters = list(conversation.messages.order_by("pk"))
    assert len(letters) == 11
    conversation.refresh_from_db()
    assert conversation.last_message_at == max(letter.sent_at for letter in letters)
