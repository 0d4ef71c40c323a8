"""What is done with conversations. Keyword-only, atomic; may run inside the transaction of the caller."""

from messaging.errors import BadAttachment, BadAttachments, ConversationClosed, MessagingError, NotAMember
from messaging.services.conversations import close_conversation, reopen_conversation
from messaging.services.letters import send_message, start_conversation
from messaging.services.members import add_member, mark_read, remove_member
from messaging.services.preferences import set_preference

__all__ = [
    "BadAttachment",
    "BadAttachments",
    "ConversationClosed",
    "MessagingError",
    "NotAMember",
    "add_member",
    "close_conversation",
    "mark_read",
    "remove_member",
    "reopen_conversation",
    "send_message",
    "set_preference",
    "start_conversation",
]
