"""The advisors' queue: answers that wait to be read, and the page on which one attempt is read.

For advisors and coordinators, with a second factor; for anyone else nothing is here. Nobody reads their own.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.decorators import hidden_from_others
from accounts.roles import Role
from courses.forms.reviews import QueueForm, ReviewForm, seen_name
from courses.models import Attempt
from courses.queries import reviews as queries
from courses.services.attempts.review import (
    MarksMissing,
    PassWouldFall,
    ReviewedMeanwhile,
    ReviewRefused,
    review_items,
)
from organisations.queries import workplace_of

desk_required = hidden_from_others(Role.ADVISOR, Role.COORDINATOR)
DONE = "ocenione"


@desk_required
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    is_done = request.GET.get("stan") == DONE
    form = QueueForm(request.GET, quizzes=queries.quizzes_to_read(request.user))
    criteria = form.criteria(is_done=is_done)
    context = {
        "form": QueueForm(initial=form.cleaned_data, quizzes=form.quizzes),
        "page_obj": queries.page_to_read(request.user, criteria, request.GET.get("page")),
        "is_done": is_done,
        "done": DONE,
        "waiting": queries.waiting_count(request.user),
        "is_narrowed": any(form.cleaned_data.values()),
        "query": _query(request),
    }
    return render(request, "courses/reviews/queue.html", context)


def _query(request: HttpRequest) -> str:
    """The rest of the address, for the pages of the list."""
    rest = request.GET.copy()
    rest.pop("page", None)
    return f"{rest.urlencode()}&" if rest else ""


@desk_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def attempt(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """One attempt: each open answer with its rubric. The button "only" saves one answer, the other one all."""
    found = _find(request, attempt_id)
    if request.method == "POST":
        return _save(request, found)
    return _page(request, found, ReviewForm(answers=queries.open_items(found)))


def _find(request: HttpRequest, attempt_id: UUID) -> Attempt:
    readable = Attempt.objects.to_read_by(request.user)
    return get_object_or_404(
        readable.select_related("quiz", "enrolment__participant", "enrolment__course"), pk=attempt_id
    )


def _save(request: HttpRequest, found: Attempt) -> HttpResponse:
    form = ReviewForm(request.POST, answers=queries.open_items(found), only=_only(request))
    if not form.is_valid():
        return _page(request, found, form)
    try:
        reviewed = review_items(reviewer=request.user, attempt=found, marks=form.marks())
    except ReviewRefused as refusal:
        return _refused(request, found, form, refusal)
    return _saved(request, reviewed, form)


def _only(request: HttpRequest) -> int | None:
    asked = request.POST.get("only", "")
    return int(asked) if asked.isascii() and asked.isdigit() else None


def _saved(request: HttpRequest, reviewed: Attempt, form: ReviewForm) -> HttpResponse:
    """What was typed for other answers stays on the page; otherwise the page is asked for anew."""
    if not reviewed.is_waiting:
        messages.success(request, _("The marks are saved. The participant gets the result by e-mail."))
        return redirect("reviews:queue")
    messages.success(request, _("The mark is saved. The result comes when every answer is read."))
    if typed := form.typed_elsewhere():
        return _page(request, reviewed, ReviewForm(answers=queries.open_items(reviewed), initial=typed))
    return redirect("reviews:attempt", reviewed.pk)


def _refused(request: HttpRequest, found: Attempt, form: ReviewForm, refusal: ReviewRefused) -> HttpResponse:
    """Everything typed is shown again, beside what somebody else has saved meanwhile."""
    answers, data = queries.open_items(found), request.POST.copy()
    for answer in answers:
        data[seen_name(answer)] = answer.review.pk if answer.review else 0
    again = ReviewForm(data, answers=answers, only=form.only)
    again.add_error(None, _words(refusal))
    return _page(request, found, again)


def _words(refusal: ReviewRefused) -> str:
    if isinstance(refusal, ReviewedMeanwhile) and refusal.review:
        words = _(
            "%(name)s marked this answer meanwhile: see the marks beside it. Yours are still here. Save them if they"
            " are to count instead."
        )
        return words % {"name": str(refusal.review.reviewer)}
    if isinstance(refusal, PassWouldFall):
        return _(
            "With these marks the test would no longer be passed. The participant knows of the pass, so it stays: give"
            " at least as many points as it needs."
        )
    if isinstance(refusal, MarksMissing):
        return _("Every criterion needs a mark from 0 to 3.")
    return _("There is nothing to mark in this answer any more. See how it stands now.")


def _page(request: HttpRequest, found: Attempt, form: ReviewForm) -> HttpResponse:
    context: dict[str, Any] = {
        "attempt": found,
        "form": form,
        "items": list(form.items()),
        "participant": found.enrolment.participant,
        "workplace": workplace_of(found.enrolment.participant),
        "days": queries.waiting_days(found, timezone.localdate()),
    }
    return render(request, "courses/reviews/attempt.html", context)
