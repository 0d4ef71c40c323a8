"""Reads: letters of a conversation and what is unread."""

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from accounts.tests.factories import UserFactory
from messaging import queries
from messaging.models import Member
from messaging.services import add_member, mark_read, remove_member, send_message
from messaging.tests.factories import make_conversation, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    return UserFactory(first_name="Anna", last_name="Wilk")


@pytest.fixture
def marek():
    return UserFactory(first_name="Marek", last_name="Lis")


@pytest.fixture
def conversation(anna, marek):
    return make_conversation(anna, marek)


def letters(conversation, user):
    return queries.letters_of(conversation, Member.objects.get(conversation=conversation, user=user))


def test_letter_says_whose_it_is_and_whether_new(conversation, anna, marek):
    (mine,), (theirs,) = letters(conversation, anna), letters(conversation, marek)

    assert (mine.author_name, mine.initials, mine.is_own, mine.is_new) == ("Anna Wilk", "AW", True, False)
    assert (theirs.is_own, theirs.is_new, theirs.is_from_staff) == (False, True, False)


def test_read_letter_is_no_longer_new(conversation, marek):
    mark_read(conversation=conversation, user=marek)

    assert [letter.is_new for letter in letters(conversation, marek)] == [False]


def test_notes_are_for_those_who_see_them(conversation, anna, marek):
    add_member(conversation=conversation, user=marek, sees_notes=True)
    send_message(conversation=conversation, author=marek, body="Dla nas", is_note=True)

    assert len(letters(conversation, anna)) == 1
    note = letters(conversation, marek)[-1]
    assert note.is_note
    assert note.is_from_staff
    assert queries.unread_total(anna) == 0


def test_letters_of_an_erased_person_stay(conversation, anna, marek):
    anna.delete()

    assert letters(conversation, marek)[0].author_name == "Konto usunięte"


def test_address_is_never_the_name(conversation):
    assert "@" not in queries.name_of(UserFactory(first_name="", last_name=""))


def test_unread_letters_are_counted_by_conversation(conversation, anna, marek):
    send_message(conversation=conversation, author=anna, body="Drugi")
    other = make_conversation(anna, marek)
    make_conversation(anna, UserFactory())

    assert queries.unread_counts(marek) == {conversation.pk: 2, other.pk: 1}
    assert queries.unread_total(marek) == 3
    assert queries.unread_counts(anna) == {}
    mark_read(conversation=conversation, user=marek)
    assert queries.unread_counts(marek) == {other.pk: 1}
    remove_member(conversation=other, user=marek)
    assert queries.unread_total(marek) == 0


def test_reading_writes_only_when_something_was_unread(conversation, marek):
    mark_read(conversation=conversation, user=marek)

    with CaptureQueriesContext(connection) as captured:
        mark_read(conversation=conversation, user=marek)
    assert not [query for query in captured if query["sql"].startswith("UPDATE")]


def test_conversation_of_others_is_not_there(conversation, marek):
    assert queries.find_conversation(marek, conversation.pk) == conversation
    assert queries.find_member(marek, conversation.pk).conversation == conversation
    for find in (queries.find_conversation, queries.find_member):
        with pytest.raises(Http404):
            find(UserFactory(), conversation.pk)
    remove_member(conversation=conversation, user=marek)
    with pytest.raises(Http404):
        queries.find_conversation(marek, conversation.pk)


def test_three_letters_cost_what_thirty_do(conversation, anna, marek):
    member = Member.objects.get(conversation=conversation, user=marek)

    def cost():
        with CaptureQueriesContext(connection) as captured:
            queries.letters_of(conversation, member)
        return len(captured)

    def add(count):
        for _ in range(count):
            send_message(conversation=conversation, author=anna, body="Tak", files=[upload()])

    add(2)
    few = cost()
    add(27)
    assert cost() == few == 3
