"""The words of `courses.wording` for templates, and a result of a test as people say it.

In the contents the words come from here and not from `blocktranslate`: said a hundred times a page, its numbers in the
way of the locale took a third of the whole page.
"""

from decimal import Decimal
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.formats import localize
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from courses import wording
from courses.outline import Item

register = template.Library()
register.filter(wording.lock_reason)
register.filter(wording.what_is_left)
register.filter(wording.why)
register.filter(wording.module_name)
register.filter(wording.lessons)
register.filter(wording.minutes)
register.filter(wording.lessons_read)
register.filter(wording.reading_time)


@register.simple_tag
def link_to(item: Item, module_number: int | None = None) -> str:
    return wording.link_to(item, module_number)


@register.simple_tag
def read_and_go(upcoming: Item | None, module_number: int) -> str:
    return wording.read_and_go(upcoming, module_number)


@register.simple_tag
def continue_with(item: Item, is_started: bool = False) -> str:
    return wording.continue_with(item, is_started=is_started)


@register.filter
def points(value: Decimal | None) -> str:
    """8, or 8,5: no zeros behind the comma."""
    return "" if value is None else localize(value.normalize() if value % 1 else int(value))


@register.filter
def of_quiz(results: dict, quiz_id: int):
    """The result of this quiz, or nothing."""
    return results.get(quiz_id)


@register.filter
def is_same(one: object, other: object) -> bool:
    """For arguments of `include`, which take a value but no comparison."""
    return one == other


@register.filter
def with_next(url: str, path: str) -> str:
    """The address of signing in that comes back to this page."""
    return f"{url}?{urlencode({'next': path})}"


@register.simple_tag
def kept(template_name: str, **arguments: Any) -> SafeString:
    """Like `include … only` for a part that depends on nothing but these values: no request, no user.

    Rendered once a process for the same values, for people who stand at the same place read the same contents.
    Every value must be hashable; states and outlines are.
    """
    render = _render.__wrapped__ if settings.DEBUG else _render
    return render(template_name, get_language(), tuple(arguments.items()))


@lru_cache(maxsize=1000)
def _render(template_name: str, language: str | None, arguments: tuple[tuple[str, Any], ...]) -> SafeString:
    return render_to_string(template_name, dict(arguments))
