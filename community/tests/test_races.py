"""Two people who write to each other for the first time at the same moment."""

import pytest

from community.errors import Refused
from community.models import Block, Contact
from community.services import block_person, write_to
from community.tests.factories import make_listed
from messaging.models import Conversation, Message
from messaging.tests.racing import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql]


def test_first_letters_of_both_at_once_make_one_conversation():
    anna, piotr = make_listed(), make_listed()

    sent = at_once(
        [
            lambda: write_to(author=anna, recipient=piotr, body="Od Anny"),
            lambda: write_to(author=piotr, recipient=anna, body="Od Piotra"),
        ]
        * 3
    )

    assert len({message.conversation_id for message in sent}) == 1
    assert (Contact.objects.count(), Conversation.objects.count(), Message.objects.count()) == (1, 1, 6)
    assert Conversation.objects.get().members.count() == 2


def test_block_and_letter_at_once_leave_no_letter_after_the_block():
    anna, piotr = make_listed(), make_listed()

    def write():
        try:
            return write_to(author=anna, recipient=piotr, body="Dzień dobry")
        except Refused:
            return None

    sent, block = at_once([write, lambda: block_person(blocker=piotr, blocked=anna)])

    assert Block.objects.get() == block
    assert Message.objects.count() == (1 if sent else 0)
    assert sent is None or sent.sent_at <= block.made_at
