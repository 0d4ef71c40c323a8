"""Mail about new letters: at once, or once a day together. A letter is told of at most once.

What was told (`notified_up_to`) and the queued mail are one transaction: a worker killed in between has done neither.
"""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from accounts.models import User
from core import mail
from messaging.addresses import address_of
from messaging.models import Conversation, Member, Message, Preference
from messaging.queries import name_of, unread_messages

DIGEST_HOUR = 7
"""In the time zone of the site."""


def notify_members(*, message_id: int) -> int:
    """Tells everybody who wants to know at once and has not read it meanwhile. Idempotent; returns how many."""
    message = Message.objects.filter(pk=message_id).first()
    if message is None:
        return 0
    members = Member.objects.filter(conversation=message.conversation_id, left_at=None, notified_up_to__lt=message_id)
    return sum(_all_of(notify_member, members.values_list("pk", flat=True)))


def _all_of(verb: Any, ids: Iterable[int]) -> list[bool]:
    """One that fails holds up none of the others."""
    done, failures = [], []
    for id in list(ids):
        try:
            done.append(bool(verb(id)))
        except Exception as error:
            failures.append(error)
    if failures:
        raise ExceptionGroup("Notices not sent", failures)
    return done


@transaction.atomic
def notify_member(member_id: int) -> bool:
    """Tells one person of all letters that wait for them in one conversation. Idempotent."""
    found = Member.objects.select_for_update(of=("self",)).select_related("user", "conversation")
    member = found.filter(pk=member_id, left_at=None).first()
    if member is None or frequency_of(member.user) == Preference.Frequency.DAILY:
        return False
    waiting = list(_waiting_for(member))
    if not waiting:
        return False
    Member.objects.filter(pk=member.pk).update(notified_up_to=waiting[-1].pk)
    if frequency_of(member.user) == Preference.Frequency.NONE or not member.user.is_active:
        return False
    mail.send("messaging/email/letter", member.user, _notice(member.conversation, waiting))
    return True


def frequency_of(user: User) -> str:
    found = Preference.objects.filter(user=user).values_list("frequency", flat=True).first()
    return found or Preference.Frequency.AT_ONCE


def _waiting_for(member: Member) -> Iterable[Message]:
    after = max(member.read_up_to, member.notified_up_to)
    visible = Message.objects.visible_to(member).filter(pk__gt=after).exclude(author=member.user_id)
    return visible.select_related("author").order_by("pk")


def _notice(conversation: Conversation, letters: list[Message]) -> dict[str, Any]:
    return {
        "author": name_of(letters[-1].author),
        "subject_of_letter": conversation.subject,
        "count": len(letters),
        "is_note": all(letter.is_note for letter in letters),
        "link": settings.PUBLIC_URL + (address_of(conversation) or "/"),
        "preferences": settings.PUBLIC_URL + "/konto/powiadomienia/",
    }


def send_digests(*, now: datetime | None = None) -> int:
    """After seven in the morning, once a day a person. Idempotent; returns how many mails were queued."""
    local = timezone.localtime(now)
    if local.hour < DIGEST_HOUR:
        return 0
    today = local.date()
    due = Preference.objects.filter(_not_yet(today), frequency=Preference.Frequency.DAILY)
    return sum(_all_of(lambda id: send_digest(id, today), due.values_list("pk", flat=True)))


def _not_yet(today: date) -> Q:
    return Q(digested_on=None) | Q(digested_on__lt=today)


@transaction.atomic
def send_digest(preference_id: int, today: date) -> bool:
    """One mail about everything that waits, and nothing when nothing does. Idempotent for the day."""
    due = Preference.objects.select_for_update(of=("self",)).select_related("user")
    preference = due.filter(_not_yet(today), pk=preference_id, frequency=Preference.Frequency.DAILY).first()
    if preference is None:
        return False
    preference.digested_on = today
    preference.save(update_fields=["digested_on"])
    notices = _tell_of_all(preference.user)
    if not notices or not preference.user.is_active:
        return False
    count = sum(notice["count"] for notice in notices)
    context = {"notices": notices, "count": count, "preferences": notices[0]["preferences"]}
    mail.send("messaging/email/digest", preference.user, context)
    return True


def _tell_of_all(user: User) -> list[dict[str, Any]]:
    """Marks everything that waits as told, and gives it by conversation."""
    members = Member.objects.select_for_update().filter(user=user, left_at=None)
    told = {member.conversation_id: member for member in members}
    waiting = unread_messages(user, Q(pk__gt=F("conversation__members__notified_up_to")))
    ordered = waiting.select_related("author", "conversation").order_by("conversation_id", "pk")
    notices = []
    for conversation, letters in groupby(ordered, key=lambda letter: letter.conversation):
        found = list(letters)
        Member.objects.filter(pk=told[conversation.pk].pk).update(notified_up_to=found[-1].pk)
        notices.append(_notice(conversation, found))
    return notices
