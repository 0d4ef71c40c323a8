"""Ways in which files come back altered: each takes the bytes of a signed certificate and gives others."""

from io import BytesIO

import pikepdf
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.stamp import TextStampStyle

from certificates.signing.loop import run
from certificates.signing.memory import SignerInMemory
from certificates.tests.signing import authorities


def flip_byte(pdf: bytes) -> bytes:
    """One bit of a drawing, in the middle of the first page's stream."""
    at = pdf.index(b"stream") + 200
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def paint_over(pdf: bytes) -> bytes:
    """Another name over the first page, as an update that is appended: the signed bytes stay as they are."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    stamp = TextStampStyle(stamp_text="Jan Nowak", border_width=0).create_stamp(writer, None, {})
    stamp.apply(dest_page=0, x=100, y=400)
    painted = BytesIO()
    writer.write(painted)
    return painted.getvalue()


def change_value(pdf: bytes) -> bytes:
    """The title in the document's properties, as an update that is appended."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    writer.set_info(generic.DictionaryObject({generic.pdf_name("/Title"): generic.TextStringObject("Dyplom")}))
    changed = BytesIO()
    writer.write(changed)
    return changed.getvalue()


def append_line(pdf: bytes) -> bytes:
    return pdf + b"\n% Jan Nowak\n"


def append_much(pdf: bytes) -> bytes:
    """So much that a reader finds no end of the file where it looks for it."""
    return pdf + b"Jan Nowak\n" * 1000


def save_again(pdf: bytes) -> bytes:
    """By another program: nothing looks different, every byte is."""
    saved = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(saved)
    return saved.getvalue()


def cut(pdf: bytes) -> bytes:
    return pdf[: len(pdf) * 2 // 3]


def lock(pdf: bytes) -> bytes:
    locked = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    return locked.getvalue()


def sign_again(pdf: bytes) -> bytes:
    """By a key of somebody's own making, over everything; although the file permits no change."""
    stranger = authorities.Authority()
    key = ec.generate_private_key(ec.SECP256R1())
    signer = SignerInMemory(key, stranger.certify("Jan Nowak", key.public_key()), ())
    meta = signers.PdfSignatureMetadata(field_name="Inny")
    pen = signers.PdfSigner(meta, signer, new_field_spec=SigFieldSpec("Inny"))
    pen._enforce_certification_constraints = lambda reader: None
    signed: BytesIO = run(pen.async_sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))))
    return signed.getvalue()
