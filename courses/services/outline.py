"""Keeps the outline of a course in step with its published pages."""

from typing import Any

from django.db.models import Sum
from django.utils import timezone
from wagtail.models import Page

from courses.models import CoursePage, LessonPage, ModulePage, PublishedOutline, QuizPage
from courses.outline import LessonOutline, ModuleOutline, Outline, QuizOutline

STEP = CoursePage.steplen  # characters of a tree path a level


def build_outline(course: CoursePage) -> Outline:
    """The published pages below the course, in the order of the tree. Three queries, however long the course."""
    address = _Address(course)
    modules = ModulePage.objects.child_of(course).live().order_by("path")
    lessons = _by_parent(LessonPage.objects.descendant_of(course).live().defer("body", "sources", "outcomes"))
    quizzes = _by_parent(QuizPage.objects.descendant_of(course).live().annotate(question_count=Sum("sections__count")))
    return Outline(
        course_id=course.pk,
        title=course.title,
        url=address.of(course),
        legal_state=course.legal_state,
        modules_in_order=course.modules_in_order,
        modules=tuple(
            _module(number, module, lessons.get(module.path, []), quizzes.get(module.path, []), address)
            for number, module in enumerate(modules, start=1)
        ),
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


def _module(
    number: int, page: ModulePage, lessons: list[LessonPage], quizzes: list[Any], address: _Address
) -> ModuleOutline:
    return ModuleOutline(
        id=page.pk,
        number=number,
        title=page.title,
        url=address.of(page),
        summary=page.summary,
        is_open=page.is_open,
        is_required=page.is_required,
        lessons=tuple(_lesson(number, place, lesson, address) for place, lesson in enumerate(lessons, start=1)),
        quiz=_quiz(quizzes[0], address) if quizzes else None,
    )


def _lesson(module_number: int, position: int, page: LessonPage, address: _Address) -> LessonOutline:
    return LessonOutline(
        id=page.pk,
        number=f"{module_number}.{position}",
        position=position,
        title=page.title,
        url=address.of(page),
        minutes=page.minutes,
        is_required=page.is_required,
    )


def _quiz(page: Any, address: _Address) -> QuizOutline:
    return QuizOutline(
        id=page.pk,
        title=page.title,
        url=address.of(page),
        question_count=page.question_count or 0,
        time_limit=page.time_limit,
        cut_score=page.cut_score,
        attempt_limit=page.attempt_limit,
        is_required=page.is_required,
    )
