"""Words of the register: what a certificate is, what happened to it."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from certificates.models import Certificate, CertificateEvent, IssueObstacle
from certificates.wording import CATEGORY_LABELS, EVENT_LABELS, REASON_LABELS, STATUS_COLOURS, STATUS_LABELS

register = template.Library()

BY = {"holder": gettext_lazy("by the holder"), "office": gettext_lazy("by the office")}

WHAT_TO_DO = {
    IssueObstacle.Kind.NAME: gettext_lazy(
        "Write to the person and ask to complete the first name and the surname in the account."
    ),
    IssueObstacle.Kind.LETTERS: gettext_lazy(
        "Ask the person how to write the name in letters that the certificate can print, and to change the account."
    ),
    IssueObstacle.Kind.TESTS: gettext_lazy(
        "Look into the gradebook: the completion was recorded without a test that the course requires. "
        "The certificate is issued when the test is passed."
    ),
}


@register.inclusion_tag("components/tag.html")
def status_tag(certificate: Certificate) -> dict[str, Any]:
    """The status as a tag: a word with its colour."""
    status = certificate.status
    return {"text": STATUS_LABELS[status], "colour": STATUS_COLOURS[status]}


@register.filter
def event_label(event: CertificateEvent) -> Any:
    return EVENT_LABELS.get(CertificateEvent.Kind(event.kind), event.kind)


@register.filter
def event_note(event: CertificateEvent) -> Any:
    """What the event adds to its name: who downloaded, why it was revoked. It names no person."""
    if category := event.data.get("category"):
        return CATEGORY_LABELS.get(category, category)
    if reason := event.data.get("reason"):
        return REASON_LABELS.get(reason, reason)
    return BY.get(event.data.get("by", ""), "")


@register.filter
def what_to_do(obstacle: IssueObstacle) -> Any:
    """What the coordinator can do, so that the certificate is issued."""
    return WHAT_TO_DO[IssueObstacle.Kind(obstacle.kind)]


@register.filter
def holder_name(certificate: Certificate) -> str:
    """The name that stands on the document, the surname first: the register is read by it."""
    name = certificate.said["name"]
    return f"{name['last']} {name['first']}".strip() or _("personal data erased")
