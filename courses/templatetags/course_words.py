"""The words of `courses.wording` for templates, and a result of a test as people say it.

In the contents the words come from here and not from `blocktranslate`: said a hundred times a page, its numbers in the
way of the locale took a third of the whole page.
"""

from collections.abc import Collection
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
register.filter(wording.place_of)
register.filter(wording.back_to_begun)


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
def of_quiz(results: dict | tuple, quiz_id: int):
    """The result of this quiz, or nothing."""
    if isinstance(results, dict):
        return results.get(quiz_id)
    return next((result for result in results or () if result.quiz_id == quiz_id), None)


@register.filter
def of_module(results: dict, module) -> tuple:
    """The results of the tests of this module, for a part that is kept by its values."""
    return tuple(results[quiz.item.id] for quiz in module.quizzes if quiz.item.id in results)


@register.filter
def result_words(result, kind: str) -> str:
    """'test passed: 8 of 10'; nothing where there is nothing to tell."""
    if not result:
        return ""
    numbers = {"score": points(result.best_score), "best_of": points(result.max_score)}
    return wording.result_of(kind, is_passed=result.is_passed, is_waiting=result.is_waiting, **numbers)


@register.filter
def is_same(one: object, other: object) -> bool:
    """For arguments of `include`, which take a value but no comparison."""
    return one == other


@register.filter
def is_in(one: object, many: Collection[object]) -> bool:
    return one in many


@register.filter
def with_next(url: str, path: str) -> str:
    """The address of signing in that comes back to this page."""
    return f"{url}?{urlencode({'next': path})}"
