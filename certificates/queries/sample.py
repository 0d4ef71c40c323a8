"""Facts of nobody: what a person who did the whole course today would have done. For previews of a template."""

from datetime import datetime
from decimal import Decimal

from certificates import rules
from certificates.queries.facts import _STEP, _module_facts, _oldest_legal_state
from courses.models import CoursePage, LessonPage, ModulePage, QuizPage


def sample_facts(course: CoursePage, *, first_name: str, last_name: str, now: datetime) -> rules.Facts:
    """Of the course as it is published. Four queries, however long it is."""
    lessons: dict[str, list[dict[str, object]]] = {}
    published = LessonPage.objects.live().descendant_of(course).order_by("path")
    for lesson in published.values("path", "minutes", "legal_state", "outcomes"):
        lessons.setdefault(lesson["path"][:-_STEP], []).append(lesson)
    results, final_result = _sample_results(course)
    newest = course.editions.order_by("-starts_on", "-pk").first()
    return rules.Facts(
        first_name=first_name,
        last_name=last_name,
        course=course.title,
        modules=tuple(
            _module_facts(module, lessons, results)
            for module in ModulePage.objects.live().child_of(course).order_by("path")
        ),
        legal_state=course.legal_state or _oldest_legal_state(lessons),
        enrolled_at=now,
        completed_at=now,
        edition=newest.name if newest else "",
        final_result=final_result,
    )


def _sample_results(course: CoursePage) -> tuple[dict[str, rules.Result], rules.Result | None]:
    """18 points of 20 in every test, by the path of its module; and in the final one, where there is any."""
    by_module, final = {}, None
    quizzes = QuizPage.objects.live().descendant_of(course).order_by("is_final", "path")
    for path, is_final, cut in quizzes.values_list("path", "is_final", "cut_score"):
        result = rules.build_result(Decimal(18), Decimal(20), cut)
        by_module[path[:-_STEP]] = result
        final = result if is_final else final
    return by_module, final
