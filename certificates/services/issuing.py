"""Issuing: a completion becomes a numbered, coded, frozen record."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from certificates import lettering, queries, rules
from certificates.models import Certificate, CertificateEvent, CertificateTemplate, IssueObstacle, NumberSeries
from certificates.services.errors import CertificateWaits, NameMissing, NameNotPrintable
from certificates.services.templates import active_template
from courses.models import Completion


@transaction.atomic
def issue_certificate(*, completion: Completion, now: datetime | None = None) -> Certificate:
    """One certificate a completion, with the next number of the year. Idempotent.

    The row of the completion is locked first, so two at once take turns; the number is taken last, so what fails
    before leaves no gap. Raises CertificateWaits (NameNotPrintable, NameMissing).
    """
    now = now or timezone.now()
    completion = _locked(completion)
    if existing := completion.certificates.first():
        return existing
    template = active_template(course=completion.enrolment.course)
    facts = queries.facts_of(completion)
    check_name(facts.first_name, facts.last_name)
    certificate = _write(completion, template, facts, now)
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


def _locked(completion: Completion) -> Completion:
    people = Completion.objects.select_related("enrolment__participant", "enrolment__course")
    return people.select_for_update(of=("self",)).get(pk=completion.pk)


def _write(completion: Completion, template: CertificateTemplate, facts: rules.Facts, now: datetime) -> Certificate:
    number, code = _next_number(rules.local_date(now).year), rules.new_code()
    snapshot = rules.build_snapshot(facts=facts, template=template.texts, number=number, code=code, issued_at=now)
    certificate = Certificate.objects.create(
        number=number,
        code=code,
        completion=completion,
        holder=completion.enrolment.participant,
        template=template,
        snapshot=snapshot,
        snapshot_sha256=rules.digest(snapshot),
        issued_at=now,
    )
    CertificateEvent.objects.create(certificate=certificate, kind=CertificateEvent.Kind.ISSUED, happened_at=now)
    return certificate


def _next_number(year: int) -> str:
    """The lock is held to the end of the transaction: what is rolled back gives its number back."""
    NumberSeries.objects.get_or_create(prefix=rules.NUMBER_PREFIX, year=year)
    series = NumberSeries.objects.select_for_update().get(prefix=rules.NUMBER_PREFIX, year=year)
    series.last_number += 1
    series.save(update_fields=["last_number"])
    return rules.format_number(year, series.last_number, series.prefix)
