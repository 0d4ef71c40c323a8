"""Keeps outlines in step with what editors do in the page tree.

Reads the tree and writes one row; no business happens here.
"""

from typing import Any

from wagtail.models import Page

from courses.models import CoursePage
from courses.services.changes import date_change
from courses.services.outline import STEP, rebuild_outline, refresh_outline


def on_lesson_published(sender: type, instance: Page, **kwargs: Any) -> None:
    """Before the outline is made anew, which tells of the change."""
    date_change(lesson=instance)


def on_page_changed(sender: type, instance: Page, **kwargs: Any) -> None:
    """Published, unpublished, or given another address."""
    for course_id in _courses_around(instance.path):
        rebuild_outline(course_id=course_id)


def on_page_moved(
    sender: type, instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any
) -> None:
    """Both courses when a page changes the course; the addresses of every course below when a page above moves."""
    moved = Page.objects.get(pk=instance.pk)
    for course_id in _courses_around(moved.path) | _courses_above(parent_page_before.path):
        rebuild_outline(course_id=course_id)


def on_page_deleted(sender: type, instance: Page, **kwargs: Any) -> None:
    for course_id in _courses_above(instance.path[:-STEP]):
        refresh_outline(course_id=course_id)


def _courses_around(path: str) -> set[int]:
    """The course that holds the page, and the courses below it."""
    below = CoursePage.objects.filter(path__startswith=path).values_list("pk", flat=True)
    return _courses_above(path) | set(below)


def _courses_above(path: str) -> set[int]:
    paths = [path[:end] for end in range(STEP, len(path) + 1, STEP)]
    return set(CoursePage.objects.filter(path__in=paths).values_list("pk", flat=True))
