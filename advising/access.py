"""Who reads letters of advising without taking part, and where a letter leads (see messaging.access, .addresses)."""

from django.urls import reverse

from accounts.models import User
from advising.models import Case
from messaging import access, addresses
from messaging.models import Conversation


def may_read(user: User, conversation: Conversation) -> bool:
    """Staff on whose desk the case lies; the participant is a member."""
    return Case.objects.on_desk_of(user).filter(pk=conversation.pk).exists()


def page_of(conversation: Conversation) -> str | None:
    """The same for everyone: from there staff are led on to their desk."""
    is_case = Case.objects.filter(pk=conversation.pk).exists()
    return reverse("advising:case", args=[conversation.pk]) if is_case else None


def connect() -> None:
    access.register("advising", may_read)
    addresses.register("advising", page_of)
