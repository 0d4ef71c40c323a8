"""Lessons in the search (see knowledgebase.search.registry): found by those who may read them."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.formats import long_date
from courses.models import LessonPage, PublishedOutline
from courses.outline import Outline
from courses.queries import desk
from courses.rules import course_state
from courses.states import CourseState
from knowledgebase.search.registry import Access, Document, Source, register
from knowledgebase.search.texts import body_text


def lesson_document(page: LessonPage) -> Document:
    minutes = _("%(minutes)d min") % {"minutes": page.minutes}
    return Document(
        title=page.title,
        url=page.url or page.url_path,
        text=f"{page.lead}\n{body_text(page.body)}",
        meta=" · ".join([minutes, _("legal state %(date)s") % {"date": long_date(page.legal_state)}]),
        page_id=page.pk,
    )


def lessons_open_to(user: Any) -> Access:
    """Lessons that the rules of their course leave open to this person: one query for a visitor, four otherwise."""
    modules = {
        item.item.id: item.item.module_number
        for state in _states(user)
        for item in state.items()
        if not item.is_locked and item.item.is_lesson
    }
    places = {lesson: _("module %(number)d") % {"number": number} for lesson, number in modules.items()}
    return Access(condition=Q(page_id__in=list(modules)), places=places)


def _states(user: Any) -> list[CourseState]:
    """Where the person stands in every published course."""
    own = desk(user)
    others = PublishedOutline.objects.exclude(course__in=[course.enrolment.course_id for course in own])
    outlines = (Outline.from_json(data) for data in others.values_list("data", flat=True))
    return [course.state for course in own] + [course_state(each, frozenset(), enrolled=False) for each in outlines]


register(
    Source(
        kind="lesson",
        model=LessonPage,
        name=gettext_lazy("Lesson of the handbook"),
        names=gettext_lazy("Lessons of the handbook"),
        order=30,
        objects=lambda: LessonPage.objects.live().filter(alias_of=None),
        document=lesson_document,
        access=lessons_open_to,
    )
)
