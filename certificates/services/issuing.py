"""Issuing: a completion becomes a numbered, coded, frozen record."""

import secrets
import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from certificates import badges, lettering, queries, rules
from certificates.models import (
    Certificate,
    CertificateEvent,
    CertificateTemplate,
    IssueObstacle,
    NumberSeries,
    StatusList,
)
from certificates.services.errors import CertificateWaits, NameMissing, NameNotPrintable, RequiredTestNotPassed
from certificates.services.events import record_event
from certificates.services.templates import active_template, filled_texts
from courses.models import Completion


@transaction.atomic
def issue_certificate(*, completion: Completion, now: datetime | None = None) -> Certificate:
    """One certificate a completion, with the next number of the year. Idempotent: an issued one comes back.

    The row of the completion is locked first, so two at once take turns; the number is taken last, so what fails
    before leaves no gap. Raises CertificateWaits (NameNotPrintable, NameMissing, RequiredTestNotPassed).
    """
    now = now or timezone.now()
    completion = _locked(completion)
    if existing := completion.certificates.standing().first():
        return existing
    if queries.tests_not_passed(completion):
        raise RequiredTestNotPassed
    template = active_template(course=completion.enrolment.course)
    facts = queries.facts_of(completion)
    check_name(facts.first_name, facts.last_name)
    certificate = add_first(completion=completion, template=template, facts=facts, now=now)
    IssueObstacle.objects.filter(completion=completion).delete()
    return certificate


def check_name(first_name: str, last_name: str) -> None:
    """Raises NameMissing or NameNotPrintable."""
    if not first_name.strip() or not last_name.strip():
        raise NameMissing
    if missing := rules.missing_glyphs(f"{first_name} {last_name}", lettering.letters_of_names()):
        raise NameNotPrintable(missing)


def note_obstacle(*, completion: Completion, error: CertificateWaits) -> IssueObstacle:
    """Writes down why the certificate waits, for the coordinator. Idempotent: the first day stays."""
    obstacle, _created = IssueObstacle.objects.update_or_create(
        completion=completion, defaults={"kind": error.kind, "detail": error.detail}
    )
    return obstacle


def add_first(
    *, completion: Completion, template: CertificateTemplate, facts: rules.Facts, now: datetime
) -> Certificate:
    """The first certificate of a completion that the caller has locked."""
    snapshot = rules.build_snapshot(
        facts=facts,
        template=filled_texts(template, facts),
        number=next_number(now),
        code=rules.new_code(),
        issued_at=now,
    )
    holder = completion.enrolment.participant
    return write_record(snapshot=snapshot, now=now, completion=completion, template=template, holder=holder)


def write_record(*, snapshot: rules.Snapshot, now: datetime, **fields: Any) -> Certificate:
    """The record of a snapshot with its badge, its place in the status list and its first event.

    ``fields``: completion, template, holder, and for a successor supersedes and reason. Call it in a transaction in
    which the number was taken.
    """
    status_list, status_index = _place_in_status_list()
    identity = uuid.uuid4()
    certificate = Certificate.objects.create(
        id=identity,
        number=snapshot["number"],
        code=snapshot["code"],
        snapshot=snapshot,
        snapshot_sha256=rules.digest(snapshot),
        issued_at=now,
        valid_until=rules.stored_date(snapshot["dates"]["valid_until"]),
        status_list=status_list,
        status_index=status_index,
        badge=badges.make_badge(
            certificate_id=identity,
            snapshot=snapshot,
            template_id=fields["template"].pk,
            list_number=status_list.number,
            list_index=status_index,
        ),
        **fields,
    )
    promise = {"snapshot_sha256": certificate.snapshot_sha256}  # in the chain, which a changed record cannot follow
    record_event(certificate=certificate, kind=CertificateEvent.Kind.ISSUED, now=now, data=promise)
    return certificate


def next_number(now: datetime) -> str:
    """The lock is held to the end of the transaction: what is rolled back gives its number back."""
    year = rules.local_date(now).year
    NumberSeries.objects.get_or_create(prefix=rules.NUMBER_PREFIX, year=year)
    series = NumberSeries.objects.select_for_update().get(prefix=rules.NUMBER_PREFIX, year=year)
    series.last_number += 1
    series.save(update_fields=["last_number"])
    return rules.format_number(year, series.last_number, series.prefix)


def _locked(completion: Completion) -> Completion:
    people = Completion.objects.select_related("enrolment__participant", "enrolment__course", "enrolment__edition")
    return people.select_for_update(of=("self",)).get(pk=completion.pk)


def _place_in_status_list() -> tuple[StatusList, int]:
    """A random bit that no badge has, in a list at most half full. Whoever holds the number series is alone here."""
    status_list = StatusList.objects.order_by("-number").first()
    if status_list is None or status_list.certificates.count() * 2 >= StatusList.SIZE:
        status_list = StatusList.objects.create(number=status_list.number + 1 if status_list else 1)
    while True:
        index = secrets.randbelow(StatusList.SIZE)
        if not status_list.certificates.filter(status_index=index).exists():
            return status_list, index
