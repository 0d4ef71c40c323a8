"""From snapshot to bytes: HTML, layout, and a PDF mended to two standards."""

from datetime import datetime
from functools import cache
from pathlib import Path

from cssselect2 import ElementWrapper
from lxml.html import document_fromstring
from weasyprint import CSS, HTML, Attachment
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration

from certificates import rules
from certificates.pdf import SignatureLook
from certificates.pdf.accents import accent_of
from certificates.pdf.conformance import claim_both_standards
from certificates.pdf.contents import markup
from certificates.pdf.fetching import OWN_FILES, OwnFilesFetcher
from certificates.pdf.finishing import Finisher
from certificates.pdf.images import Images
from certificates.pdf.layout import is_crowded

STYLES = Path(__file__).parent / "certificate.css"
ELEMENTS = Path(__file__).parent / "elements.css"
VARIANT = "pdf/a-3a"
DENSITIES = range(4)
"""How closely the first page is set, from airy to as close as it goes."""


@cache
def fonts() -> FontConfiguration:
    """Fonts are read once a process: reading them again for each document doubles its cost."""
    return FontConfiguration()


@cache
def styles(accent: str) -> CSS:
    text = STYLES.read_text().replace("var(--mark)", accent_of(accent).mark)
    return CSS(string=text, base_url=str(STYLES), font_config=fonts(), url_fetcher=OwnFilesFetcher())


@cache
def elements() -> CSS:
    return CSS(filename=str(ELEMENTS), font_config=fonts(), url_fetcher=OwnFilesFetcher())


class Paper(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A page of ours: only elements that ours have, without the pseudo-elements of every web page.

    Read by lxml, which is written in C: the parser of WeasyPrint takes fifteen times as long, a twentieth of the whole.
    """

    def __init__(self, markup: str) -> None:
        self.base_url, self.url_fetcher, self.media_type = str(OWN_FILES), OwnFilesFetcher(), "print"
        self.wrapper_element = ElementWrapper.from_html_root(document_fromstring(markup), content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [elements()]


def render(said: rules.Snapshot, *, badge: str, signature: SignatureLook | None, is_sample: bool) -> bytes:
    said = rules.readable(said)
    document = lay_out(said, signature=signature, is_sample=is_sample)
    return write(document, said, badge=badge, signature=signature, is_sample=is_sample)


def lay_out(said: rules.Snapshot, *, signature: SignatureLook | None = None, is_sample: bool = False) -> Document:
    """As airy as the first page allows: what is long is set more closely, step by step."""
    for density in DENSITIES:
        html = Paper(markup(said, signature=signature, is_sample=is_sample, density=density))
        style = styles(said["template"]["accent"])
        document: Document = html.render(font_config=fonts(), stylesheets=[style], pdf_variant=VARIANT, cache=Images())
        if not is_crowded(document):
            break
    return document


def write(
    document: Document, said: rules.Snapshot, *, badge: str, signature: SignatureLook | None, is_sample: bool
) -> bytes:
    """The PDF of a laid-out document.

    Its objects stand one by one and not packed together (streams are packed by the finisher): 30 KB more, and a seventh
    of the time less, since a signature reads them again.
    """
    claim_both_standards(document)
    written: bytes = document.write_pdf(
        pdf_variant=VARIANT,
        uncompressed_pdf=True,
        pdf_identifier=rules.digest(said).encode(),
        attachments=[_attached(badge, said)] if badge else None,
        finisher=Finisher(said=said, signature=signature, is_sample=is_sample),
    )
    return written


def _attached(badge: str, said: rules.Snapshot) -> Attachment:
    moment = datetime.fromisoformat(said["dates"]["issued_at"])
    return Attachment(
        string=badge,
        name="badge.jwt",
        description="Open Badges 3.0",
        created=moment,
        modified=moment,
        relationship="Data",
    )
