"""Words about points and time, as the templates of tests need them."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy, ngettext, pgettext

from courses.questions import Mark

register = template.Library()

VERDICTS = {
    Mark.RIGHT: gettext_lazy("Your answer, correct."),
    Mark.WRONG: gettext_lazy("Your answer, not correct."),
    Mark.MISSED: gettext_lazy("Correct, not chosen."),
}
ICONS = {Mark.RIGHT: "check", Mark.WRONG: "cross", Mark.MISSED: "missed", Mark.PLAIN: "circle"}


@register.filter
def number(value: Decimal | int | None) -> str:
    """'8' or '0,5': as many decimals as the number needs, with the comma of the language."""
    if value is None:
        return ""
    places = max(0, -int(Decimal(value).normalize().as_tuple().exponent))
    return number_format(value, decimal_pos=places)


@register.filter
def in_points(value: Decimal | int) -> str:
    """'1 punkt', '5 punktów', '0,5 punktu'."""
    words = number(value)
    if value != int(value):
        return pgettext("a fraction", "%(number)s points") % {"number": words}
    return ngettext("%(number)s point", "%(number)s points", int(value)) % {"number": words}


@register.filter
def minutes(value: int) -> str:
    return ngettext("%(number)s minute", "%(number)s minutes", value) % {"number": value}


@register.filter
def verdict(mark: Mark) -> str:
    """What to say about an option; nothing about one that was rightly left alone."""
    return VERDICTS.get(mark, "")


@register.filter
def mark_icon(mark: Mark) -> str:
    return ICONS[mark]
