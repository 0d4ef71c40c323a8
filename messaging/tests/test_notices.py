"""Mail about letters: at once, once a day, never; each letter at most once."""

import re
from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
from django_tasks_db.models import DBTaskResult

from accounts.tests.factories import UserFactory
from core import mail as core_mail
from core.tasks import deliver_mail
from messaging import addresses, tasks
from messaging.models import Member, Preference
from messaging.services import add_member, mark_read, notices, send_message, set_preference
from messaging.tests.factories import make_conversation

pytestmark = pytest.mark.django_db
AT_SEVEN = datetime(2027, 3, 1, 7, 0, tzinfo=ZoneInfo("Europe/Warsaw"))


@pytest.fixture
def anna():
    return UserFactory(first_name="Anna", last_name="Wilk")


@pytest.fixture
def marek():
    return UserFactory(first_name="Marek", last_name="Lis")


@pytest.fixture
def conversation(anna, marek):
    return make_conversation(anna, marek, subject="Stopa bezrobocia", body="Tajna treść")


def tell(conversation) -> int:
    return sum(notices.notify_members(message_id=letter.pk) for letter in conversation.messages.all())


def mails_queued() -> int:
    return DBTaskResult.objects.filter(task_path=deliver_mail.module_path).count()


def test_letter_is_told_of_to_the_other_one_only(client, monkeypatch, conversation, marek, post_office):
    monkeypatch.setitem(addresses._resolvers, "test", lambda found: "/konto/powiadomienia/")
    tell(conversation)
    (mail,) = post_office()

    assert mail.to == [marek.email]
    assert mail.subject == "Nowa wiadomość: Stopa bezrobocia"
    assert "Anna Wilk pisze do ciebie" in mail.body
    assert "Tajna" not in mail.body + mail.alternatives[0][0]
    client.force_login(marek)
    links = re.findall(r"http://localhost:8000(\S+)", mail.body)
    assert links
    assert all(client.get(urlsplit(link).path).status_code == 200 for link in links)


def test_task_of_the_letter_waits_a_minute_and_may_run_twice(conversation, post_office):
    (task,) = DBTaskResult.objects.filter(task_path=tasks.notify_members.module_path)
    assert task.run_after >= task.enqueued_at + tasks.DELAY * 0.9

    assert [tell(conversation), tell(conversation)] == [1, 0]
    assert mails_queued() == 1


def test_read_meanwhile_needs_no_mail(conversation, marek):
    mark_read(conversation=conversation, user=marek)

    assert tell(conversation) == 0


def test_three_letters_in_a_row_are_one_mail(conversation, anna, post_office):
    for _ in range(2):
        send_message(conversation=conversation, author=anna, body="Jeszcze")

    assert tell(conversation) == 1
    (mail,) = post_office()
    assert "3 nowe wiadomości" in mail.body


def test_notes_are_told_of_to_those_who_see_them(conversation, anna, marek):
    doradca = UserFactory()
    add_member(conversation=conversation, user=doradca, sees_notes=True)
    tell(conversation)
    before = mails_queued()
    note = send_message(conversation=conversation, author=doradca, body="Dla nas", is_note=True)
    add_member(conversation=conversation, user=marek, sees_notes=True)

    assert notices.notify_members(message_id=note.pk) == 1
    assert mails_queued() == before + 1


def test_who_left_or_lost_the_account_hears_nothing(conversation, marek):
    marek.is_active = False
    marek.save()

    assert tell(conversation) == 0


def test_who_wants_none_gets_none_also_after_changing_their_mind(conversation, marek):
    set_preference(user=marek, frequency="none")
    assert tell(conversation) == 0

    set_preference(user=marek, frequency="at_once")
    assert tell(conversation) == 0


def test_digest_comes_once_a_day_after_seven(conversation, anna, marek, post_office):
    set_preference(user=marek, frequency="daily")
    make_conversation(anna, marek, subject="Ramy finansowe")
    assert tell(conversation) == 0
    post_office()

    assert notices.send_digests(now=AT_SEVEN.replace(hour=6, minute=59)) == 0
    assert notices.send_digests(now=AT_SEVEN) == 1
    (mail,) = post_office()
    assert mail.to == [marek.email]
    assert mail.subject == "Czekają 2 nowe wiadomości"
    assert all(subject in mail.body for subject in ("Stopa bezrobocia", "Ramy finansowe"))
    assert "Tajna" not in mail.body
    make_conversation(anna, marek)
    assert notices.send_digests(now=AT_SEVEN.replace(hour=9)) == 0
    assert notices.send_digests(now=AT_SEVEN.replace(day=2)) == 1


def test_digest_of_nothing_is_not_sent(conversation, marek):
    mark_read(conversation=conversation, user=marek)
    set_preference(user=marek, frequency="daily")

    assert notices.send_digests(now=AT_SEVEN) == 0
    assert Preference.objects.get().digested_on == AT_SEVEN.date()


def test_worker_that_dies_while_writing_the_mail_has_told_nobody(monkeypatch, conversation):
    with monkeypatch.context() as broken:
        broken.setattr(core_mail, "send", lambda *args: 1 / 0)
        with pytest.raises(ExceptionGroup):
            tell(conversation)
    assert not Member.objects.filter(notified_up_to__gt=0).exists()

    assert tell(conversation) == 1
    assert mails_queued() == 1


def test_one_bad_address_holds_up_nobody(conversation, marek):
    UserFactory._meta.model.objects.filter(pk=marek.pk).update(email="zly adres")
    add_member(conversation=conversation, user=UserFactory())
    letter = send_message(conversation=conversation, author=conversation.messages.get().author, body="Tak")

    with pytest.raises(ExceptionGroup):
        notices.notify_members(message_id=letter.pk)
    assert mails_queued() == 1
