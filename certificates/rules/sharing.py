"""Handing a certificate on to a public profile. Pure: everything comes from the snapshot, nothing from an account."""

from urllib.parse import urlencode

from certificates.rules.days import stored_date
from certificates.rules.snapshot import Snapshot

LINKEDIN = "https://www.linkedin.com/profile/add"
"""Its form "Add licence or certification", filled by the address; LinkedIn sees nothing before the person opens it."""


def profile_link(said: Snapshot, *, address: str) -> str:
    """``said`` as ``readable`` gives it, ``address`` where anyone may check the certificate."""
    issued, valid_until = (stored_date(said["dates"][name]) for name in ("issued", "valid_until"))
    fields = {
        "startTask": "CERTIFICATION_NAME",
        "name": said["course"]["title"],
        "organizationName": said["issuer"],
        "issueYear": issued and issued.year,
        "issueMonth": issued and issued.month,
        "expirationYear": valid_until and valid_until.year,
        "expirationMonth": valid_until and valid_until.month,
        "certUrl": address,
        "certId": said["number"],
    }
    return f"{LINKEDIN}?{urlencode({name: value for name, value in fields.items() if value})}"
