"""What the signature of a file is worth: pyHanko's validation and difference analysis, in plain words.

Validators that look at the signature alone still answer "valid" when a page was painted over behind the signed bytes:
the difference is what this examination is for.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from asn1crypto import tsp
from cryptography import x509
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from certificates.signing import authority
from certificates.signing.identity import Identity, fingerprint
from certificates.signing.loop import run
from certificates.signing.memory import in_asn1
from certificates.signing.report import SignatureReport

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that is looked at; a certificate has a hundred thousand."""

_BYTE_RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]")


def examine(pdf: bytes, who: Identity | None) -> SignatureReport:
    """Never raises. ``who``: whose signatures are trusted; None trusts nobody's."""
    if len(pdf) > LARGEST:
        return SignatureReport(problem=_("The file is too large for a certificate."))
    if pdf.lstrip()[:5] != b"%PDF-":
        return SignatureReport(problem=_("The file is not a PDF document."))
    try:
        return _examine(pdf, who)
    except Exception:  # bytes from a stranger: whatever pyHanko stumbles over, the answer is a report
        return _examine_signed_part(pdf, who)


def _examine(pdf: bytes, who: Identity | None) -> SignatureReport:
    with _reading(pdf) as reader:
        if reader.encrypted:
            return SignatureReport(problem=_("The file is locked with a password: it is not as we issued it."))
        signature = next(iter(reader.embedded_regular_signatures), None)
        if signature is None:
            return SignatureReport(problem=_("The file has no electronic signature."))
        return _judge(signature, who)


@contextmanager
def _reading(pdf: bytes) -> Iterator[Any]:
    with BytesIO(pdf) as stream:
        yield PdfFileReader(stream)


def _examine_signed_part(pdf: bytes, who: Identity | None) -> SignatureReport:
    """Of a file that cannot be read as a whole: what was signed may still be there, with rubbish behind it."""
    broken = SignatureReport(problem=_("The file is damaged: it cannot be read as a PDF document."))
    found = _BYTE_RANGE.search(pdf)
    end = int(found[2]) + int(found[3]) if found else 0
    if not 0 < end < len(pdf):
        return replace(broken, is_signed=found is not None)
    try:
        report = _examine(pdf[:end], who)
    except Exception:
        return replace(broken, is_signed=True)
    return replace(report, covers_all=False, appended=True, problem=_problem_of_appendix(None))


def _judge(signature: EmbeddedPdfSignature, who: Identity | None) -> SignatureReport:
    stamped_at = _stamped_at(signature)
    signed_at = stamped_at or signature.self_reported_timestamp
    status = run(
        async_validate_pdf_signature(
            signature,
            signer_validation_context=_trusting(who.own if who else ()),
            ts_validation_context=_trusting(who.chain if who else (), moment=stamped_at),
        )
    )
    certificate = x509.load_der_x509_certificate(signature.signer_cert.dump())
    is_intact = status.intact and status.valid
    covers_all = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    report = SignatureReport(
        is_signed=True,
        is_intact=is_intact,
        is_trusted=bool(status.trusted) and _was_valid(certificate, signed_at),
        covers_all=covers_all,
        appended=is_intact and not covers_all,
        signer=_common_name(certificate),
        is_test=authority.is_test(certificate),
        fingerprint=fingerprint(certificate),
        signed_at=signed_at.astimezone(UTC) if signed_at else None,
        timestamped=bool(status.timestamp_validity and status.timestamp_validity.trusted),
    )
    return replace(report, problem=_problem(report, status))


def _trusting(certificates: tuple[x509.Certificate, ...], *, moment: datetime | None = None) -> ValidationContext:
    """At ``moment``, or now. Nothing is fetched: a stranger's file must not make this site call addresses."""
    trusted = [in_asn1(each) for each in certificates]
    roots = [each for each in trusted if each.self_signed != "no"] or trusted
    return ValidationContext(trust_roots=roots, other_certs=trusted, moment=moment, allow_fetching=False)


def _stamped_at(signature: EmbeddedPdfSignature) -> datetime | None:
    """The time in the token of the time-stamp server, not yet checked."""
    attributes = signature.signer_info["unsigned_attrs"]
    for attribute in attributes if attributes.native else ():
        if attribute["type"].native == "signature_time_stamp_token":
            token: tsp.TSTInfo = attribute["values"][0]["content"]["encap_content_info"]["content"].parsed
            stamped_at: datetime = token["gen_time"].native
            return stamped_at
    return None


def _was_valid(certificate: x509.Certificate, moment: datetime | None) -> bool:
    return bool(moment and certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc)


def _common_name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def _problem(report: SignatureReport, status: PdfSignatureStatus) -> str:
    if not report.is_intact:
        return _("The content was changed after signing: the signature does not fit it.")
    if not report.is_trusted:
        return _("The file was signed by someone else's key, not by the one this site publishes.")
    if report.appended:
        return _problem_of_appendix(status.modification_level)
    return ""


def _problem_of_appendix(level: ModificationLevel | None) -> str:
    if level in (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES):
        return _("Data was appended to the signed file. It does not change what the document shows.")
    return _("Something was appended to the file after signing. What it shows may differ from what was issued.")
