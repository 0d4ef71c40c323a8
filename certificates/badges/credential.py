"""The Open Badge of a certificate, as claims of a token. Pure: a snapshot in, a dictionary out.

1EdTech Open Badges 3.0 (VC-JWT, §8.2): the payload is the credential itself, with the registered claims beside it.
It names nobody: the person is there as the salted digest of a name that whoever knows it can compare.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from certificates.rules import TIME_ZONE, Snapshot, clean_text, stored_date
from core.formats import long_date

CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
"""In this order: the second one builds upon the first."""

SCHEMA = {
    "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json",
    "type": "1EdTechJsonSchemaValidator2019",
}

Claims = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Everything outside the snapshot that a badge refers to; all but ``status_index`` are addresses."""

    issuer: str
    site: str
    achievement: str
    verification: str
    status_list: str
    status_index: int


def claims_of(*, certificate_id: UUID, snapshot: Snapshot, place: Place, salt: str) -> Claims:
    """``salt``: chance, of the name's digest."""
    credential = _credential(certificate_id, snapshot, place, salt)
    registered: Claims = {
        "iss": place.issuer,
        "sub": subject_id(certificate_id),
        "jti": credential["id"],
        "nbf": int(datetime.fromisoformat(credential["validFrom"]).timestamp()),
    }
    if end := stored_date(snapshot["dates"]["valid_until"]):
        registered["exp"] = int(end_of_day(end).timestamp())
        credential["validUntil"] = stamp(end_of_day(end))
    return {**credential, **registered}


def subject_id(certificate_id: UUID) -> str:
    return certificate_id.urn


def _credential(certificate_id: UUID, snapshot: Snapshot, place: Place, salt: str) -> Claims:
    return {
        "@context": CONTEXTS,
        "id": place.verification,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": issuer_profile(place.issuer, place.site, snapshot["issuer"]),
        "validFrom": snapshot["dates"]["issued_at"],
        "name": snapshot["course"]["title"],
        "credentialSubject": {
            "id": subject_id(certificate_id),
            "type": ["AchievementSubject"],
            "identifier": [hashed_name(snapshot["name"]["full"], salt)],
            "licenseNumber": snapshot["number"],
            "narrative": _narrative(snapshot, place.verification),
            "achievement": achievement(place.achievement, snapshot),
        },
        "credentialStatus": status_entry(place.status_list, place.status_index),
        "credentialSchema": [SCHEMA],
    }


def issuer_profile(did: str, site: str, name: str) -> Claims:
    return {"id": did, "type": ["Profile"], "name": name, "url": site}


def achievement(address: str, snapshot: Snapshot) -> Claims:
    """What the certificate is given for, without anything about a person."""
    title = snapshot["course"]["title"]
    return {
        "id": address,
        "type": ["Achievement"],
        "achievementType": "CertificateOfCompletion",
        "name": title,
        "description": _sentences(f"Ukończenie kursu „{title}”", _extent(snapshot), f"Wydaje: {snapshot['issuer']}"),
        "criteria": {"narrative": _criteria(snapshot)},
        "inLanguage": snapshot["language"],
    }


def _extent(snapshot: Snapshot) -> str:
    """As on the document: hours of teaching where the template has them, otherwise the time of study."""
    if snapshot["hours"]:
        return f"Liczba godzin: {snapshot['hours']}"
    hours, minutes = divmod(snapshot["minutes"], 60)
    parts = [f"{hours} godz." if hours else "", f"{minutes} min" if minutes or not hours else ""]
    return "Czas nauki: " + " ".join(part for part in parts if part)


def _criteria(snapshot: Snapshot) -> str:
    programme = snapshot["programme"] or [module["title"] for module in snapshot["modules"]]
    outcomes = snapshot["outcomes"] or [text for module in snapshot["modules"] for text in module["outcomes"]]
    parts = [
        "Ukończone są wszystkie wymagane części kursu: lekcje, testy i prace, które kurs przewiduje.",
        _list("Program:", programme),
        _list("Efekty uczenia się:", outcomes),
    ]
    return "\n\n".join(part for part in parts if part)


def _list(heading: str, lines: list[str]) -> str:
    """Markdown, as the standard has it."""
    return "\n".join([heading, "", *(f"- {line}" for line in lines)]) if lines else ""


def _narrative(snapshot: Snapshot, verification: str) -> str:
    dates = snapshot["dates"]
    facts = _sentences(
        f"Certyfikat nr {snapshot['number']}",
        f"Kurs ukończony {_day(dates['completed'])}",
        f"Certyfikat wydany {_day(dates['issued'])}",
        _extent(snapshot),
        f"Stan prawny: {_day(snapshot['legal_state'])}" if snapshot["legal_state"] else "",
    )
    return f"{facts} Sprawdzenie: {verification}"


def _sentences(*texts: str) -> str:
    """Each with its full stop, which an abbreviation at the end ("r.", "godz.") has already."""
    return " ".join(text if text.endswith(".") else f"{text}." for text in texts if text)


def _day(text: str) -> str:
    return long_date(date.fromisoformat(text))


def hashed_name(name: str, salt: str) -> Claims:
    """An IdentityObject: whoever knows the name can tell whether it is this one; nobody reads it out of the badge."""
    return {
        "type": "IdentityObject",
        "hashed": True,
        "identityHash": f"sha256${hashlib.sha256((clean_text(name) + salt).encode()).hexdigest()}",
        "identityType": "name",
        "salt": salt,
    }


def new_salt() -> str:
    return secrets.token_urlsafe(16)


def status_entry(status_list: str, index: int) -> Claims:
    return {
        "id": f"{status_list}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(index),
        "statusListCredential": status_list,
    }


def end_of_day(day: date) -> datetime:
    """The last second of the day in Poland: a certificate is valid on the whole of its last day."""
    return datetime.combine(day, time(23, 59, 59), TIME_ZONE).astimezone(UTC)


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
