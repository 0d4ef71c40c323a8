"""Keeps the outline of a course in step with its published pages."""

from typing import Any

from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page

from courses.models import (
    CoursePage,
    LessonPage,
    ModulePage,
    PublishedOutline,
    QuizPage,
    QuizQuestion,
    QuizSection,
    SurveyPage,
)
from courses.outline import LessonOutline, ModuleOutline, Outline, QuizOutline, SurveyOutline

STEP = CoursePage.steplen  # characters of a tree path a level


def build_outline(course: CoursePage) -> Outline:
    """The published pages below the course, in the order of the tree. Five queries, however long the course."""
    address = _Address(course)
    modules = ModulePage.objects.child_of(course).live().order_by("path")
    lessons = _by_parent(LessonPage.objects.descendant_of(course).live().defer("body", "sources", "outcomes"))
    quizzes = _by_parent(_with_question_count(QuizPage.objects.descendant_of(course).live()))
    before = _prerequisites(course)
    return Outline(
        course_id=course.pk,
        title=course.title,
        url=address.of(course),
        legal_state=course.legal_state,
        modules_in_order=course.modules_in_order,
        modules=tuple(
            _module(
                number,
                module,
                lessons=_lessons(number, lessons.get(module.path, []), address),
                prerequisites=tuple(before.get(module.pk, ())),
                address=address,
                **_quizzes(quizzes.get(module.path, []), address, is_work_required=course.is_work_required),
            )
            for number, module in enumerate(modules, start=1)
        ),
        survey=_survey(course, address),
    )


def rebuild_outline(*, course_id: int) -> Outline | None:
    """Idempotent. The outline of a course that is not published is removed, and None comes back."""
    course = CoursePage.objects.live().filter(pk=course_id).first()
    if course is None:
        PublishedOutline.objects.filter(course_id=course_id).delete()
        return None
    outline = build_outline(course)
    PublishedOutline.objects.update_or_create(course=course, defaults={"data": outline.to_json()})
    return outline


def refresh_outline(*, course_id: int) -> None:
    """Rebuilds what is kept and makes nothing new: safe while the course itself is being deleted."""
    course = CoursePage.objects.filter(pk=course_id).first()
    if course is not None:
        data = build_outline(course).to_json()
        PublishedOutline.objects.filter(course_id=course_id).update(data=data, built_at=timezone.now())


class _Address:
    """Addresses of pages below a course, from the one address of the course: no query a page."""

    def __init__(self, course: CoursePage) -> None:
        self.url = course.get_url() or course.url_path
        self.start = len(course.url_path)

    def of(self, page: Page) -> str:
        return f"{self.url}{page.url_path[self.start :]}"


def _by_parent(pages: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for page in pages.order_by("path"):
        found.setdefault(page.path[:-STEP], []).append(page)
    return found


def _with_question_count(quizzes: Any) -> Any:
    drawn = QuizSection.objects.filter(quiz=OuterRef("pk")).values("quiz").values(total=Sum("count"))
    fixed = QuizQuestion.objects.filter(quiz=OuterRef("pk")).values("quiz").values(total=Count("pk"))
    counts = (Coalesce(Subquery(lines), 0) for lines in (drawn, fixed))
    return quizzes.annotate(drawn_count=next(counts), fixed_count=next(counts))


def _prerequisites(course: CoursePage) -> dict[int, list[int]]:
    named = ModulePage.prerequisites.through.objects.filter(from_modulepage__path__startswith=course.path)
    found: dict[int, list[int]] = {}
    for module, before in named.order_by("to_modulepage__path").values_list("from_modulepage_id", "to_modulepage_id"):
        found.setdefault(module, []).append(before)
    return found


def _module(
    number: int,
    page: ModulePage,
    *,
    lessons: tuple[LessonOutline, ...],
    prerequisites: tuple[int, ...],
    address: _Address,
    **quizzes: QuizOutline,
) -> ModuleOutline:
    return ModuleOutline(
        **{
            "id": page.pk,
            "number": number,
            "title": page.title,
            "url": address.of(page),
            "summary": page.summary,
            "is_open": page.is_open,
            "is_required": page.is_required,
            "lessons": lessons,
            "prerequisites": prerequisites,
            "quiz": None,
            **quizzes,
        }
    )


def _lessons(module_number: int, pages: list[LessonPage], address: _Address) -> tuple[LessonOutline, ...]:
    return tuple(_lesson(module_number, place, page, address) for place, page in enumerate(pages, start=1))


def _lesson(module_number: int, position: int, page: LessonPage, address: _Address) -> LessonOutline:
    return LessonOutline(
        id=page.pk,
        number=f"{module_number}.{position}",
        position=position,
        title=page.title,
        url=address.of(page),
        minutes=page.minutes,
        is_required=page.is_required,
        changed_at=page.changed_at,
        change_note=page.change_note,
    )


def _quizzes(pages: list[Any], address: _Address, *, is_work_required: bool) -> dict[str, QuizOutline]:
    """The first of each role: a module has one test, one assignment, one final test."""
    found: dict[str, QuizOutline] = {}
    for page in pages:
        is_required = page.is_required and (is_work_required or not page.is_work)
        found.setdefault(page.role, _quiz(page, address, is_required=is_required))
    return found


def _quiz(page: Any, address: _Address, *, is_required: bool) -> QuizOutline:
    return QuizOutline(
        id=page.pk,
        title=page.title,
        url=address.of(page),
        question_count=page.drawn_count + page.fixed_count,
        time_limit=page.time_limit,
        cut_score=page.cut_score,
        attempt_limit=page.attempt_limit,
        is_required=is_required,
    )


def _survey(course: CoursePage, address: _Address) -> SurveyOutline | None:
    page = SurveyPage.objects.child_of(course).live().order_by("path").first()
    if page is None:
        return None
    return SurveyOutline(id=page.pk, title=page.title, url=address.of(page), is_required=course.is_survey_required)
