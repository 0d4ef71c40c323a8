"""Where a question was asked from: a page of the site, or a person's own result of a test."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.models import User
from advising.states import PlaceKind
from courses.models import Attempt

KINDS = {
    "lessonpage": PlaceKind.LESSON,
    "quizpage": PlaceKind.QUIZ,
    "articlepage": PlaceKind.ARTICLE,
}
LONGEST_ID = 18
"""Digits that fit in the column of either database."""


@dataclass(frozen=True, slots=True)
class Place:
    """`label` and `url` are kept with the case: the page may be renamed or go."""

    kind: PlaceKind | str = ""
    label: str = ""
    url: str = ""
    page: Page | None = None
    attempt: Attempt | None = None

    @property
    def query(self) -> str:
        """What the address of the form carries."""
        return f"wynik={self.attempt.pk}" if self.attempt else f"strona={self.page.pk}" if self.page else ""


def page_place(page_id: str) -> Place | None:
    """A published page that anyone may see; a locked lesson too, for its title is in the open contents."""
    if not page_id.isascii() or not page_id.isdecimal() or len(page_id) > LONGEST_ID:
        return None
    page: Any = Page.objects.live().public().filter(pk=int(page_id), depth__gt=1).select_related("content_type").first()
    if page is None or not (url := page.get_url()):
        return None
    kind = KINDS.get(page.content_type.model, PlaceKind.PAGE)
    return Place(kind=kind, label=page.title, url=url, page=page)


def result_place(user: User, attempt_id: str) -> Place | None:
    """The person's own closed attempt; someone else's does not exist for them."""
    attempts = Attempt.objects.of(user).closed().select_related("quiz")
    try:
        attempt: Any = attempts.filter(pk=attempt_id).first()
    except (ValueError, ValidationError):
        return None
    if attempt is None:
        return None
    url = reverse("courses:attempt_result", args=[attempt.pk])
    return Place(kind=PlaceKind.RESULT, label=_result_label(attempt), url=url, attempt=attempt)


def _result_label(attempt: Attempt) -> str:
    if attempt.score is None:  # an advisor has still to read the answers
        return _("%(quiz)s, attempt %(number)s") % {"quiz": attempt.quiz.title, "number": attempt.number}
    words = _("%(quiz)s, attempt %(number)s: %(score)s out of %(max)s")
    figures = {"score": _number(attempt.score), "max": _number(attempt.max_score)}
    return words % {"quiz": attempt.quiz.title, "number": attempt.number, **figures}


def _number(value: Any) -> str:
    return number_format(value.normalize(), use_l10n=True)
