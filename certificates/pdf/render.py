"""From snapshot to bytes. Everything printed comes from the snapshot, nothing from today's records."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from certificates import rules
from certificates.pdf import SignatureLook
from certificates.pdf.conformance import claim_both_standards

STYLES = Path(__file__).parent / "certificate.css"
OWN_FILES = Path(__file__).parent.parent
NAVY = "#14294f"
LONG_NAME = 26
"""Letters of a name that fit on one line in the large size."""


class OwnFilesFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Fonts and drawings of this app, and data: addresses; nothing from the network or elsewhere on the disk."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        parts = urlsplit(url)
        own = parts.scheme == "file" and Path(unquote(parts.path)).resolve().is_relative_to(OWN_FILES)
        if not own and parts.scheme != "data":
            raise ValueError(f"A certificate loads nothing from {url}")
        return super().fetch(url, headers)


@cache
def typesetting() -> tuple[FontConfiguration, CSS]:
    """Fonts and styles, read once a process: reading them again for each document doubles its cost."""
    fonts = FontConfiguration()
    return fonts, CSS(filename=str(STYLES), font_config=fonts, url_fetcher=OwnFilesFetcher())


def render(said: rules.Snapshot, *, badge: str, signature: SignatureLook | None, is_sample: bool) -> bytes:
    snapshot = rules.readable(said)
    fonts, styles = typesetting()
    html = HTML(string=_markup(snapshot, is_sample), base_url=str(OWN_FILES), url_fetcher=OwnFilesFetcher())
    document: Document = html.render(font_config=fonts, stylesheets=[styles], pdf_variant="pdf/a-3a")
    claim_both_standards(document)
    identifier = rules.digest(snapshot).encode()
    written: bytes = document.write_pdf(pdf_variant="pdf/a-3a", pdf_identifier=identifier)
    return written


def verification_url(code: str) -> str:
    """What the QR code holds; short, so that the code stays coarse and scans from a bad copy."""
    return f"{settings.PUBLIC_URL}/c/{code}"


def _markup(snapshot: rules.Snapshot, is_sample: bool) -> str:
    with translation.override(snapshot["language"]):
        return render_to_string("certificates/pdf/certificate.html", _context(snapshot, is_sample))


def _context(snapshot: rules.Snapshot, is_sample: bool) -> dict[str, Any]:
    address = verification_url(snapshot["code"])
    dates = snapshot["dates"]
    return {
        **snapshot,
        "issued": rules.stored_date(dates["issued"]),
        "completed": rules.stored_date(dates["completed"]),
        "legal_state": rules.stored_date(snapshot["legal_state"]),
        "code": rules.group_code(snapshot["code"]),
        "has_long_name": len(snapshot["name"]["full"]) > LONG_NAME,
        "verification_host": urlsplit(address).netloc,
        "verification_path": reverse("certificates:verify_form"),
        "verification_address": address,
        "qr": segno.make(address, error="m", micro=False).svg_data_uri(border=0, omitsize=True, dark=NAVY),
        "is_sample": is_sample,
    }
