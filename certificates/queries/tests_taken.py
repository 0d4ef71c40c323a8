"""Whether the tests were passed on which a completion rests: what is asked once more before a number is taken."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import Q

from courses.models import Attempt, Completion, ModuleCompletion, ModulePage, QuizPage

NEVER = datetime.min.replace(tzinfo=UTC)

_STEP = ModulePage.steplen


def tests_not_passed(completion: Completion) -> frozenset[int]:
    """Page ids of tests that this person had to pass and has not. One query; four where the evidence names none.

    What was asked for is said by the evidence of the completion, and nothing that an editor changes later takes that
    back. Where the evidence names no test, none may have been asked for; or the test stood off the site while the
    course was completed, or the record was not made by the rule. Then every required test counts that was published
    by then, whether or not it is on the site today.
    """
    asked = _in_evidence(completion.evidence) or _published_by_then(completion)
    return frozenset(asked - _passed(completion)) if asked else frozenset()


def _passed(completion: Completion) -> set[int]:
    """Also by an attempt that had been passed when the course was completed, and that a regrading lowered since."""
    named = [result["attempt"] for result in completion.evidence.get("results", ())]
    attempts = Attempt.objects.filter(enrolment=completion.enrolment_id).closed()
    return set(attempts.filter(Q(is_passed=True) | Q(pk__in=named)).values_list("quiz", flat=True))


def _in_evidence(evidence: dict[str, Any]) -> set[int]:
    modules = evidence.get("modules", ())
    named = {module.get(role) for module in modules for role in ("quiz", "work", "final")} - {None}
    return named | {result["quiz"] for result in evidence.get("results", ())}


def _published_by_then(completion: Completion) -> set[int]:
    course = completion.enrolment.course
    tests = QuizPage.objects.filter(
        path__startswith=course.path, is_required=True, first_published_at__lte=completion.completed_at
    )
    if not course.is_work_required:
        tests = tests.filter(is_work=False)
    rows = list(tests.values_list("pk", "path", "first_published_at"))
    moments = _moments_of_modules(completion) if rows else {}
    return {pk for pk, path, published in rows if published <= moments.get(path[:-_STEP], completion.completed_at)}


def _moments_of_modules(completion: Completion) -> dict[str, datetime]:
    """When each module, by its path, was done with: a test that came to it later was not asked for.

    A module that the course does not require asks for none at all.
    """
    course = completion.enrolment.course
    optional = ModulePage.objects.filter(path__startswith=course.path, is_required=False).values_list("path", flat=True)
    done = ModuleCompletion.objects.filter(enrolment=completion.enrolment_id).values_list(
        "module__path", "completed_at"
    )
    return {**dict(done), **dict.fromkeys(optional, NEVER)}
