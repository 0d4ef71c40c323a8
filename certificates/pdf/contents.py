"""What the pages say, from the snapshot alone: never from today's records."""

from typing import Any
from urllib.parse import urlsplit

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from certificates import rules
from certificates.pdf import SignatureLook
from certificates.pdf.accents import NAVY
from certificates.pdf.faces import line_width

LINE = 154 * 72 / 25.4
"""Width of the text on the first page, in points (certificate.css, .words)."""
SERIF = {"family": "Source Serif 4", "weight": 600}
# Largest size in points at which so many lines hold the text: (class, size, lines). The last one holds what is left.
TITLE_SIZES = (("xl", 47, 1), ("l", 37, 1), ("m", 28, 2), ("s", 23, 9))
NAME_SIZES = (("xl", 34, 1), ("l", 27, 1), ("m", 23, 2), ("s", 18, 2), ("xs", 15, 3), ("xxs", 12, 9))
COURSE_SIZES = (("l", 20, 2), ("m", 16, 3), ("s", 13, 9))


def markup(said: rules.Snapshot, *, signature: SignatureLook | None, is_sample: bool, density: int = 0) -> str:
    """The document as HTML, in its language. ``density`` 0 to 3: how closely the first page is set."""
    with translation.override(said["language"]):
        context = _context(said) | {"signature": signature, "is_sample": is_sample, "density": density}
        return render_to_string("certificates/pdf/certificate.html", context)


def verification_url(code: str) -> str:
    """What the QR code holds; short, so that the code stays coarse and scans from a bad copy."""
    return f"{settings.PUBLIC_URL}/c/{code}"


def _context(said: rules.Snapshot) -> dict[str, Any]:
    address = verification_url(said["code"])
    dates = {name: rules.stored_date(said["dates"][name]) for name in ("issued", "completed", "valid_until")}
    return {
        **said,
        **dates,
        "legal_state": rules.stored_date(said["legal_state"]),
        "code": rules.group_code(said["code"]),
        "title_size": size_for(said["template"]["title"], TITLE_SIZES),
        "name_size": size_for(said["name"]["full"], NAME_SIZES),
        "course_size": size_for(said["course"]["title"], COURSE_SIZES),
        "column": {1: "one", 2: "two", 3: "three"}.get(len(said["signatories"]), ""),
        "own_outcomes": said["outcomes"] or (said["programme"] and _outcomes_of_modules(said)),
        "verification_host": urlsplit(address).netloc,
        "verification_path": reverse("certificates:verify_form"),
        "verification_address": address,
        "qr": qr_sign(address),
    }


def size_for(text: str, sizes: tuple[tuple[str, int, int], ...]) -> str:
    """The class of the largest size in which the text keeps to its lines; lines that break waste a part."""
    for name, size, lines in sizes:
        room = LINE if lines == 1 else LINE * lines * 0.82
        if line_width(text, size=size, **SERIF) <= room:  # type: ignore[arg-type]
            return name
    return sizes[-1][0]


def qr_sign(address: str) -> str:
    """As a data: address. Any mask is valid; to try all eight for the evenest would cost as much as a page."""
    sign = segno.make(address, error="m", micro=False, mask=4)
    return sign.svg_data_uri(border=0, omitsize=True, dark=NAVY)


def _outcomes_of_modules(said: rules.Snapshot) -> list[str]:
    return [outcome for module in said["modules"] for outcome in module["outcomes"]]
