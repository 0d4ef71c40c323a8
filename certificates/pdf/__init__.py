"""The document: A4, tagged, PDF/A-3a and PDF/UA-1 in one file, the same bytes from the same snapshot."""

from certificates.rules import Snapshot


def render_certificate(snapshot: Snapshot, *, is_sample: bool = False) -> bytes:
    """Byte-identical for equal snapshots under the same release of the libraries.

    WeasyPrint takes half a second to load, and only the worker needs it: it is imported at the first document.
    """
    from certificates.pdf.render import render

    return render(snapshot, is_sample=is_sample)
