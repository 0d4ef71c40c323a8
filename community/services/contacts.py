"""Writing to another participant."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import transaction

from accounts.models import User
from community.access import may_enter
from community.errors import HasBlocked, NameMissing, Refused, Silenced
from community.models import Block, Contact, Profile
from messaging.models import Message
from messaging.services import send_message, start_conversation


@transaction.atomic
def write_to(
    *,
    author: User,
    recipient: User,
    body: str,
    files: Iterable[File[Any]] = (),
    token: UUID | None = None,
    now: datetime | None = None,
) -> Message:
    """The first letter makes the contact of the two, every next one goes into its one conversation.

    Idempotent by token, also for two people who write to each other at once. Raises what `obstacle_to` gives, and
    BadAttachments.
    """
    if author == recipient:
        raise Refused
    contact = hold_pair(author, recipient)
    if obstacle := obstacle_to(author, recipient, has_written=contact.conversation_id is not None):
        raise obstacle
    letter: dict[str, Any] = {"author": author, "body": body, "files": files, "token": token, "now": now}
    if contact.conversation:
        return send_message(conversation=contact.conversation, **letter)
    subject = f"{author.full_name} – {recipient.full_name}"
    contact.conversation = start_conversation(subject=subject, members=[recipient], **letter)
    contact.save(update_fields=["conversation"])
    return contact.conversation.messages.get()


def hold_pair(one: User, other: User) -> Contact:
    """The contact of the two, locked until the end of the transaction; made when there is none."""
    low, high = sorted([one, other], key=lambda person: person.pk)
    Contact.objects.get_or_create(low=low, high=high)
    # without the conversation: PostgreSQL would read an outer join before the wait for the lock
    return Contact.objects.select_for_update().get(low=low, high=high)


def obstacle_to(
    author: User, recipient: User | None, *, has_written: bool
) -> HasBlocked | NameMissing | Refused | Silenced | None:
    """Why the author cannot write to the recipient, or None. ``has_written``: they have a conversation already."""
    if Profile.objects.filter(user=author, is_silenced=True).exists():
        return Silenced()
    if recipient is None or not recipient.is_active:
        return Refused()
    if not (may_enter(author) and may_enter(recipient)):
        return Refused()
    if not author.full_name:
        return NameMissing()
    both = [author, recipient]
    blockers = set(Block.objects.filter(blocker__in=both, blocked__in=both).values_list("blocker", flat=True))
    if author.pk in blockers:
        return HasBlocked()
    if recipient.pk in blockers or not (has_written or is_open_to_all(recipient)):
        return Refused()
    return None


def is_open_to_all(person: User) -> bool:
    """Listed people can be written to by any participant, others by those they have written with."""
    return Profile.objects.listed().filter(user=person).exists()
