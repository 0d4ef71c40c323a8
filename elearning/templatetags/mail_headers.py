"""Headers of mail as people read them, for the mail viewer of development."""

from email.header import decode_header, make_header

from django import template

register = template.Library()


@register.filter
def header(message, name: str) -> str:
    """'Kod do założenia konta' for what stands in the mail as '=?utf-8?q?Kod_do_…'."""
    return str(make_header(decode_header(message.get(name) or "")))
