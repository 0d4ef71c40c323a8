"""Filling in the closing survey: that it was done and what was said are two records that nothing ties together."""

import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone

from courses.models import Enrolment, SurveyAnswer, SurveyPage, SurveyReturn
from courses.queries import state_of
from courses.services.enrolment import record_completion
from courses.states import Lock

Answers = dict[str, str | list[str]]
"""By the words of the question: one answer, several, or a text; what was left out is not there."""

NUMBERS = 2**53
"""Of answers: every client of the database reads a number up to here exactly."""


class SurveyLocked(Exception):  # noqa: N818  (domain errors are named for what happened)
    """The survey is not open to this participant yet; `lock` says why. None: it is not published."""

    def __init__(self, lock: Lock | None) -> None:
        super().__init__()
        self.lock = lock


@transaction.atomic
def return_survey(*, enrolment: Enrolment, survey: SurveyPage, answers: Answers) -> SurveyReturn:
    """Takes the survey in and completes the course where that was the last thing missing.

    Idempotent: a second return adds no answer. An answer has no person, no day and a number drawn by lot, since
    numbers in a row would tell who came when. Raises SurveyLocked.
    """
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if existing := SurveyReturn.objects.filter(enrolment=enrolment, survey=survey).first():
        return existing
    _check_open(enrolment, survey)
    returned = SurveyReturn.objects.create(enrolment=enrolment, survey=survey)
    _keep_answers(survey, answers)
    record_completion(enrolment=enrolment)
    return returned


def _check_open(enrolment: Enrolment, survey: SurveyPage) -> None:
    state = state_of(enrolment)
    found = state.item(survey.pk) if state else None
    if found is None or found.lock:
        raise SurveyLocked(found.lock if found else None)


def _keep_answers(survey: SurveyPage, answers: Answers) -> None:
    said: dict[str, Any] = {question: answer for question, answer in answers.items() if answer}
    month = timezone.localdate().replace(day=1)
    SurveyAnswer.objects.create(pk=1 + secrets.randbelow(NUMBERS), survey=survey, answers=said, month=month)
