"""What messaging reads. Everything here is limited to one person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.models import User
from messaging import access
from messaging.models import Attachment, Conversation, Member, Message


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as one person sees it. ``is_from_staff``: written by somebody who sees internal notes."""

    id: int
    author_name: str
    initials: str
    is_own: bool
    is_note: bool
    is_from_staff: bool
    is_new: bool
    html: SafeString
    sent_at: datetime
    attachments: tuple[Attachment, ...]


def find_conversation(user: User, id: UUID) -> Conversation:
    """Raises Http404 for whoever does not take part."""
    return get_object_or_404(Conversation.objects.of(user), pk=id)


def find_member(user: User, id: UUID) -> Member:
    """The person's membership with its conversation, in one query. Raises Http404 for whoever does not take part."""
    found = Member.objects.select_related("conversation")
    return get_object_or_404(found, conversation=id, user=user, left_at=None)


def letters_of(conversation: Conversation, member: Member) -> tuple[Letter, ...]:
    """In the order of writing, three queries however many. Read it before ``mark_read``, which ends "new".

    For staff who read without taking part: an unsaved ``Member(conversation=…, user=…, sees_notes=True)``.
    """
    found = Message.objects.visible_to(member).filter(conversation=conversation)
    messages = found.select_related("author").prefetch_related("attachments").order_by("pk")
    members = Member.objects.filter(conversation=conversation, sees_notes=True)
    staff = frozenset(members.values_list("user_id", flat=True))
    return tuple(_letter(message, member, staff) for message in messages)


def _letter(message: Message, member: Member, staff: frozenset[int]) -> Letter:
    is_own = message.author_id == member.user_id
    return Letter(
        id=message.pk,
        author_name=name_of(message.author),
        initials=message.author.initials if message.author else "–",
        is_own=is_own,
        is_note=message.is_note,
        is_from_staff=message.author_id in staff,
        is_new=not is_own and message.pk > member.read_up_to,
        html=mark_safe(message.html),  # noqa: S308  (made by core.markup, which cleans it)
        sent_at=message.sent_at,
        attachments=tuple(message.attachments.all()),
    )


def name_of(person: User | None) -> str:
    """Never the address: people who write to each other do not see it."""
    if person is None:
        return _("Deleted account")
    return person.full_name or _("A person without a name")


def unread_messages(user: User, *conditions: Q) -> QuerySet[Message]:
    """Letters of others that the person may see and has not. Through the index of members, then that of messages.

    Conditions about the membership belong here: in a filter of their own they would mean anybody's.
    """
    return Message.objects.filter(
        *conditions,
        Q(is_note=False) | Q(conversation__members__sees_notes=True),
        conversation__members__user=user,
        conversation__members__left_at=None,
        pk__gt=F("conversation__members__read_up_to"),
    ).exclude(author=user)


def unread_counts(user: User) -> dict[UUID, int]:
    """How many letters wait, by conversation; those without any are left out. One query."""
    counted = unread_messages(user).order_by().values("conversation").annotate(count=Count("pk"))
    return {row["conversation"]: row["count"] for row in counted}


def unread_total(user: User) -> int:
    """How many letters wait in all. One query."""
    return unread_messages(user).count()


def find_attachment(user: User, id: UUID) -> Attachment:
    """Raises Http404 for whoever may not see the letter it came with."""
    found = get_object_or_404(Attachment.objects.select_related("message__conversation"), pk=id)
    message = found.message
    member = Member.objects.filter(conversation=message.conversation_id, user=user, left_at=None).first()
    may_see = member is not None and (member.sees_notes or not message.is_note)
    if may_see or access.is_reader(user, message.conversation):
        return found
    raise Http404
