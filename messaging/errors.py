"""What can stand in the way of a letter. Views translate these; the words of an attachment stand here once."""

from typing import Any

from django.utils.translation import gettext_lazy as _


class MessagingError(Exception):
    """A letter was not taken. ``message`` says to the person what happened and what to do."""

    message: Any = _("The message could not be sent. Try again.")


class ConversationClosed(MessagingError):  # noqa: N818  (domain errors are named for what happened)
    message = _("This conversation is closed, so the message was not sent.")


class NotAMember(MessagingError):  # noqa: N818
    message = _("You do not take part in this conversation.")


class TooManyLetters(MessagingError):  # noqa: N818
    message = _("You have sent many messages in the last hour. Wait a while and send this one again: it stays here.")


class BadAttachment(MessagingError):  # noqa: N818
    """One file that is not taken, and why."""

    def __init__(self, message: Any, *, name: str = "") -> None:
        self.message, self.name = message, name
        super().__init__(f"{name}: {message}")


class BadAttachments(MessagingError):  # noqa: N818
    """All files that are not taken."""

    def __init__(self, errors: list[BadAttachment]) -> None:
        self.errors = errors
        super().__init__("; ".join(str(error) for error in errors))

    @property
    def messages(self) -> list[Any]:
        return [error.message for error in self.errors]
