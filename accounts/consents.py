"""Verbs and reads of consents."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from accounts.models import ConsentDecision, ConsentText

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_decisions(*, person: "User", decisions: Mapping[ConsentText, bool], subject: str = "") -> None:
    """One row a text. A decision that the last row already says is not written again: idempotent."""
    for text, is_accepted in decisions.items():
        if latest_decision(person, text, subject) is not is_accepted:
            ConsentDecision.objects.create(person=person, text=text, is_accepted=is_accepted, subject=subject)


def latest_decision(person: "User", text: ConsentText, subject: str = "") -> bool | None:
    """True accepted, False refused, None not asked yet."""
    rows = ConsentDecision.objects.filter(person=person, text=text, subject=subject)
    return rows.order_by("-decided_at", "-pk").values_list("is_accepted", flat=True).first()


@transaction.atomic
def withdraw_consent(*, decision: ConsentDecision) -> None:
    """A further row says no, for the same matter. Idempotent."""
    if decision.person is not None:
        record_decisions(person=decision.person, decisions={decision.text: False}, subject=decision.subject)


def decisions_of(person: "User") -> list[ConsentDecision]:
    """The decision in force about each text and matter, the latest first. One query."""
    rows = ConsentDecision.objects.filter(person=person).select_related("text").order_by("-decided_at", "-pk")
    latest: dict[tuple[int, str], ConsentDecision] = {}
    for row in rows:
        latest.setdefault((row.text_id, row.subject), row)
    return list(latest.values())


@transaction.atomic
def publish_text(*, key: str, title: str, text: str, is_required: bool = True) -> ConsentText:
    """The text in force under a key. The same words make no new version: idempotent."""
    current = ConsentText.objects.select_for_update().filter(key=key, is_current=True).first()
    if current and (current.title, current.text, current.is_required) == (title, text, is_required):
        return current
    version = current.version + 1 if current else 1
    ConsentText.objects.filter(key=key).update(is_current=False)
    return ConsentText.objects.create(key=key, version=version, title=title, text=text, is_required=is_required)
