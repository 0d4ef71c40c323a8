"""What people type is read kindly and exactly; what has two readings is not read."""

from fractions import Fraction

import pytest

from courses.questions.numbers import Target, read_number, read_target, write_number, write_plain

READ = [
    # typed, unit, number
    ("12", "", 12),
    ("12,5", "", "12.5"),
    ("12.5", "", "12.5"),
    (",5", "", "0.5"),
    ("12.", "", 12),
    ("  12,5 ", "", "12.5"),
    ("+3", "", 3),
    ("-3", "", -3),
    ("− 3", "", -3),
    ("–3", "", -3),
    ("\u20113", "", -3),
    ("1 234,5", "", "1234.5"),
    ("1\u00a0234\u00a0567", "", 1234567),
    ("12\u202f345", "", 12345),
    ("12\u2009345", "", 12345),
    ("1.234,56", "", "1234.56"),
    ("1,234.56", "", "1234.56"),
    ("40%", "", 40),
    ("40 %", "%", 40),
    ("40 proc.", "%", 40),
    ("40 procent", "%", 40),
    ("12,5 zł", "zł", "12.5"),
    ("12,5zł", "zł", "12.5"),
    ("12,5 ZŁ.", "zł", "12.5"),
    ("3 tys.zł", "tys. zł", 3),
    ("5 osób", "osoba", 5),
    ("0,1", "", "0.1"),
    ("1" + "0" * 150, "", 10**150),
]
UNREAD = [
    ("", ""),
    ("sto", ""),
    ("1 2", ""),
    ("1 23 456", ""),
    ("1.234.567", ""),
    ("1,2,3", ""),
    ("12 zł", ""),
    ("12 zł", "osób"),
    ("40%", "zł"),
    ("około 12", ""),
    ("--3", ""),
    ("1e5", ""),
    ("nan", ""),
    ("Infinity", ""),
    ("٣", ""),
    ("1/2", ""),
    ("%", "%"),
    ("-", ""),
    (",", ""),
    ("1" * 201, ""),
]


@pytest.mark.parametrize(("typed", "unit", "number"), READ)
def test_a_number_is_read(typed, unit, number):
    assert read_number(typed, unit) == Fraction(number)


@pytest.mark.parametrize(("typed", "unit"), UNREAD)
def test_anything_else_is_not_guessed(typed, unit):
    assert read_number(typed, unit) is None


@pytest.mark.parametrize(
    ("number", "polish", "plain"),
    [
        ("0", "0", "0"),
        ("12.50", "12,5", "12.5"),
        ("-3", "−3", "-3"),
        ("1234", "1234", "1234"),
        ("12345.5", "12 345,5", "12345.5"),
        ("-1234567", "−1 234 567", "-1234567"),
        ("0.001", "0,001", "0.001"),
        ("100", "100", "100"),
    ],
)
def test_a_number_is_written_in_polish_and_stored_plainly(number, polish, plain):
    assert (write_number(Fraction(number)), write_plain(Fraction(number))) == (polish, plain)
    assert read_number(polish) == read_number(plain) == Fraction(number)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("40", Target(Fraction(40))),
        ("40±0,5", Target(Fraction(40), Fraction(1, 2))),
        ("-40 +- 0.5", Target(Fraction(-40), Fraction(1, 2))),
        ("40+/-1", Target(Fraction(40), Fraction(1))),
        ("40±", None),
        ("±1", None),
        ("40±-1", None),
        ("40±1±1", None),
        ("czterdzieści", None),
    ],
)
def test_a_target_has_a_value_and_a_tolerance(text, target):
    assert read_target(text) == target
