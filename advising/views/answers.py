"""What both sides do with a refusal: say it, and show the case as it is now."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from advising.rules import NotPossible
from advising.services import AlreadyTaken, CannotAdvise

REFUSALS = (NotPossible, AlreadyTaken, CannotAdvise)


def say(request: HttpRequest, refusal: Exception) -> None:
    messages.warning(request, words_of(refusal))


def words_of(refusal: Exception) -> str:
    if isinstance(refusal, AlreadyTaken):
        return _("%(name)s answers in this case. Take it over first if you are to answer.") % {
            "name": refusal.advisor.full_name or refusal.advisor.email
        }
    if isinstance(refusal, CannotAdvise):
        return _("%(name)s does not answer such questions in this office.") % {"name": str(refusal.person)}
    return _("The case has changed meanwhile. See how it stands, and try again if it still needs it.")


def done(call: Any, request: HttpRequest, **arguments: Any) -> bool:
    """Whether the service did it; a refusal is said on the next page."""
    try:
        call(**arguments)
    except REFUSALS as refusal:
        say(request, refusal)
        return False
    return True
