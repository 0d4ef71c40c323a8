"""Words about points and time, as the templates of tests need them."""

from datetime import datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy, ngettext, pgettext

from courses.questions import Mark

register = template.Library()

HOUR, DAY = 60, 24 * 60

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
def seconds_left(deadline: datetime) -> int:
    return max(0, int((deadline - timezone.now()).total_seconds()))


@register.filter
def extra_words(extra: int) -> str:
    """That the time of this person is longer, and by how many minutes."""
    words = ngettext(
        "This includes %(number)s extra minute granted to you.",
        "This includes %(number)s extra minutes granted to you.",
        extra,
    )
    return words % {"number": extra}


@register.filter
def duration(value: int) -> str:
    """Minutes in the largest unit that holds them whole: '45 minut', '2 godziny', '1 dzień'."""
    if value % DAY == 0:
        return ngettext("%(number)s day", "%(number)s days", value // DAY) % {"number": value // DAY}
    if value % HOUR == 0:
        return ngettext("%(number)s hour", "%(number)s hours", value // HOUR) % {"number": value // HOUR}
    return minutes(value)


@register.filter
def day_and_time(value: datetime) -> str:
    """'24 listopada, 9:15': of something near, so without the year."""
    return date_format(timezone.localtime(value), pgettext("format of a near date with time", "j F, G:i"))


@register.filter
def verdict(mark: Mark) -> str:
    """What to say about an option; nothing about one that was rightly left alone."""
    return VERDICTS.get(mark, "")


@register.filter
def mark_icon(mark: Mark) -> str:
    return ICONS[mark]
