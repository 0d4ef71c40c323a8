"""Where a letter of two participants leads, and the moderator who sees its files (see messaging.addresses, .access)."""

from django.urls import reverse

from accounts.models import User
from community.models import Contact, Report
from messaging import access, addresses
from messaging.models import Conversation


def page_of(conversation: Conversation) -> str | None:
    is_contact = Contact.objects.filter(conversation=conversation).exists()
    return reverse("community:thread", args=[conversation.pk]) if is_contact else None


def may_look(user: User, conversation: Conversation) -> bool:
    """Moderators, where a letter was reported and nobody has decided yet."""
    reported = Report.objects.filter(message__conversation=conversation, decided_at=None)
    return user.has_perm("community.change_report") and reported.exists()


def connect() -> None:
    access.register("community", may_look)
    addresses.register("community", page_of)
