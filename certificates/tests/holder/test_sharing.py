"""LinkedIn's form is filled from the snapshot. Pure."""

from urllib.parse import parse_qs, urlsplit

import pytest

from certificates.rules import profile_link

ADDRESS = "https://akademia.example.org/c/7K3MQ9TX2HVA64RN"
SAID = {
    "number": "AS/2026/000001",
    "course": {"title": "Strategia & budżet: „krok po kroku”"},
    "issuer": "Akademia SRPS",
    "dates": {"issued": "2026-11-22", "valid_until": None},
}


def fields(said) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(profile_link(said, address=ADDRESS)).query).items()}


def test_form_is_filled_from_the_snapshot():
    assert profile_link(SAID, address=ADDRESS).startswith("https://www.linkedin.com/profile/add?startTask=CERTIF")
    assert fields(SAID) == {
        "startTask": "CERTIFICATION_NAME",
        "name": "Strategia & budżet: „krok po kroku”",
        "organizationName": "Akademia SRPS",
        "issueYear": "2026",
        "issueMonth": "11",
        "certUrl": ADDRESS,
        "certId": "AS/2026/000001",
    }


@pytest.mark.parametrize("end", ["2027-05-22", "2027-05-01"])
def test_end_of_validity_is_handed_on(end):
    given = fields({**SAID, "dates": {"issued": "2026-11-22", "valid_until": end}})
    assert (given["expirationYear"], given["expirationMonth"]) == ("2027", "5")
