"""Who takes part, and how far each has read."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from messaging.models import Conversation, Member, Message


@transaction.atomic
def add_member(*, conversation: Conversation, user: User, sees_notes: bool = False) -> Member:
    """Lets a person in, or back in. Only ever gives sight of notes, never takes it. Idempotent.

    Letters written before are seen, but not told of by mail.
    """
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    latest = Message.objects.filter(conversation=conversation).aggregate(latest=Max("pk"))["latest"] or 0
    member, is_new = Member.objects.get_or_create(
        conversation=conversation, user=user, defaults={"sees_notes": sees_notes, "notified_up_to": latest}
    )
    if is_new or (member.left_at is None and member.sees_notes >= sees_notes):
        return member
    if member.left_at:
        member.notified_up_to = max(member.notified_up_to, latest)
    member.left_at, member.sees_notes = None, member.sees_notes or sees_notes
    member.save(update_fields=["left_at", "sees_notes", "notified_up_to"])
    return member


def remove_member(*, conversation: Conversation, user: User) -> None:
    """From now on the conversation does not exist for this person; their letters stay. Idempotent."""
    Member.objects.filter(conversation=conversation, user=user, left_at=None).update(left_at=timezone.now())


def mark_read(*, conversation: Conversation, user: User) -> None:
    """Everything this person may see is read. Writes only when something was unread. Idempotent."""
    member = Member.objects.filter(conversation=conversation, user=user, left_at=None).first()
    if member is None:
        return
    latest = Message.objects.visible_to(member).aggregate(latest=Max("pk"))["latest"] or 0
    if latest > member.read_up_to:
        Member.objects.filter(pk=member.pk, read_up_to__lt=latest).update(read_up_to=latest)
