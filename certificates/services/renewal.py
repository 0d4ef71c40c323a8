"""Renewal: what the certificate confirms is brought up to today's law, and its validity begins anew."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from certificates import rules
from certificates.models import Certificate
from certificates.queries import facts_of
from certificates.queries.renewals import renewal_of
from certificates.services.errors import LessonsLeft, RenewalNotDue
from certificates.services.issuing import check_name
from certificates.services.standing import check_no_correction_waits, check_replaceable, lock_certificate
from certificates.services.succession import add_successor, successor_of
from certificates.services.templates import active_template, filled_texts


@transaction.atomic
def renew_certificate(*, certificate: Certificate, now: datetime | None = None) -> Certificate:
    """The successor with the facts of today, under the name of the one before. Idempotent: one made before comes back.

    Never by itself: the holder asks for it. Raises NotStanding, RevocationWaits, CorrectionWaits, RenewalNotDue,
    LessonsLeft, NameNotPrintable.
    """
    now = now or timezone.now()
    old = lock_certificate(certificate)
    if made := successor_of(old, rules.Reason.RENEWAL):
        return made
    facts = _facts_for_renewal(old, now)
    template = active_template(course=old.completion.enrolment.course)
    texts = filled_texts(template, facts)
    return add_successor(
        old=old,
        reason=rules.Reason.RENEWAL,
        template=template,
        now=now,
        write=lambda number, code: rules.build_snapshot(
            facts=facts,
            template=texts,
            number=number,
            code=code,
            issued_at=now,
            supersedes=rules.Predecessor(old.number, rules.Reason.RENEWAL),
        ),
    )


def _facts_for_renewal(old: Certificate, now: datetime) -> rules.Facts:
    """A name corrected on the certificate stays, whatever the account says: another name is a correction."""
    _check_renewable(old, now)
    name = old.said["name"]
    check_name(name["first"], name["last"])
    return replace(facts_of(old.completion), first_name=name["first"], last_name=name["last"])


def _check_renewable(old: Certificate, now: datetime) -> None:
    check_replaceable(old)
    check_no_correction_waits(old)
    renewal = renewal_of(old, rules.local_date(now))
    if not renewal.is_due:
        raise RenewalNotDue
    if not renewal.can_be_made:
        raise LessonsLeft(renewal.lessons_left)
