"""The document: A4, tagged, PDF/A-3a and PDF/UA-1 in one file, the same bytes from the same snapshot."""

from dataclasses import dataclass

from certificates.rules import Snapshot


@dataclass(frozen=True, slots=True)
class SignatureLook:
    """What the seal says. ``is_test``: the authority has no legal standing, and the page says so plainly."""

    is_test: bool


def render_certificate(
    said: Snapshot, *, badge: str = "", signature: SignatureLook | None = None, is_sample: bool = False
) -> bytes:
    """Byte-identical for equal arguments under the same release of the libraries.

    ``said`` is a snapshot of any version. ``badge`` is attached as ``badge.jwt``. With a ``signature`` the seal is
    drawn and an empty signature field stands over it. WeasyPrint takes half a second to load, and only the worker
    needs it: it is imported at the first document.
    """
    from certificates.pdf.render import render

    return render(said, badge=badge, signature=signature, is_sample=is_sample)


def fits(said: Snapshot) -> tuple[str, ...]:
    """What does not fit on the page, in words for the person who writes the template; empty when all is well."""
    from certificates.pdf.fitting import problems

    return problems(said)
