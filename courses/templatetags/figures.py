"""Figures of questions as people read them."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def percent(share: float | None) -> str:
    """'63 %' of 0.63; a dash for what is not known."""
    return "–" if share is None else f"{number_format(round(100 * share))} %"


@register.filter
def of_hundred(value: float | None) -> str:
    """'63 %' of 63."""
    return "–" if value is None else f"{number_format(round(value))} %"


@register.filter
def correlation(value: float | None) -> str:
    """'0,42', '−0,10'; a dash where none can be given."""
    return "–" if value is None else number_format(value, decimal_pos=2).replace("-", "−")


@register.filter
def spent(seconds: int | None) -> str:
    """'1 min 20 s'."""
    if seconds is None:
        return "–"
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return _("%(seconds)d s") % {"seconds": rest}
    return _("%(minutes)d min %(seconds)d s") % {"minutes": minutes, "seconds": rest}


@register.filter
def whole(share: float | None) -> int:
    """For a bar of 100."""
    return round(100 * (share or 0))
