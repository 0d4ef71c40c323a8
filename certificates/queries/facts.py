"""The facts of a completion: what a certificate says that was done."""

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from certificates import rules
from courses.models import Attempt, Completion, Enrolment, LessonPage, ModulePage

_STEP = ModulePage.steplen
"""A page's path in the tree begins with that of its parent; each level adds this many characters."""


def facts_of(completion: Completion) -> rules.Facts:
    """What the participant did, module by module. Four queries, however long the course."""
    enrolment = completion.enrolment
    lessons, (results, final_result) = _lessons_read(enrolment), _best_results(enrolment)
    return rules.Facts(
        first_name=enrolment.participant.first_name,
        last_name=enrolment.participant.last_name,
        course=enrolment.course.title,
        modules=tuple(_module_facts(module, lessons, results) for module in _modules(lessons.keys() | results.keys())),
        legal_state=enrolment.course.legal_state or _oldest_legal_state(lessons),
        enrolled_at=enrolment.enrolled_at,
        completed_at=completion.completed_at,
        edition=enrolment.edition.name if enrolment.edition else "",
        final_result=final_result,
    )


def _modules(paths: set[str]) -> list[ModulePage]:
    return list(ModulePage.objects.filter(path__in=paths).order_by("path"))


def _lessons_read(enrolment: Enrolment) -> dict[str, list[dict[str, Any]]]:
    """Lessons by the path of their module."""
    read = LessonPage.objects.filter(progress__enrolment=enrolment).order_by("path")
    by_module = defaultdict(list)
    for lesson in read.values("path", "minutes", "legal_state", "outcomes"):
        by_module[lesson["path"][:-_STEP]].append(lesson)
    return dict(by_module)


def _best_results(enrolment: Enrolment) -> tuple[dict[str, rules.Result], rules.Result | None]:
    """The best passed attempt of each quiz, by the path of its module, and that of the final test."""
    passed = Attempt.objects.filter(enrolment=enrolment).passed().order_by("quiz__is_final", "score")
    by_module, final = {}, None
    for path, score, most, cut, is_final in passed.values_list(
        "quiz__path", "score", "max_score", "cut_score", "quiz__is_final"
    ):
        result = rules.build_result(score or Decimal(), most, cut)
        by_module[path[:-_STEP]] = result
        final = result if is_final else final
    return by_module, final


def _module_facts(
    module: ModulePage, lessons: dict[str, list[dict[str, Any]]], results: dict[str, rules.Result]
) -> rules.ModuleFacts:
    read = lessons.get(module.path, [])
    return rules.ModuleFacts(
        title=module.title,
        lessons=len(read),
        minutes=sum(lesson["minutes"] for lesson in read),
        outcomes=_outcomes(module.outcomes) or tuple(o for lesson in read for o in _outcomes(lesson["outcomes"])),
        result=results.get(module.path),
    )


def _outcomes(stream: Any) -> tuple[str, ...]:
    return tuple(str(block.value) for block in stream or ())


def _oldest_legal_state(lessons: dict[str, list[dict[str, Any]]]) -> date | None:
    """A document is as current as the oldest text it stands on."""
    return min((lesson["legal_state"] for read in lessons.values() for lesson in read), default=None)
