"""The page of a case on the desk, and its forms."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from advising import queries
from advising.forms import HandOverForm
from advising.models import Case, Office
from advising.views.doors import may_answer
from advising.wording import staff_words
from messaging.forms import LetterForm


def answer_form(request: HttpRequest, *data: Any) -> LetterForm:
    return LetterForm(*data, author=request.user, label=_("Your answer"), prefix="answer")


def note_form(request: HttpRequest, *data: Any) -> LetterForm:
    hint = _("For the advisors and the coordinator. The participant does not see it and gets no mail.")
    return LetterForm(*data, author=request.user, label=_("Internal note"), hint=hint, prefix="note")


def hand_over_form(case: Case, *data: Any) -> HandOverForm:
    return HandOverForm(*data, posts=queries.posts_for(case), offices=list(Office.objects.active()))


def card(request: HttpRequest, case: Case, **forms: Any) -> dict[str, Any]:
    """Everything the page shows. A form with mistakes takes the place of the empty one."""
    bound = next(iter(forms.values()), None)
    return {
        "case": case,
        "state": staff_words(case),
        "letters": queries.letters_for(request.user, case),
        "person": queries.person_of(request.user, case),
        "history": queries.history_of(case),
        "may_answer": may_answer(request, case),
        "is_mine": case.advisor_id == request.user.pk,
        "answer_form": answer_form(request),
        "note_form": note_form(request),
        "hand_over_form": forms.get("hand_over_form") or hand_over_form(case),
        "form": bound,
        "promised_days": case.office.promised_days(case.kind),
        **forms,
    }
