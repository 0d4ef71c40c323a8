"""Closing and reopening."""

from messaging.models import Conversation


def close_conversation(*, conversation: Conversation) -> None:
    """No more letters, internal notes excepted. Idempotent."""
    _set(conversation, is_closed=True)


def reopen_conversation(*, conversation: Conversation) -> None:
    """Idempotent."""
    _set(conversation, is_closed=False)


def _set(conversation: Conversation, *, is_closed: bool) -> None:
    Conversation.objects.filter(pk=conversation.pk).exclude(is_closed=is_closed).update(is_closed=is_closed)
    conversation.is_closed = is_closed
