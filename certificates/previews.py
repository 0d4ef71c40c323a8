"""A template as it would be printed today: the real document of two invented people, and pictures of its pages.

Made inside the request, for the staff only: see docs/decisions/0029-template-preview.md.
"""

import base64
import io
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from django.utils import timezone
from PIL import Image

from certificates import pdf, rules, signing
from certificates.models import CertificateTemplate
from certificates.queries.sample import sample_facts
from certificates.services.templates import filled_texts

PEOPLE = {
    "long": ("Aleksandra Świętosława", "Brzęczyszczykiewicz-Wołodźko"),
    "short": ("Ewa", "Łoś"),
}
"""Nobody's names: as long as they come, and as short."""
CODE = "0" * rules.CODE_LENGTH
"""No certificate can have it: verification answers that it is unknown."""
WIDTH = 900
"""Pixels across a page in a picture: sharp in a column half as wide on a dense screen."""
COLOURS = 128
"""In a picture: a quarter of the bytes of one with all of them, in a fifth of the time."""

_one_at_a_time = Lock()
"""Pdfium may not be called from two threads of a process; and one preview at a time is load enough."""


@dataclass(frozen=True)
class Picture:
    png: bytes
    width: int
    height: int

    @property
    def address(self) -> str:
        return "data:image/png;base64," + base64.b64encode(self.png).decode()


def said_of(
    template: CertificateTemplate, facts: rules.Facts, *, number: str, code: str, issued_at: datetime
) -> rules.Snapshot:
    """What a certificate with these texts would say of these facts. The template need not be saved."""
    texts = filled_texts(template, facts)
    return rules.build_snapshot(facts=facts, template=texts, number=number, code=code, issued_at=issued_at)


def sample_said(template: CertificateTemplate, first_name: str, last_name: str) -> rules.Snapshot:
    """What the document of someone who did the whole course today would say."""
    now = timezone.now()
    facts = sample_facts(template.course, first_name=first_name, last_name=last_name, now=now)
    number = rules.format_number(rules.local_date(now).year, 0)
    return said_of(template, facts, number=number, code=CODE, issued_at=now)


def sample_document(template: CertificateTemplate, person: str) -> bytes:
    """The document of one of PEOPLE, marked as a sample: it has the seal, but no signature and no badge."""
    said = sample_said(template, *PEOPLE[person])
    with _one_at_a_time:
        return pdf.render_certificate(said, signature=signing.look(), is_sample=True)


def unfit(said: rules.Snapshot, first_name: str, last_name: str) -> tuple[str, ...]:
    """What does not fit on the page when this is said of this person, in words for the editor."""
    with _one_at_a_time:
        return pdf.fits({**said, "name": rules.name_of(first_name, last_name)})


def pictures_of(document: bytes, *, most: int | None = None) -> list[Picture]:
    """One of each page, or of the first ``most``."""
    import pypdfium2

    with _one_at_a_time, pypdfium2.PdfDocument(document) as opened:
        return [_picture(opened[number]) for number in range(min(len(opened), most or len(opened)))]


def _picture(page) -> Picture:  # type: ignore[no-untyped-def]  # pypdfium2 has no types
    image = page.render(scale=WIDTH / page.get_width()).to_pil()
    written = io.BytesIO()
    few = image.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(written, "PNG", compress_level=4)
    return Picture(written.getvalue(), *image.size)
