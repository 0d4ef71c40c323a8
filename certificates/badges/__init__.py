"""Open Badges 3.0: the certificate as a credential that machines check, also without this site."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import translation

from certificates.badges import credential, examination, names, tokens
from certificates.badges.attachments import from_pdf
from certificates.badges.examination import BadgeReport, Verdict, examine
from certificates.badges.keys import KeyNotOpened
from certificates.badges.status_lists import WITHDRAWING, forget_lists
from certificates.rules import Snapshot, readable

__all__ = [
    "WITHDRAWING",
    "BadgeReport",
    "KeyNotOpened",
    "Verdict",
    "content_of",
    "examine",
    "forget_lists",
    "from_pdf",
    "make_badge",
]


def make_badge(*, certificate_id: UUID, snapshot: Snapshot, template_id: int, list_number: int, list_index: int) -> str:
    """The credential as a signed token (VC-JWT, ES256); makes the first key where there is none.

    Call it in the transaction of the issue. Raises KeyNotOpened.
    """
    said = readable(snapshot)
    place = credential.Place(
        issuer=names.issuer_did(),
        site=settings.PUBLIC_URL,
        achievement=names.achievement_url(template_id),
        verification=names.verification_url(said["code"]),
        status_list=names.status_list_url(list_number),
        status_index=list_index,
    )
    with translation.override(said["language"]):
        claims = credential.claims_of(
            certificate_id=certificate_id, snapshot=said, place=place, salt=credential.new_salt()
        )
    return tokens.sign(claims)


def content_of(token: str) -> dict[str, Any]:
    """What a badge of ours says, readable; the signature is not looked at."""
    _header, claims = examination.decode(token)
    return claims
