"""What the signature of a file is worth: pyHanko's validation and difference analysis, in plain words.

Validators that look at the signature alone still answer "valid" when a page was painted over behind the signed bytes:
the difference is what this examination is for. Files come from strangers: nothing is fetched, and paths of certificates
are built for our own signatures only (a crafted heap of certificates has no end of paths).
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO

from asn1crypto import cms
from cryptography import x509
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from certificates.signing import authority
from certificates.signing.identity import Identity, fingerprint
from certificates.signing.loop import run
from certificates.signing.memory import in_asn1
from certificates.signing.report import SignatureReport

LARGEST = 20 * 1024 * 1024
"""Bytes of a file that is looked at; a certificate has two hundred thousand."""
MOST_CERTIFICATES = 10
"""In the token of a time-stamp server; real ones bring two or three."""
MOST_SIGNATURES = 10
"""Of a file that are looked at for ours."""

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
    reader = PdfFileReader(BytesIO(pdf))
    if reader.encrypted:
        return SignatureReport(problem=_("The file is locked with a password: it is not as we issued it."))
    signatures = reader.embedded_regular_signatures[:MOST_SIGNATURES]
    if not signatures:
        return SignatureReport(problem=_("The file has no electronic signature."))
    ours = (each for each in signatures if who and _certificate(each) in who.own)
    return _judge(next(ours, signatures[0]), who)


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
    if not (report.is_intact and report.is_trusted):
        return replace(report, covers_all=False)
    return replace(report, covers_all=False, appended=True, problem=_problem_of_appendix(None))


@dataclass(frozen=True, slots=True)
class Findings:
    """``level``: what was changed behind the signature; None where it was not analysed."""

    is_intact: bool
    is_trusted: bool
    is_stamped: bool
    level: ModificationLevel | None


def _judge(signature: EmbeddedPdfSignature, who: Identity | None) -> SignatureReport:
    certificate, stamped_at = _certificate(signature), None
    if who and certificate in who.own:
        stamped_at = _stamped_at(signature)
        signed_at = stamped_at or signature.self_reported_timestamp
        found = _of_ours(signature, who, stamped_at)
        found = replace(found, is_trusted=found.is_trusted and _was_valid(certificate, signed_at))
    else:
        signed_at = signature.self_reported_timestamp
        found = _of_a_stranger(signature)
    covers_all = signature.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return SignatureReport(
        is_signed=True,
        is_intact=found.is_intact,
        is_trusted=found.is_trusted,
        covers_all=covers_all,
        appended=found.is_intact and not covers_all,
        signer=_common_name(certificate),
        is_test=authority.is_test(certificate),
        fingerprint=fingerprint(certificate),
        signed_at=signed_at.astimezone(UTC) if signed_at else None,
        timestamped=found.is_stamped,
        problem=_problem(found, covers_all),
    )


def _of_ours(signature: EmbeddedPdfSignature, who: Identity, stamped_at: datetime | None) -> Findings:
    """Our certificates are trusted as such, and the roots of the chain for the time stamp."""
    chain = [in_asn1(each) for each in who.chain]
    roots = [each for each in chain if each.self_signed != "no"] or chain
    status = run(
        async_validate_pdf_signature(
            signature,
            signer_validation_context=ValidationContext(trust_roots=[in_asn1(each) for each in who.own]),
            ts_validation_context=ValidationContext(trust_roots=roots, other_certs=chain, moment=stamped_at),
        )
    )
    stamp = status.timestamp_validity
    return Findings(
        is_intact=status.intact and status.valid,
        is_trusted=bool(status.trusted),
        is_stamped=bool(stamp and stamp.valid and stamp.trusted),
        level=status.modification_level,
    )


def _of_a_stranger(signature: EmbeddedPdfSignature) -> Findings:
    signature.compute_integrity_info(skip_diff=True)  # type: ignore[no-untyped-call]
    intact, valid = validate_sig_integrity(
        signature.signer_info, signature.signer_cert, "data", signature.compute_digest()
    )
    return Findings(is_intact=intact and valid, is_trusted=False, is_stamped=False, level=None)


def _certificate(signature: EmbeddedPdfSignature) -> x509.Certificate:
    return x509.load_der_x509_certificate(signature.signer_cert.dump())


def _stamped_at(signature: EmbeddedPdfSignature) -> datetime | None:
    """The time in the token of the time-stamp server, not yet checked. Raises ValueError for a crafted token."""
    attributes = signature.signer_info["unsigned_attrs"]
    for attribute in attributes if attributes.native else ():
        if attribute["type"].native == "signature_time_stamp_token":
            token: cms.SignedData = attribute["values"][0]["content"]
            if len(token["certificates"]) > MOST_CERTIFICATES:
                raise ValueError("a time stamp with a heap of certificates")
            stamped_at: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
            return stamped_at
    return None


def _was_valid(certificate: x509.Certificate, moment: datetime | None) -> bool:
    return bool(moment and certificate.not_valid_before_utc <= moment <= certificate.not_valid_after_utc)


def _common_name(certificate: x509.Certificate) -> str:
    names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def _problem(found: Findings, covers_all: bool) -> str:
    if not found.is_intact:
        return _("The content was changed after signing: the signature does not fit it.")
    if not found.is_trusted:
        return _("The file was signed by someone else's key, not by the one this site publishes.")
    return "" if covers_all else _problem_of_appendix(found.level)


def _problem_of_appendix(level: ModificationLevel | None) -> str:
    if level in (ModificationLevel.NONE, ModificationLevel.LTA_UPDATES):
        return _("Data was appended to the signed file. Its pages are as they were when it was signed.")
    return _("Something was appended to the file after signing. What it shows may differ from what was issued.")
