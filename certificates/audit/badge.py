"""The badges of the records: signed by one of our keys, for this certificate, at this place in the list of status."""

from collections.abc import Iterator
from typing import Any

from certificates.audit.findings import Problem, Problems
from certificates.badges import examination
from certificates.badges.credential import hashed_name
from certificates.models import Certificate, SigningKey


class Badges:
    """Knows every key there ever was; there are few."""

    def __init__(self) -> None:
        self._keys = {key.kid: key for key in SigningKey.objects.all()}

    def problems(self, certificate: Certificate) -> Problems:
        """An erased person's badge is gone. The first certificates had none, and no place in a list either."""
        if not certificate.badge:
            if certificate.status_list_id and not certificate.is_erased:
                yield Problem(certificate.number, "its badge is missing")
            return
        for text in self._faults(certificate):
            yield Problem(certificate.number, f"its badge {text}")

    def _faults(self, certificate: Certificate) -> Iterator[str]:
        try:
            header, claims = examination.decode(certificate.badge)
        except examination.NotAToken:
            yield "cannot be read"
            return
        key = self._keys.get(examination.kid_of(header))
        if not examination.is_badge(header, claims):
            yield "is no Open Badge"
        elif key is None:
            yield "is signed with a key that is none of ours"
        elif not examination.is_signed_with(certificate.badge, key):
            yield "does not fit its signature"
        elif problem := examination.mismatch(certificate.badge, claims, certificate):
            yield problem
        elif _place(claims) != _given_place(certificate):
            yield "names another place in the list of status"
        elif not _is_of_the_name(claims, certificate):
            yield "was made for another name"


def _place(claims: dict[str, Any]) -> tuple[str, str]:
    """Number of the list and index in it; the host in the address may have changed since."""
    entry = claims.get("credentialStatus") or {}
    return str(entry.get("statusListCredential", "")).rpartition("/")[2], str(entry.get("statusListIndex", ""))


def _given_place(certificate: Certificate) -> tuple[str, str]:
    number = certificate.status_list.number if certificate.status_list else ""
    return str(number), str(certificate.status_index)


def _is_of_the_name(claims: dict[str, Any], certificate: Certificate) -> bool:
    """The badge was signed at the issue: whoever changes the name in the record cannot follow."""
    identity = claims["credentialSubject"]["identifier"][0]
    return bool(identity == hashed_name(certificate.said["name"]["full"], identity["salt"]))
