"""Each record by itself: its snapshot, its events, what it stands in place of, the template it was made with."""

import hmac
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.db.models import OuterRef, Subquery

from certificates.audit.findings import Problem, Problems, Tally
from certificates.models import Certificate, CertificateEvent, CertificateTemplate
from certificates.rules import PLACEHOLDERS, TemplateTexts, digest, readable, stored_date

Kind = CertificateEvent.Kind


def problems_of_snapshot(certificate: Certificate) -> Problems:
    """Of an erased person what is left is compared with the digest written at the erasure."""
    promised = certificate.erased_sha256 if certificate.is_erased else certificate.snapshot_sha256
    if not hmac.compare_digest(digest(certificate.snapshot), promised):
        yield _problem(certificate, "its snapshot was changed: it does not fit its digest")
        return
    events = events_by_kind(certificate)
    if events.get(Kind.ISSUED, {}).get("snapshot_sha256", certificate.snapshot_sha256) != certificate.snapshot_sha256:
        yield _problem(certificate, "its record has another digest of the snapshot than the event of issue")
    if events.get(Kind.ERASED, {}).get("left_sha256", certificate.erased_sha256) != certificate.erased_sha256:
        yield _problem(certificate, "its record has another digest of what is left than the event of erasure")
    said = certificate.said
    told = {"number": said["number"], "code": said["code"], "valid_until": stored_date(said["dates"]["valid_until"])}
    for field, value in told.items():
        if getattr(certificate, field) != value:
            yield _problem(certificate, f"its record has another {field.replace('_', ' ')} than its snapshot")
    if certificate.is_erased and (said["name"]["full"] or certificate.badge or certificate.holder_id):
        yield _problem(certificate, "was erased, but still names a person")


def problems_of_events(certificate: Certificate) -> Problems:
    """``certificate.telling_events``: those that happen once, by kind."""
    kinds = events_by_kind(certificate)
    expected = {
        Kind.ISSUED: True,
        Kind.FILED: bool(certificate.pdf_sha256),
        Kind.SUPERSEDED: hasattr(certificate, "successor"),
        Kind.ERASED: certificate.is_erased,
    }
    for kind, is_expected in expected.items():
        if is_expected and kind not in kinds:
            yield _problem(certificate, f'no event "{kind}" tells of it')
        if kind in kinds and not is_expected:
            yield _problem(certificate, f'an event "{kind}" tells what the record does not')


def events_by_kind(certificate: Certificate) -> dict[str, dict[str, Any]]:
    return {event.kind: event.data for event in certificate.telling_events}  # type: ignore[attr-defined]


def problems_of_succession(certificate: Certificate) -> Problems:
    old, named = certificate.supersedes, certificate.said["supersedes"]
    if old is None:
        if named:
            yield _problem(
                certificate, f"its snapshot names {named['number']}, in whose place it stands; its record does not"
            )
        return
    if named != {"number": old.number, "reason": certificate.reason}:
        yield _problem(certificate, f"its snapshot does not say that it stands in place of {old.number}")
    if old.completion_id != certificate.completion_id:
        yield _problem(certificate, f"stands in place of {old.number}, which is of another completion")
    if old.issued_at > certificate.issued_at:
        yield _problem(certificate, f"is older than {old.number}, in whose place it stands")


def problems_of_templates(tally: Tally) -> Problems:
    """Whether a used template still says what the first certificate of it does. Two queries, however many there are."""
    firsts = Certificate.objects.filter(template=OuterRef("pk")).order_by("issued_at").values("pk")[:1]
    templates = list(CertificateTemplate.objects.annotate(first=Subquery(firsts)).exclude(first=None).order_by("pk"))
    certificates = Certificate.objects.in_bulk([template.first for template in templates])
    for template in templates:
        tally.checked += 1
        certificate = certificates[template.first]
        if changed := list(_differences(template.texts, certificate)):
            text = f"its template ({template}) was changed after it was used: {', '.join(changed)}"
            yield _problem(certificate, text)


def _differences(texts: TemplateTexts, certificate: Certificate) -> Iterator[str]:
    """Names of what differs; places in the statement may hold anything."""
    said = readable(certificate.snapshot)
    printed = {**said, **said["template"], "version": said["template"]["version"]}
    was = {
        "signatories": [asdict(signatory) for signatory in texts.signatories],
        "logos": [asdict(logo) for logo in texts.logos],
        "programme": list(texts.programme),
        "outcomes": list(texts.outcomes),
        **{name: getattr(texts, name) for name in ("version", "title", "issuer", "hours", "accent")},
    }
    yield from (name for name, value in was.items() if printed[name] != value)
    statement = said["template"]["statement"]  # empty where the person was erased
    if statement and not _pattern(texts.statement).fullmatch(statement):
        yield "statement"


def _pattern(statement: str) -> re.Pattern[str]:
    places = "|".join(map(re.escape, PLACEHOLDERS))
    parts = re.split(rf"\{{\s*(?:{places})\s*\}}", statement)
    return re.compile(".*".join(map(re.escape, parts)), re.DOTALL)


def _problem(certificate: Certificate, text: str) -> Problem:
    return Problem(certificate.number, text)
