"""A page of answers that came after its person's session had ended: kept until they sign in again.

It lies in the anonymous session of that browser, one sheet at most, bound to its attempt. Whoever signs in next there
takes it out: its owner gets it saved, anybody else makes it forgotten (docs/decisions/0021).
"""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from accounts.models import User
from courses.forms.answer_sheet import PostedSheet
from courses.models import Attempt
from courses.questions import InvalidResponse
from courses.services.attempts import AttemptClosed, UnknownItem
from courses.services.refusals import save_or_record

KEY = "courses.kept_sheet"
LARGEST = 100_000
"""Characters as posted. A longer one is not kept: a session is no storehouse."""


def keep_sheet(request: HttpRequest, attempt_id: UUID) -> bool:
    """Whether it was kept: only for an attempt that exists and is open, whose address nobody can guess."""
    data = request.POST.copy()
    data.pop("csrfmiddlewaretoken", None)
    posted = data.urlencode()
    if len(posted) > LARGEST or not Attempt.objects.open().filter(pk=attempt_id).exists():
        return False
    request.session[KEY] = {"attempt": str(attempt_id), "data": posted, "at": timezone.now().isoformat()}
    return True


def save_kept_sheet(request: HttpRequest, person: User) -> bool | None:
    """Takes the sheet out; True: saved, as of the moment it came. False: it could not be. None: there was none."""
    kept = request.session.pop(KEY, None)
    if not kept:
        return None
    try:
        save_or_record(
            participant=person,
            attempt_id=UUID(kept["attempt"]),
            sheet=PostedSheet(QueryDict(kept["data"])),
            now=datetime.fromisoformat(kept["at"]),
        )
    except (Attempt.DoesNotExist, AttemptClosed, UnknownItem, InvalidResponse):
        return False
    return True
