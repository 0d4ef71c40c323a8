"""What the screens of the bank read: headings of lessons, open attempts, where a question is used, its history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.log_actions import registry

from courses.models import Attempt, AttemptItem, CoursePage, LessonPage, Question, QuestionVersion, QuizPage
from courses.models import QuizSection as Section
from courses.questions import KINDS

Choices = list[tuple[str, Any]]


def section_choices() -> Choices:
    """Headings of published lessons, a group a lesson: value "slug#anchor". One query."""
    lessons = LessonPage.objects.live().order_by("path").only("title", "slug", "body")
    groups = [(lesson.title, list(_headings(lesson))) for lesson in lessons]
    return [("", "–"), *(group for group in groups if group[1])]


def _headings(lesson: LessonPage) -> Iterator[tuple[str, str]]:
    """From the raw value: nothing of the lesson is rendered for a list of headings."""
    for block in lesson.body.raw_data:
        if block["type"] == "heading":
            yield f"{lesson.slug}#{block['value']['anchor']}", block["value"]["text"]


def open_attempts(question: Question) -> int:
    """Attempts under way in which this question stands."""
    asked = AttemptItem.objects.filter(version__question=question).values("attempt")
    return Attempt.objects.open().filter(pk__in=asked).count()


@dataclass(frozen=True)
class Uses:
    """`fixed`: quizzes that ask it of everyone; `drawn`: lines of blueprints that may draw it."""

    fixed: list[QuizPage]
    drawn: list[Section]
    attempts: int
    last_asked: datetime | None


def uses_of(question: Question) -> Uses:
    """Five queries, however many there are."""
    asked = AttemptItem.objects.filter(version__question=question)
    figures = asked.aggregate(attempts=Count("attempt", distinct=True), last=Max("attempt__started_at"))
    return Uses(
        fixed=list(QuizPage.objects.filter(fixed_questions__question=question).distinct()),
        drawn=list(_lines_that_draw(question)),
        attempts=figures["attempts"],
        last_asked=figures["last"],
    )


def _lines_that_draw(question: Question) -> Iterator[Section]:
    """A line without a competence draws from all the competences of its own course."""
    lines = Section.objects.filter(Q(competence=question.competence_id) | Q(competence=None))
    lines = lines.filter(Q(difficulty=question.difficulty) | Q(difficulty=None)).select_related("quiz", "competence")
    home = _course_path(question)
    for line in lines.order_by("quiz__path", "sort_order"):
        if line.competence_id or (home and line.quiz.path.startswith(home)):
            yield line


def _course_path(question: Question) -> str:
    """Of the course whose lesson teaches the competence; empty: of none."""
    lesson = question.competence.lesson
    paths = CoursePage.objects.values_list("path", flat=True) if lesson else ()
    return next((path for path in paths if lesson.path.startswith(path)), "")


@dataclass(frozen=True)
class Event:
    """One line of the history. `parts`: names of what differs from the version before."""

    at: datetime
    who: str
    what: str
    version: QuestionVersion | None
    parts: tuple[str, ...] = ()


def history_of(question: Question) -> list[Event]:
    """The newest first: what the log tells, and versions made before there was a log. Two queries."""
    versions = list(question.versions.select_related("created_by").order_by("created_at", "pk"))
    known = {version.pk: version for version in versions}
    changes = {new.pk: changed_parts(old, new) for old, new in pairwise(versions)}
    entries = registry.get_logs_for_instance(question).select_related("user")
    events = [_event(entry, known, changes) for entry in entries]
    told = {event.version.pk for event in events if event.version}
    events += [
        Event(version.created_at, _name(version.created_by), _("Version made"), version, changes.get(version.pk, ()))
        for version in versions
        if version.pk not in told
    ]
    return sorted(events, key=lambda event: event.at, reverse=True)


def _event(entry: Any, known: dict[int, QuestionVersion], changes: dict[int, tuple[str, ...]]) -> Event:
    version = known.get(entry.data.get("version"))
    parts = changes.get(version.pk, ()) if version else ()
    return Event(entry.timestamp, _name(entry.user), entry.message, version, parts)


def _name(user: Any) -> str:
    return (user.get_full_name() or user.email) if user else _("the loader of texts")


def changed_parts(old: QuestionVersion, new: QuestionVersion) -> tuple[str, ...]:
    """Names of the parts of the form that differ, as the author knows them."""
    if old.kind != new.kind:
        return (_("kind"),)
    names = {"text": _("question"), "feedback": _("why so"), "section": _("place in the handbook")}
    names |= {part.name: str(part.label).lower() for part in KINDS[new.kind].author_fields} if new.kind in KINDS else {}
    keys = [*names, *(key for key in new.spec if key not in names)]
    return tuple(names.get(key, key) for key in keys if old.spec.get(key) != new.spec.get(key))


def with_list_facts(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Everything a row of the list shows, in the same query."""
    return questions.select_related("current_version", "draft_version", "competence")
