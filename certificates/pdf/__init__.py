"""The document: A4, tagged, PDF/A-3a and PDF/UA-1 in one file, the same bytes from the same snapshot."""

from dataclasses import dataclass

from certificates.rules import Snapshot


@dataclass(frozen=True, slots=True)
class SignatureLook:
    """How the document announces its signature; that of a test authority says plainly that it has no legal force."""

    is_test: bool


def render_certificate(snapshot: Snapshot, *, is_sample: bool = False) -> bytes:
    """Byte-identical for equal snapshots under the same release of the libraries.

    WeasyPrint takes half a second to load, and only the worker needs it: it is imported at the first document.
    """
    from certificates.pdf.render import render

    return render(snapshot, is_sample=is_sample)
