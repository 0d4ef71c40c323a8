"""Verdicts about files. The digest decides; everything read in the file only explains."""

from collections.abc import Iterator

from certificates import badges
from certificates.models import Certificate
from certificates.samples import CODE as SAMPLE_CODE
from certificates.verification import contents, digests, reads
from certificates.verification.contents import Contents
from certificates.verification.digests import Digests
from certificates.verification.sandbox import Reading, read_apart
from certificates.verification.verdicts import Detail, FileKind, FileVerdict


def examine_digests(told: Digests) -> FileVerdict:
    """By digests alone, worked out where the file is. Two queries."""
    known = reads.certificates_by_file([told.whole, *told.beginnings])
    if certificate := known.get(told.whole):
        return FileVerdict(FileKind.EXACT, certificate)
    for beginning in told.beginnings:
        if certificate := known.get(beginning):
            return FileVerdict(FileKind.APPENDED, certificate)
    return FileVerdict(FileKind.UNKNOWN)


def examine_file(data: bytes) -> FileVerdict:
    """By the file itself: a PDF, or a badge as a token. Never raises, whatever the bytes are."""
    told = digests.digests_of(data)
    by_digest = examine_digests(told)
    if by_digest.kind == FileKind.EXACT:
        return by_digest
    if by_digest.kind == FileKind.APPENDED and by_digest.certificate:
        return _appended(data, told, by_digest.certificate)
    if contents.is_pdf(data):
        return _examine_pdf(data, told)
    return _examine_badge(contents.badge_token(data))


def can_be_examined(data: bytes) -> bool:
    return contents.is_pdf(data) or bool(contents.badge_token(data))


def _appended(data: bytes, told: Digests, certificate: Certificate) -> FileVerdict:
    length = told.beginnings[certificate.pdf_sha256]
    added = data[length:]
    if not added.strip():
        details: tuple[Detail, ...] = (Detail.ONLY_SPACE,)
        return FileVerdict(FileKind.APPENDED, certificate, added_bytes=len(added), details=details)
    signature = read_apart(data).signature
    details = (Detail.SIGNATURE_AGREES,) if signature.is_intact else ()
    return FileVerdict(FileKind.APPENDED, certificate, added_bytes=len(added), details=details, signature=signature)


def _examine_pdf(data: bytes, told: Digests) -> FileVerdict:
    said = contents.read(data)
    if not said.claims_to_be_ours:
        return FileVerdict(FileKind.UNREADABLE if said.is_protected else FileKind.FOREIGN)
    if SAMPLE_CODE in said.codes:
        return FileVerdict(FileKind.FOREIGN, claimed_number=said.number, details=(Detail.SAMPLE,))
    claimed = reads.certificates_by_code(said.codes)
    if not claimed:
        details = (Detail.CODE_UNKNOWN,) if said.codes else ()
        return FileVerdict(FileKind.DIFFERS, claimed_number=said.number, details=details)
    if told.whole == claimed[0].unsigned_sha256:
        return FileVerdict(FileKind.UNSIGNED, claimed[0], claimed_number=said.number)
    return _differs(read_apart(data), said, claimed)


def _differs(reading: Reading, said: Contents, claimed: list[Certificate]) -> FileVerdict:
    certificate, *others = claimed
    details = list(_signature_details(reading))
    if others or (said.number and said.number != certificate.number):
        details.append(Detail.CODE_EXCHANGED)
    if reading.badge:
        details += _badge_details(reading.badge, certificate)
    return FileVerdict(
        FileKind.DIFFERS,
        certificate,
        claimed_number=said.number,
        details=tuple(details),
        signature=reading.signature,
    )


def _signature_details(reading: Reading) -> Iterator[Detail]:
    signature = reading.signature
    if reading.was_stopped:
        return
    if not signature.is_signed:
        yield Detail.SIGNATURE_MISSING
    elif not signature.is_intact:
        yield Detail.SIGNATURE_BROKEN
    elif not signature.is_trusted:
        yield Detail.SIGNATURE_OF_ANOTHER


def _badge_details(token: str, certificate: Certificate) -> Iterator[Detail]:
    report = badges.examine(token)
    if report.verdict != badges.Verdict.GENUINE:
        yield Detail.BADGE_ALTERED
    elif report.certificate_id != certificate.pk:
        yield Detail.BADGE_OF_ANOTHER


def _examine_badge(token: str) -> FileVerdict:
    report = badges.examine(token) if token else None
    certificate = reads.certificate_by_id(report.certificate_id) if report and report.certificate_id else None
    if report and report.verdict == badges.Verdict.GENUINE and certificate:
        return FileVerdict(FileKind.BADGE_GENUINE, certificate)
    if report and report.verdict == badges.Verdict.ALTERED:
        return FileVerdict(FileKind.BADGE_ALTERED, certificate)
    return FileVerdict(FileKind.FOREIGN)
