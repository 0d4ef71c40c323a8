"""What people and programs do to a file after it was issued. Each takes the genuine bytes and gives others."""

import base64
import json
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


def flip_a_byte(document: bytes, at: int | None = None) -> bytes:
    """In the middle, where text and fonts are, unless a place is given."""
    at = len(document) // 2 if at is None else at
    return document[:at] + bytes([document[at] ^ 1]) + document[at + 1 :]


def paint_over(document: bytes) -> bytes:
    """A new revision behind the signed one, which covers the name: what signature checkers call valid."""
    writer = IncrementalPdfFileWriter(BytesIO(document), strict=False)
    paint = StreamObject(stream_data=b"q 1 1 1 rg 60 480 480 90 re f 0 0 0 rg BT /F1 30 Tf 80 510 Td (X) Tj ET Q")
    writer.add_stream_to_page(0, writer.add_object(paint))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def append_rubbish(document: bytes) -> bytes:
    return document + b"\n<script>rubbish</script>\n"


def append_blank(document: bytes) -> bytes:
    return document + b"\r\n"


def save_anew(document: bytes) -> bytes:
    with pikepdf.open(BytesIO(document)) as pdf:
        return _saved(pdf)


def exchange_code(document: bytes, old: str, new: str) -> bytes:
    """The addresses in the links name another certificate."""
    with pikepdf.open(BytesIO(document)) as pdf:
        for page in pdf.pages:
            for link in page.get("/Annots", []):
                if "/A" in link and "/URI" in link.A:
                    link.A.URI = pikepdf.String(str(link.A.URI).replace(old, new))
        return _saved(pdf)


def exchange_badge(document: bytes, token: str) -> bytes:
    with pikepdf.open(BytesIO(document)) as pdf:
        pdf.attachments["badge.jwt"] = pikepdf.AttachedFileSpec(pdf, token.encode(), filename="badge.jwt")
        return _saved(pdf)


def lock_with_password(document: bytes) -> bytes:
    with pikepdf.open(BytesIO(document)) as pdf:
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="u"))
        return out.getvalue()


def give_badge_another_name(token: str, name: str = "Jan Kowalski") -> str:
    """Another achievement in the claims; header and signature stay."""
    header, claims, signature = token.split(".")
    said = json.loads(base64.urlsafe_b64decode(claims + "=="))
    said["credentialSubject"]["achievement"]["name"] = name
    changed = base64.urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=").decode()
    return f"{header}.{changed}.{signature}"


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = BytesIO()
    pdf.save(out)
    return out.getvalue()
