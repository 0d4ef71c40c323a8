"""The words of `courses.wording` for templates, and a result of a test as people say it.

In the contents the words come from here and not from `blocktranslate`: said a hundred times a page, its numbers in the
way of the locale took a third of the whole page.
"""

from decimal import Decimal
from urllib.parse import urlencode

from django import template
from django.utils.formats import localize

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
