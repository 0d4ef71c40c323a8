"""The tamper table: what comes back altered gets the right plain answer, and nothing makes the examination fail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certificates import signing
from certificates.signing import examination
from certificates.tests.signing import tampering

TABLE = {
    # what was done:           signed, intact, trusted, covers_all, appended
    "nothing": (lambda pdf: pdf, (True, True, True, True, False)),
    "one byte flipped": (tampering.flip_byte, (True, False, False, True, False)),
    "a name painted over": (tampering.paint_over, (True, True, True, False, True)),
    "the title changed": (tampering.change_value, (True, True, True, False, True)),
    "a line appended": (tampering.append_line, (True, True, True, False, True)),
    "a thousand lines appended": (tampering.append_much, (True, True, True, False, True)),
    "saved by another program": (tampering.save_again, (True, False, False, False, False)),
    "cut off": (tampering.cut, (False, False, False, False, False)),
    "locked with a password": (tampering.lock, (False, False, False, False, False)),
    "no PDF at all": (lambda pdf: b"PK\x03\x04 a Word file", (False, False, False, False, False)),
    "empty": (lambda pdf: b"", (False, False, False, False, False)),
}


@pytest.mark.parametrize("case", TABLE)
def test_altered_file_gets_the_right_answer(signed, case):
    alter, expected = TABLE[case]
    report = signing.examine(alter(signed))
    answer = (report.is_signed, report.is_intact, report.is_trusted, report.covers_all, report.appended)
    assert answer == expected
    assert report.is_good == (case == "nothing")
    assert bool(report.problem) == (case != "nothing")


def test_genuine_file_tells_who_signed_and_when(signed):
    report = signing.examine(signed)
    assert "PODPIS TESTOWY" in report.signer
    assert report.is_test
    assert report.fingerprint == signing.publication().fingerprint
    assert report.signed_at is not None
    assert not report.timestamped


def test_what_was_appended_is_told_apart_by_what_it_does(signed):
    harmless, harmful = (signing.examine(alter(signed)) for alter in (tampering.append_line, tampering.paint_over))
    assert harmless.problem != harmful.problem


def test_unsigned_file_is_called_unsigned(document):
    report = signing.examine(document)
    assert not report.is_signed
    assert report.problem


def test_file_of_any_size_is_answered(signed):
    report = signing.examine(signed + bytes(examination.LARGEST))
    assert (report.is_signed, bool(report.problem)) == (False, True)


def test_signature_over_part_of_the_file_only_does_not_pass(signed):
    """The byte range says that less was signed than it was."""
    shorter = signed.replace(b"/ByteRange [0 ", b"/ByteRange [1 ", 1)
    assert shorter != signed
    assert not signing.examine(shorter).is_good


@settings(max_examples=40)
@given(data=st.data())
def test_examination_never_raises(signed, data):
    """A stretch of a genuine file is overwritten with rubbish, structure and signature included."""
    start = data.draw(st.integers(9, len(signed) - 1))
    rubbish = data.draw(st.binary(min_size=1, max_size=200))
    altered = signed[:start] + rubbish + signed[start + len(rubbish) :]
    assert signing.examine(altered).is_good == (altered == signed)


def test_signature_that_a_stranger_adds_does_not_hide_ours(signed):
    """It covers the whole file and is a good one; the answer is still that something was appended."""
    report = signing.examine(tampering.sign_again(signed))
    assert (report.is_trusted, report.covers_all, report.appended) == (True, False, True)


def test_signature_of_a_stranger_alone_is_not_trusted(document):
    report = signing.examine(tampering.sign_again(document))
    assert (report.is_signed, report.is_intact, report.is_trusted, report.is_good) == (True, True, False, False)
    assert report.signer == "Jan Nowak"


def test_problem_is_the_right_one_when_rubbish_follows_a_changed_file(signed):
    changed, followed = (signing.examine(f(tampering.flip_byte(signed))) for f in (bytes, tampering.append_much))
    assert followed.problem == changed.problem
    assert not followed.appended
