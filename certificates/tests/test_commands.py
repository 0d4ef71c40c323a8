import pytest
from django.core.management import CommandError, call_command

from certificates.checks import check_harfbuzz_subset


def test_sample_takes_no_number_and_no_database(tmp_path):
    path = tmp_path / "wzor.pdf"
    call_command("sample_certificate", path, name="Ewa Łoś")
    assert path.read_bytes().startswith(b"%PDF-1.7")


@pytest.mark.parametrize("name", ["陳 陳", "Ewa", ""])
def test_sample_of_a_name_that_cannot_be_printed_is_refused(tmp_path, name):
    with pytest.raises(CommandError):
        call_command("sample_certificate", tmp_path / "wzor.pdf", name=name)
    assert not list(tmp_path.iterdir())


def test_missing_library_is_named_with_its_package(monkeypatch):
    assert check_harfbuzz_subset(None) == []
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
    (warning,) = check_harfbuzz_subset(None)
    assert "libharfbuzz-subset0" in warning.hint
