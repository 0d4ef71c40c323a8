import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates import lettering, rules

MOMENT = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
TEMPLATE = rules.TemplateTexts(1, "Certyfikat", "Lekcje przeczytane.", "Akademia SRPS")


def facts(**changes) -> rules.Facts:
    module = rules.ModuleFacts("Moduł 1", 4, 38, ("wskazuje",), rules.build_result(Decimal("9.00"), Decimal(10), 70))
    values = {
        "first_name": "Anna",
        "last_name": "Wiśniewska",
        "course": "Podręcznik",
        "modules": (module,),
        "legal_state": date(2026, 10, 8),
        "enrolled_at": MOMENT,
        "completed_at": MOMENT,
    }
    return rules.Facts(**values | changes)


def snapshot(**changes) -> rules.Snapshot:
    return rules.build_snapshot(
        facts=facts(**changes), template=TEMPLATE, number="AS/2026/000001", code="0" * 16, issued_at=MOMENT
    )


def status(record, sha256, kinds=(), valid_until=None) -> rules.Status:
    return rules.status_of(
        snapshot=record, sha256=sha256, kinds=kinds, valid_until=valid_until, today=date(2026, 11, 22)
    )


def test_dates_of_the_document_are_those_of_warsaw():
    dates = snapshot()["dates"]
    assert dates["issued"] == dates["completed"] == "2027-01-01"
    assert dates["issued_at"] == "2026-12-31T23:30:00Z"


def test_digest_does_not_depend_on_how_a_database_orders_keys():
    original = snapshot()
    shuffled = json.loads(json.dumps(dict(reversed(original.items()))))
    assert rules.digest(shuffled) == rules.digest(original)


def test_a_changed_letter_changes_the_digest():
    assert rules.digest(snapshot()) != rules.digest(snapshot(last_name="Wisniewska"))


def test_snapshot_is_text_and_whole_numbers_only():
    def leaves(value):
        if isinstance(value, dict):
            return [leaf for part in value.values() for leaf in leaves(part)]
        return [leaf for part in value for leaf in leaves(part)] if isinstance(value, list) else [value]

    assert {type(leaf) for leaf in leaves(snapshot())} <= {str, int, type(None)}


def test_name_is_composed_and_has_single_spaces():
    assert snapshot(last_name=" Wis\u0301niewska  Nowak ")["name"]["full"] == "Anna Wiśniewska Nowak"


def test_status_follows_the_digest():
    record = snapshot()
    promised = rules.digest(record)
    assert status(record, promised) == rules.Status.VALID
    assert status(record | {"number": "AS/2026/000002"}, promised) == rules.Status.ALTERED


@pytest.mark.parametrize(
    ("kinds", "valid_until", "expected"),
    [
        ([], date(2026, 11, 22), "valid"),
        ([], date(2026, 11, 21), "expired"),
        (["expired"], None, "valid"),
        (["superseded"], date(2026, 11, 21), "superseded"),
        (["superseded", "revoked"], None, "revoked"),
    ],
)
def test_status_follows_events_and_the_day(kinds, valid_until, expected):
    record = snapshot()
    assert status(record, rules.digest(record), kinds, valid_until) == expected


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 22), 24, date(2028, 11, 22)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_are_added_as_the_civil_code_counts(day, months, later):
    assert rules.add_months(day, months) == later


@pytest.mark.parametrize(
    ("score", "most", "percent", "points"),
    [("9.00", "10.00", 90, "9"), ("6.99", "10", 69, "6.99"), ("20", "20", 100, "20"), ("0", "0", 0, "0")],
)
def test_result_is_rounded_down(score, most, percent, points):
    result = rules.build_result(Decimal(score), Decimal(most), 70)
    assert (result.percent, result.points) == (percent, points)


def test_number_has_six_digits():
    assert rules.format_number(2026, 42) == "AS/2026/000042"


def test_codes_are_sixteen_letters_of_crockford():
    codes = {rules.new_code() for _ in range(50)}
    assert len(codes) == 50
    assert all(rules.is_code(code) for code in codes)


@given(st.text(alphabet=rules.CROCKFORD, min_size=16, max_size=16))
def test_a_grouped_code_in_small_letters_is_read_back(code):
    assert rules.normalise_code(rules.group_code(code).lower()) == code


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" 7k3m q9tx-2hva–64rn ", "7K3MQ9TX2HVA64RN"),
        ("OIL0-oil0-0000-0000", "0110011000000000"),
        ("７Ｋ３Ｍ", "7K3M"),
        ("", ""),
    ],
)
def test_what_was_meant_by_what_was_typed(typed, meant):
    assert rules.normalise_code(typed) == meant


@pytest.mark.parametrize("code", ["", "0" * 15, "0" * 17, "U" * 16, "Ł" * 16])
def test_what_is_no_code(code):
    assert not rules.is_code(code)


@pytest.mark.parametrize(
    ("first", "last", "initials"),
    [("Anna", "Wiśniewska", "A. W."), ("łucja", "Żak-Ćwik", "Ł. Ż."), ("", "Nowak", "N."), ("", "", "")],
)
def test_initials(first, last, initials):
    assert rules.initials(first, last) == initials


@pytest.mark.parametrize(
    ("typed", "agrees"),
    [
        ("Brzęczyszczykiewicz-Wołodźko", True),
        ("  brzęczyszczykiewicz – WOŁODŹKO ", True),
        ("Anna Brzęczyszczykiewicz-Wołodźko", True),
        ("Brzeczyszczykiewicz-Wolodzko", False),
        ("Anna", False),
        ("", False),
    ],
)
def test_surname_agrees_in_any_letter_case(typed, agrees):
    assert rules.names_agree(typed, snapshot(last_name="Brzęczyszczykiewicz-Wołodźko")) is agrees


def test_font_has_every_letter_of_european_names():
    names = "ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ äöüßÄÖÜ àâçéèêëîïôûùÿ čďěňřšťůž ñáíóú øåæ þð ğış őű šž O’Neill D'Arc"
    assert rules.missing_glyphs(names, lettering.letters_of_names()) == ()


def test_missing_letters_are_named_once_each():
    assert rules.missing_glyphs("阿Anna阿中", lettering.letters_of_names()) == ("阿", "中")


def test_what_is_left_of_an_erased_person_tells_neither_name_nor_result():
    whole = snapshot(final_result=rules.build_result(Decimal(26), Decimal(30), 70))
    whole["template"]["statement"] = "Wynik testu końcowego: 26 z 30 pkt (86%)."
    left = rules.canonical(rules.redacted(whole)).decode()
    assert "Wiśniewska" not in left
    assert "26" not in left.replace("2026", "")
    assert rules.redacted(whole)["number"] == whole["number"]
