"""Files and requests made to do harm: all are answered, within bounds of memory and time."""

import tracemalloc
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from certificates import limits
from certificates.forms import LARGEST_FILE
from certificates.tests.verification.conftest import document_of
from certificates.verification import contents, sandbox
from certificates.verification.digests import MOST_DIGESTS, MOST_ENDS, digests_of
from certificates.verification.files import examine_file
from certificates.verification.verdicts import FileKind

pytestmark = pytest.mark.django_db
ADDRESS = "/certyfikaty/weryfikacja/plik/"
MEGABYTE = 1024 * 1024


def stream(packed: bytes, more: bytes = b"") -> bytes:
    return b"1 0 obj <</Length %d%s/Filter/FlateDecode>> stream\n%s\nendstream endobj\n" % (len(packed), more, packed)


def bomb(code: str = "") -> bytes:
    """640 MB of zeros in 640 KB; with a code, so that it is looked at closely."""
    packed = zlib.compress(b"\0" * 64 * MEGABYTE)
    streams = stream(packed, b"/Type/ObjStm/N 1/First 4") * 10
    return b"%PDF-1.7\n" + b"(https://x/c/%s)" % code.encode() + streams + b"%%EOF"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-",
        b"%PDF-1.7\n" + b"%%EOF" * (LARGEST_FILE // 5 - 2),
        b"%PDF-1.7\n" + b"stream\n" * (LARGEST_FILE // 8),
        b"%PDF-1.7\n" + b"/c/" * (LARGEST_FILE // 4),
        b"MZ" + b"\0" * 500 + b"%PDF-1.7\n<html>GIF89a",
        b"%PDF-1.7\n" + bytes(range(256)) * 1000,
        b"a" * 200_000 + b"." + b"a" * 50_000,
        b"ey" + b"." * 100_000,
        b"eyJhbGciOiJub25lIn0.eyJpZCI6IngifQ.",
        b"{}",
        b"",
    ],
    ids=[
        "header",
        "ends",
        "streams",
        "addresses",
        "polyglot",
        "noise",
        "long word",
        "dots",
        "unsigned token",
        "json",
        "",
    ],
)
def test_odd_bytes_are_answered(data):
    assert examine_file(data).kind in (FileKind.FOREIGN, FileKind.BADGE_ALTERED)


def test_bomb_fills_no_memory(certificate):
    data = bomb(certificate.code)
    tracemalloc.start()
    verdict = examine_file(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert verdict.kind == FileKind.DIFFERS
    assert peak < 30 * MEGABYTE


def test_reading_that_takes_too_long_is_stopped(monkeypatch, certificate):
    monkeypatch.setattr(sandbox, "SECONDS", 0.01)
    reading = sandbox.read_apart(b"%PDF-1.7")
    assert reading.was_stopped
    verdict = examine_file(b"%%PDF-1.7 (/c/%s) %%%%EOF" % certificate.code.encode())
    assert (verdict.kind, verdict.details) == (FileKind.DIFFERS, ())


def test_process_that_reads_gets_no_secret(monkeypatch):
    seen = {}

    def look(command, **options):
        seen.update(options)
        raise OSError

    monkeypatch.setattr(sandbox.subprocess, "run", look)
    assert sandbox.read_apart(b"%PDF-1.7").was_stopped
    assert set(seen["env"]) == {"LANG"}
    assert b"PRIVATE KEY" not in seen["input"]


def test_third_reading_at_once_is_not_begun(monkeypatch):
    monkeypatch.setattr(sandbox, "_run", lambda message: pytest.fail("begun"))
    with sandbox._places, sandbox._places:
        assert sandbox.read_apart(b"%PDF-1.7").was_stopped


def test_ends_of_a_file_are_counted_to_a_limit():
    told = digests_of(b"x%%EOF\r\n" * 1000)
    assert len(told.beginnings) == 3 * MOST_ENDS == MOST_DIGESTS - 1
    assert max(told.beginnings.values()) == 8 * MOST_ENDS


def test_token_is_found_in_linear_time():
    assert contents.badge_token(b"a" * 250_000) == ""
    assert contents.badge_token("ęy.y.y".encode()) == ""


@pytest.mark.parametrize(
    ("data", "target"), [(b"", "id_plik"), (b"hello", "id_plik"), (b"%PDF-" + b"x" * LARGEST_FILE, "id_plik")]
)
def test_what_cannot_be_checked_gets_an_error_at_the_field(client, data, target):
    page = client.post(ADDRESS, {"plik": SimpleUploadedFile("a.pdf", data)})
    assert page.context["file_form"].errors["plik"]
    assert f'href="#{target}"' in page.content.decode()


def test_nothing_chosen_gets_an_error_at_the_field(client):
    assert 'href="#id_plik"' in client.post(ADDRESS, {}).content.decode()


def test_huge_request_is_refused_before_it_is_read(client):
    page = client.post(ADDRESS, b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH="900000000")
    assert page.status_code == 413
    assert 'href="#id_plik"' in page.content.decode()
    assert page.headers["X-Robots-Tag"].startswith("noindex")


@pytest.mark.parametrize(
    "digests",
    [["z" * 64], ["a" * 63], [""], ["A" * 64], ["a" * 64] * (MOST_DIGESTS + 1), ["a" * 64, "' OR 1=1 --"]],
    ids=["no hex", "short", "empty", "capitals", "too many", "second forged"],
)
def test_forged_digests_are_a_clear_400(client, digests):
    page = client.post(ADDRESS, {"odcisk": digests})
    assert page.status_code == 400
    assert 'data-check-file="upload"' in page.content.decode()


def test_most_digests_are_taken(client):
    assert client.post(ADDRESS, {"odcisk": [f"{n:064x}" for n in range(MOST_DIGESTS)]}).status_code == 200


def test_question_needs_the_token_of_the_form(db):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(ADDRESS, {"odcisk": ["a" * 64]}).status_code == 403
    assert strict.post(ADDRESS, {"plik": SimpleUploadedFile("a.pdf", b"%PDF-")}).status_code == 403


def test_reading_the_address_leads_back_to_the_form(client):
    assert client.get(ADDRESS).headers["Location"] == "/certyfikaty/weryfikacja/"


@pytest.mark.usefixtures("one_moment")
def test_uploads_are_limited_more_than_digests(client):
    allowed = int(limits.FILES.partition("/")[0])
    uploads = [client.post(ADDRESS, {"plik": SimpleUploadedFile("a.pdf", b"%PDF-")}) for _ in range(allowed + 1)]
    assert [page.status_code for page in uploads] == [200] * allowed + [429]
    assert uploads[-1].headers["Retry-After"] == "60"
    assert client.post(ADDRESS, {"odcisk": ["a" * 64]}).status_code == 200


def test_large_appendix_is_recognised(certificate):
    data = document_of(certificate)
    verdict = examine_file(data + b"%%EOF" * ((LARGEST_FILE - len(data)) // 5))
    assert verdict.kind == FileKind.APPENDED
