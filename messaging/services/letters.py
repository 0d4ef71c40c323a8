"""Writing: the first letter with its conversation, and every next one."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from core import markup
from core.typography import typo_html
from messaging import attachments, tasks
from messaging.errors import ConversationClosed, NotAMember
from messaging.models import Conversation, Member, Message


def start_conversation(
    *,
    subject: str,
    author: User,
    members: Iterable[User],
    body: str,
    files: Iterable[File[Any]] = (),
    token: UUID | None = None,
    now: datetime | None = None,
) -> Conversation:
    """A new conversation with its first letter; the author is a member too.

    Idempotent by token, also for two requests at once. Raises BadAttachments.
    """
    token, now = token or uuid4(), now or timezone.now()
    if found := _started(author, token):
        return found
    try:
        with transaction.atomic():
            conversation = Conversation.objects.create(subject=subject[:160], started_at=now, last_message_at=now)
            people = {person.pk: person for person in [author, *members]}
            rows = [Member(conversation=conversation, user=person, joined_at=now) for person in people.values()]
            Member.objects.bulk_create(rows)
            _write(conversation, author, body, files, is_note=False, token=token, now=now)
            return conversation
    except IntegrityError:  # the same press of the button, a moment earlier
        if found := _started(author, token):
            return found
        raise


@transaction.atomic
def send_message(
    *,
    conversation: Conversation,
    author: User,
    body: str,
    files: Iterable[File[Any]] = (),
    is_note: bool = False,
    token: UUID | None = None,
    now: datetime | None = None,
) -> Message:
    """The next letter. Holds the conversation's row to the end, so that ids grow in the order of sending.

    Idempotent by token. Raises NotAMember, ConversationClosed (notes may still be added), BadAttachments.
    """
    locked = Conversation.objects.select_for_update().get(pk=conversation.pk)
    if found := Message.objects.filter(token=token, conversation=locked, author=author).first() if token else None:
        return found
    _check_author(locked, author, is_note=is_note)
    message = _write(locked, author, body, files, is_note=is_note, token=_fresh(token), now=now or timezone.now())
    conversation.last_message_at = locked.last_message_at
    return message


def _check_author(conversation: Conversation, author: User, *, is_note: bool) -> None:
    member = Member.objects.filter(conversation=conversation, user=author, left_at=None).first()
    if member is None or (is_note and not member.sees_notes):
        raise NotAMember
    if conversation.is_closed and not is_note:
        raise ConversationClosed


def _write(
    conversation: Conversation,
    author: User,
    body: str,
    files: Iterable[File[Any]],
    *,
    is_note: bool,
    token: UUID,
    now: datetime,
) -> Message:
    checked = attachments.check_all(files)
    message = Message.objects.create(
        conversation=conversation,
        author=author,
        body=body,
        html=typo_html(markup.to_html(body)),
        is_note=is_note,
        sent_at=now,
        token=token,
    )
    attachments.store(message, checked)
    if not is_note:
        conversation.last_message_at = max(conversation.last_message_at, now)
        conversation.save(update_fields=["last_message_at"])
    tasks.notify_soon(message)
    return message


def _started(author: User, token: UUID) -> Conversation | None:
    """The conversation that this press of the button has begun."""
    found = Message.objects.filter(token=token, author=author).select_related("conversation").first()
    return found.conversation if found else None


def _fresh(token: UUID | None) -> UUID:
    """A token that stands with another letter, so of another form, says nothing: take a new one."""
    return token if token and not Message.objects.filter(token=token).exists() else uuid4()
