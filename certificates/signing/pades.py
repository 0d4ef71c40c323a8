"""The signature in the file: PAdES (ETSI EN 319 142-1), as a certification that permits no change.

Baseline B-B; with a time-stamp server B-LT, the proofs that certificates were not revoked written together with the
signature, so that nothing stands behind the signed bytes.
"""

from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import BaseStampStyle
from pyhanko_certvalidator import ValidationContext

PROFILES = {False: "PAdES-B-B", True: "PAdES-B-LT"}
"""By whether the time is stamped."""

ATTRIBUTES_AND_SIGNATURE = 2048
"""Bytes, generously: what is signed beside the digest takes 300, an RSA-8192 signature 1,024."""


class NoStamp(BaseStampStyle):
    """Nothing is painted: the seal is part of the page, and pyHanko's own stamp would break PDF/A and PDF/UA."""

    def create_stamp(self, writer: Any, box: Any, text_params: dict[str, Any]) -> None:
        return None


async def sign(
    pdf: bytes,
    *,
    field: str,
    signer: signers.Signer,
    timestamper: TimeStamper | None = None,
    trust: ValidationContext | None = None,
) -> bytes:
    """The file with its signature in ``field``: B-B, with a time stamp B-T, with ``trust`` to prove the paths B-LT."""
    about = signers.PdfSignatureMetadata(
        field_name=field,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
        embed_validation_info=trust is not None,
        validation_context=trust,
        signer_key_usage=set(),  # seals carry digitalSignature, nonRepudiation or both,
        dss_settings=DSSContentSettings(include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE),
    )
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    pen = signers.PdfSigner(about, signer, timestamper=timestamper, stamp_style=NoStamp())
    signed: BytesIO = await pen.async_sign_pdf(writer, bytes_reserved=None if timestamper else _room(signer))
    return signed.getvalue()


def _room(signer: signers.Signer) -> int:
    """Hexadecimal digits to keep free. pyHanko would sign twice to find out, which takes a third of the whole time."""
    certificates = {each.dump() for each in (signer.signing_cert, *signer.cert_registry)}
    return 2 * (sum(map(len, certificates)) + ATTRIBUTES_AND_SIGNATURE)
