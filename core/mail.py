"""Mail: texts are files, and it is sent by the worker after the change it tells of has been committed.

An event `certificates/email/issued` has `issued_subject.txt` and `issued_message.txt`, and `issued_message.html` (a
child of core/email/base.html) where the text alone, dressed in the site's look, is not enough.
"""

from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.validators import validate_email
from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.utils import translation

from core.tasks import deliver_mail

Recipient = AbstractBaseUser | str


def send(prefix: str, to: Recipient, context: dict[str, Any]) -> None:
    """Render the mail of an event now and queue it in the current transaction; rolled back, it is never sent.

    In the recipient's language. Raises TemplateDoesNotExist when a text is missing and ValidationError for an address
    that is none, so that a mistake shows where it is made and not in the worker.
    """
    address = _address(to)
    with translation.override(getattr(to, "language", None) or settings.LANGUAGE_CODE):
        parts = render(prefix, {"user": to if isinstance(to, get_user_model()) else None, **context})
    deliver_mail.enqueue(**parts, to=address, message_id=new_message_id())


def render(prefix: str, context: dict[str, Any]) -> dict[str, str]:
    """The subject in one line, the text and the HTML of an event, in the language that is active."""
    whole = {"public_url": settings.PUBLIC_URL, "site_name": settings.SITE_NAME, **context}
    subject = " ".join(render_to_string(f"{prefix}_subject.txt", whole).split())
    text = render_to_string(f"{prefix}_message.txt", whole).strip() + "\n"
    dressed = {**whole, "subject": subject, "text": text}
    return {"subject": subject, "text": text, "html": _html_template(prefix).render(dressed)}


def new_message_id() -> str:
    """Made when the mail is queued, so that a copy delivered twice is recognised as one by mail programs."""
    return f"<{uuid4().hex}@{urlsplit(settings.PUBLIC_URL).hostname or 'localhost'}>"


def _html_template(prefix: str) -> Any:
    try:
        return get_template(f"{prefix}_message.html")
    except TemplateDoesNotExist:
        return get_template("core/email/text.html")


def _address(to: Recipient) -> str:
    address = to if isinstance(to, str) else str(getattr(to, to.get_email_field_name()))
    validate_email(address)  # also refuses line breaks, which could smuggle in a header
    return address
