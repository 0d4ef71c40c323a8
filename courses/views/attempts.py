"""The way through a test. Every view is for its participant only: for anyone else the attempt does not exist.

A GET writes nothing, with one exception: reading an attempt whose time is over closes it (`close_if_over`), because
its result must not wait for the periodic task.
"""

import logging
from typing import NoReturn
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Left, Length
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from courses.attempt_sheet import first_unanswered_page, make_map, make_sheet
from courses.models import Attempt, Enrolment, QuizPage, Refusal
from courses.services import attempts as service
from courses.services.outline import STEP
from courses.services.refusals import record_refusal

from .attempt_context import question_context, result_context, summary_context
from .saving import save_page

log = logging.getLogger(__name__)


@login_required
def start(request: HttpRequest, quiz_id: int) -> HttpResponse:
    """For people enrolled on the course. Whatever stands in the way, the page of the quiz says it."""
    quiz = get_object_or_404(_with_enrolment(request), pk=quiz_id)
    enrolled = quiz.enrolment_id is not None
    attempt = _start(request, Enrolment(pk=quiz.enrolment_id), quiz) if enrolled and request.method == "POST" else None
    return redirect("courses:attempt_page", attempt.pk, 1) if attempt else redirect(quiz.get_url(request))


def _with_enrolment(request: HttpRequest) -> QuerySet[QuizPage]:
    """Tests with `enrolment_id` of the person on the course above, in the same query."""
    path = Left(OuterRef("path"), Length(OuterRef("path")) - STEP * QuizPage.levels_below_course)
    enrolment = Enrolment.objects.of(request.user).filter(course__path=path)
    return QuizPage.objects.live().annotate(enrolment_id=Subquery(enrolment.values("pk")[:1]))


def _start(request: HttpRequest, enrolment: Enrolment, quiz: QuizPage) -> Attempt | None:
    try:
        return service.start_attempt(enrolment=enrolment, quiz=quiz)
    except service.QuestionsNotReady as shortage:
        log.error("Quiz %s cannot be drawn: %s", quiz.pk, shortage)
        messages.error(request, _("This test is not ready yet: its questions are being prepared. Try again later."))
    except (service.NoAttemptsLeft, service.PauseNotOver, service.QuizLocked):
        pass
    return None


@never_cache
@login_required
def resume(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """To the first question without an answer, or to the result."""
    attempt = _read(request, attempt_id)
    if attempt.closed_at:
        return redirect("courses:attempt_result", attempt.pk)
    entries = make_map(attempt.items.with_answers(), per_page=attempt.quiz.questions_per_page)
    return redirect("courses:attempt_page", attempt.pk, first_unanswered_page(entries))


@never_cache
def questions(request: HttpRequest, attempt_id: UUID, page: int) -> HttpResponse:
    """One page of questions; a POST keeps what stands on it (courses.views.saving)."""
    return save_page(request, attempt_id) if request.method == "POST" else _show(request, attempt_id, page)


@login_required
def _show(request: HttpRequest, attempt_id: UUID, page: int) -> HttpResponse:
    attempt = _read(request, attempt_id)
    if attempt.closed_at:
        return redirect("courses:attempt_result", attempt.pk)
    try:
        sheet = make_sheet(list(attempt.items.with_answers()), page=page, per_page=attempt.quiz.questions_per_page)
    except LookupError:
        raise Http404("no such page of questions") from None
    return render(request, "courses/quiz/questions.html", question_context(attempt, sheet))


@never_cache
@login_required
def summary(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """The last look before handing in."""
    attempt = _read(request, attempt_id)
    if attempt.closed_at:
        return redirect("courses:attempt_result", attempt.pk)
    entries = make_map(attempt.items.with_answers(), per_page=attempt.quiz.questions_per_page)
    return render(request, "courses/quiz/summary.html", summary_context(attempt, entries))


@login_required
def submit(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Hands the test in. Twice is once; a GET (after signing in again) asks once more."""
    attempt = Attempt.objects.of(request.user).filter(pk=attempt_id).first()
    if attempt is None:
        _not_own(request, attempt_id)
    if request.method != "POST":
        return redirect("courses:attempt_summary", attempt.pk)
    service.close_attempt(attempt=attempt, by=Attempt.ClosedBy.PARTICIPANT)
    return redirect("courses:attempt_result", attempt.pk)


def _not_own(request: HttpRequest, attempt_id: UUID) -> NoReturn:
    if request.method == "POST":
        record_refusal(participant=request.user, attempt_id=attempt_id, reason=Refusal.Reason.NOT_OWN)
    raise Http404("no such attempt")


@never_cache
@login_required
def result(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    attempt = _read(request, attempt_id)
    if not attempt.closed_at:
        return redirect("courses:attempt", attempt.pk)
    return render(request, "courses/quiz/result.html", result_context(attempt))


def _read(request: HttpRequest, attempt_id: UUID) -> Attempt:
    """The person's own attempt, closed if its time is over."""
    mine = Attempt.objects.of(request.user).with_course()
    attempt = get_object_or_404(mine, pk=attempt_id)
    settled = service.close_if_over(attempt=attempt)
    return attempt if settled is attempt else mine.get(pk=attempt_id)
