"""How a certificate writes its facts."""

from django import template
from django.utils.translation import gettext as _

from certificates.rules import group_code

register = template.Library()
register.filter("group_code", group_code)


@register.filter
def duration(minutes: int) -> str:
    """'1 godz. 30 min'"""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
