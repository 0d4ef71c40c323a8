"""The form of a template as a browser posts it."""

from certificates.models import CertificateTemplate
from certificates.services.templates import fingerprint


def posted(template: CertificateTemplate | None = None, **changes) -> dict[str, str]:
    """All fields of a new template, or of ``template`` as it was opened; then the ``changes``."""
    values = {
        "title": "Certyfikat",
        "statement": "Zdane.",
        "issuer": "Akademia SRPS",
        "accent": "amber",
        "issues_at_once": "on",
        "programme": "",
        "outcomes": "",
        "hours": "",
        "valid_months": "",
        "signatories-count": "0",
        "logos-count": "0",
        "seen": fingerprint(template),
    }
    return values | changes


def signed_by(*people: tuple[str, str]) -> dict[str, str]:
    """Fields of the signatories: (name, position) each."""
    return _blocks("signatories", "signatory", [{"name": name, "position": position} for name, position in people])


def with_logos(*logos: tuple[int, str]) -> dict[str, str]:
    """Fields of the logos: (pk of an image, what it shows) each."""
    return _blocks("logos", "logo", [{"image": str(image), "alt": alt} for image, alt in logos])


def _blocks(stream: str, kind: str, blocks: list[dict[str, str]]) -> dict[str, str]:
    fields = {f"{stream}-count": str(len(blocks))}
    for number, block in enumerate(blocks):
        head = f"{stream}-{number}"
        fields |= {f"{head}-deleted": "", f"{head}-order": str(number), f"{head}-type": kind, f"{head}-id": ""}
        fields |= {f"{head}-value-{name}": value for name, value in block.items()}
    return fields
