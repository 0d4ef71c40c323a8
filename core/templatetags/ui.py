"""Tags and filters every template has, without loading: icons, Polish typography, dates, errors of a form."""

from functools import cache, lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.functional import SimpleLazyObject
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from core import formats, markup, typography
from core.forms.errors import FormError, form_errors

register = template.Library()


@cache
def _svg(name: str) -> tuple[str, str]:
    """What stands before and after the value of the class attribute. The files are ours, so they may be trusted."""
    svg = render_to_string(f"components/icons/{name}.svg").strip()
    before, _, after = svg.partition('class="')
    return before, after


@register.simple_tag
def icon(name: str, css: str = "", label: str = "") -> SafeString:
    """`{% icon "tick-done" %}`; `css` adds classes, `label` makes it a picture with a name instead of decoration."""
    before, after = _svg(name)
    role = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    space = " " if css else ""
    return mark_safe(  # noqa: S308
        f'{before}{role} focusable="false" class="{conditional_escape(css)}{space}{after}'
    )


@register.simple_tag
def kept(template_name: str, **arguments: Any) -> SafeString:
    """Like `include … only` for a part that depends on nothing but these values: no request, no user.

    Rendered once a process for the same values, for people who stand at the same place see the same.
    Every value must be hashable; outlines, states and menus are.
    """
    render = _render.__wrapped__ if settings.DEBUG else _render
    return render(template_name, get_language(), tuple((name, _plain(value)) for name, value in arguments.items()))


@lru_cache(maxsize=1000)
def _render(template_name: str, language: str | None, arguments: tuple[tuple[str, Any], ...]) -> SafeString:
    return render_to_string(template_name, dict(arguments))


def _plain(value: Any) -> Any:
    """Without its lazy wrapper, which would keep the request alive that it was made for."""
    if isinstance(value, SimpleLazyObject):
        bool(value)
        return value._wrapped
    return value


@register.filter(is_safe=True)
def typo(value: object) -> str:
    """Polish no-break spaces; in HTML known to be safe only between the tags."""
    if hasattr(value, "__html__"):
        return mark_safe(typography.typo_html(value.__html__()))  # noqa: S308
    return typography.typo("" if value is None else str(value))


@register.filter
def markdown(text: str) -> SafeString:
    """A small Markdown, cleaned, with Polish no-break spaces: paragraphs, lists, links."""
    return mark_safe(typography.typo_html(markup.to_html(text)))  # noqa: S308


@register.filter
def long_date(value) -> str:
    return formats.long_date(value) if value else ""


@register.filter
def long_datetime(value) -> str:
    return formats.long_datetime(value) if value else ""


@register.filter
def clock(value) -> str:
    """'12:03'; a time already written out stays as it is."""
    return value if isinstance(value, str) else formats.clock(value) if value else ""


@register.filter
def initials(value: object) -> str:
    """'AW' for a person with first_name and last_name, or for words of a string."""
    names = (
        [getattr(value, "first_name", ""), getattr(value, "last_name", "")]
        if not isinstance(value, str)
        else value.split()
    )
    return "".join(name[0].upper() for name in names[:2] if name)


@register.filter
def errors_of(form) -> list[FormError]:
    """Every mistake of a form, with the address of its field, in the order of the fields."""
    return form_errors(form)


@register.filter
def near(number: int, current: int) -> bool:
    """Whether a page of a list stands next to the current one."""
    return abs(number - current) <= 1


@register.filter
def is_gap(number: int, current: int) -> bool:
    """Whether the dots of a left out run of pages stand here."""
    return abs(number - current) == 2
