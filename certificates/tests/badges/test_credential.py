"""What a badge says, and what it must not say. Shape: 1EdTech, ob_v3p0_achievementcredential_schema.json."""

import hashlib
import json
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from certificates.badges import credential
from certificates.samples import sample_snapshot

IDENTITY = UUID("36616228-46ac-436a-9d31-e5070921be12")
PLACE = credential.Place(
    issuer="did:web:akademia.example",
    site="https://akademia.example",
    achievement="https://akademia.example/odznaki/osiagniecie/7",
    verification="https://akademia.example/c/7K3MQ9TX2HVA64RN",
    status_list="https://akademia.example/odznaki/status/1",
    status_index=94567,
)


def claims(**changes) -> dict:
    snapshot = {**sample_snapshot("Anna", "Wiśniewska"), **changes}
    return credential.claims_of(certificate_id=IDENTITY, snapshot=snapshot, place=PLACE, salt="sól")


def with_dates(**dates) -> dict:
    return claims(dates={**sample_snapshot("Anna", "Wiśniewska")["dates"], **dates})


def test_contexts_stand_in_the_order_the_standard_asks_for():
    assert claims()["@context"] == [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ]


def test_every_required_field_is_there():
    said = claims()
    assert {"@context", "id", "type", "name", "issuer", "validFrom", "credentialSubject"} <= said.keys()
    assert said["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert said["issuer"].keys() == {"id", "type", "name", "url"}
    assert said["issuer"]["type"] == ["Profile"]
    achievement = said["credentialSubject"]["achievement"]
    assert said["credentialSubject"]["type"] == ["AchievementSubject"]
    assert achievement["type"] == ["Achievement"]
    assert all(achievement[name] for name in ("id", "name", "description"))
    assert achievement["criteria"]["narrative"]


def test_only_known_fields_where_the_schema_allows_no_others():
    subject = claims()["credentialSubject"]
    assert subject.keys() == {"id", "type", "identifier", "licenseNumber", "narrative", "achievement"}
    known = {"id", "type", "achievementType", "name", "description", "criteria", "inLanguage"}
    assert subject["achievement"].keys() == known
    assert subject["identifier"][0].keys() == {"type", "hashed", "identityHash", "identityType", "salt"}


def test_registered_claims_agree_with_the_credential():
    said = with_dates(valid_until=None)
    assert said["iss"] == said["issuer"]["id"]
    assert said["sub"] == said["credentialSubject"]["id"] == f"urn:uuid:{IDENTITY}"
    assert said["jti"] == said["id"] == PLACE.verification
    assert said["nbf"] == datetime.fromisoformat(said["validFrom"]).timestamp()
    assert not {"exp", "validUntil"} & said.keys()


@pytest.mark.parametrize(
    ("day", "moment"), [("2028-11-22", "2028-11-22T22:59:59Z"), ("2028-06-30", "2028-06-30T21:59:59Z")]
)
def test_validity_ends_with_its_last_day_in_poland(day, moment):
    said = with_dates(valid_until=day)
    assert said["validUntil"] == moment
    assert said["exp"] == datetime.fromisoformat(moment).timestamp()


def test_name_is_there_for_who_knows_it_and_for_nobody_else():
    said = claims()
    assert said["credentialSubject"]["identifier"][0]["identityHash"] == (
        "sha256$" + hashlib.sha256("Anna Wiśniewskasól".encode()).hexdigest()
    )
    text = json.dumps(said, ensure_ascii=False)
    assert "Wiśniewska" not in text
    assert "Anna" not in text
    assert "@" not in text.replace("@context", "")


def test_results_of_tests_stay_out():
    said = json.dumps(claims(result={"percent": 91, "points": "27", "max_points": "30", "cut_score": 70}))
    assert "91" not in said
    assert '"result"' not in said


def test_number_and_address_of_verification_are_there_for_people_too():
    subject = claims()["credentialSubject"]
    assert subject["licenseNumber"] in subject["narrative"]
    assert PLACE.verification in subject["narrative"]
    assert ".." not in subject["narrative"]


@pytest.mark.parametrize(
    ("hours", "minutes", "text"),
    [(34, 100, "Liczba godzin: 34."), (None, 90, "Czas nauki: 1 godz. 30 min."), (None, 120, "Czas nauki: 2 godz.")],
)
def test_extent_is_that_of_the_document(hours, minutes, text):
    assert f"{text} Wydaje" in claims(hours=hours, minutes=minutes)["credentialSubject"]["achievement"]["description"]


def test_programme_of_the_template_stands_before_that_of_the_course():
    narrative = claims(programme=["Diagnoza"], outcomes=[])["credentialSubject"]["achievement"]["criteria"]["narrative"]
    assert "- Diagnoza" in narrative


def test_salt_is_another_each_time():
    assert credential.new_salt() != credential.new_salt()
    assert credential.end_of_day(date(2026, 1, 1)) == datetime(2026, 1, 1, 22, 59, 59, tzinfo=UTC)
