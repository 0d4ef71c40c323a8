"""Services: writing to another participant."""

import uuid

import pytest

from accounts.roles import Role
from accounts.services import withdraw_role
from accounts.tests.factories import UserFactory
from community.errors import HasBlocked, NameMissing, Refused, Silenced
from community.models import Contact
from community.services import (
    block_person,
    leave_directory,
    restrict_person,
    unblock_person,
    write_to,
)
from community.tests.factories import make_listed, make_participant, make_talk
from messaging.models import Message

pytestmark = pytest.mark.django_db


def write(author, recipient):
    return write_to(author=author, recipient=recipient, body="Dzień dobry")


def test_first_letter_makes_the_contact():
    letter = make_talk()

    contact = Contact.objects.get()
    assert contact.conversation == letter.conversation
    assert {contact.low, contact.high} == {member.user for member in letter.conversation.members.all()}


def test_answer_goes_into_the_same_conversation():
    anna, piotr = make_participant(), make_listed()
    letter = make_talk(anna, piotr)

    assert write(piotr, anna).conversation == letter.conversation
    assert Contact.objects.count() == 1


def test_letter_sent_twice_by_one_press_is_one():
    anna, piotr, token = make_participant(), make_listed(), uuid.uuid4()

    sent = [write_to(author=anna, recipient=piotr, body="Tak", token=token) for _ in range(2)]

    assert sent[0] == sent[1]
    assert Message.objects.count() == 1


def test_unlisted_person_is_written_to_only_in_a_conversation_that_exists():
    anna, piotr, stranger = make_participant(), make_listed(), make_participant()
    make_talk(anna, piotr)
    leave_directory(user=piotr)

    assert write(anna, piotr).pk
    with pytest.raises(Refused):
        write(stranger, piotr)


def unlisted():
    return make_participant()


def without_account():
    return make_listed(is_active=False)


def hidden():
    person = make_listed()
    restrict_person(person=person, by=UserFactory(), is_hidden=True)
    return person


def without_the_role():
    person = make_listed()
    withdraw_role(user=person, role=Role.PARTICIPANT)
    return person


@pytest.mark.parametrize("make", [unlisted, without_account, hidden, without_the_role])
def test_who_does_not_stand_in_the_directory_takes_no_first_letter(make):
    with pytest.raises(Refused):
        write(make_participant(), make())
    assert not Message.objects.exists()


def test_nobody_writes_to_themselves():
    person = make_listed()

    with pytest.raises(Refused):
        write(person, person)


def test_blocked_person_gets_the_same_answer_as_for_an_unlisted_one():
    anna, piotr = make_participant(), make_listed()
    make_talk(anna, piotr)
    block_person(blocker=piotr, blocked=anna)

    with pytest.raises(Refused):
        write(anna, piotr)
    with pytest.raises(HasBlocked):
        write(piotr, anna)
    unblock_person(blocker=piotr, blocked=anna)
    assert write(anna, piotr).pk


def test_silenced_person_is_told_so():
    anna = make_participant()
    restrict_person(person=anna, by=UserFactory(), is_silenced=True)

    with pytest.raises(Silenced):
        write(anna, make_listed())


def test_who_has_no_name_is_asked_for_it():
    with pytest.raises(NameMissing):
        write(make_participant(first_name="", last_name=""), make_listed())


def test_erased_person_leaves_the_letters_to_the_other():
    anna, piotr = make_participant(), make_listed()
    letter = make_talk(anna, piotr)

    anna.delete()

    assert Contact.objects.of(piotr).get().conversation == letter.conversation
    assert Contact.objects.get().other(piotr) is None
