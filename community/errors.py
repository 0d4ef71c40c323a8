"""What stands in the way of writing to somebody. The words stand here once; forms show them."""

from django.utils.translation import gettext_lazy as _

from messaging.errors import MessagingError


class Refused(MessagingError):  # noqa: N818  (domain errors are named for what happened)
    """Neutral on purpose: a block, an unlisted person and a closed account look alike."""

    message = _("This person does not take messages now. Your message was not sent.")


class Silenced(MessagingError):  # noqa: N818
    message = _("A moderator has stopped your writing to other participants. You can ask them about it.")


class HasBlocked(MessagingError):  # noqa: N818
    message = _("You have blocked this person. Unblock them to write.")


class NameMissing(MessagingError):  # noqa: N818
    message = _("Add your first and last name in your account: the other person needs to know who writes.")


class AlreadyDecided(Exception):  # noqa: N818
    """Another moderator was faster."""
