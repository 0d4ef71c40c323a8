"""What a file is, said by its content."""

import io
import zipfile

import pytest

from messaging.kinds import DOCX, ODP, ODS, ODT, PPTX, XLSX, kind_of
from messaging.tests.factories import PDF, PNG, office, open_document, package

UTF16 = "Zażółć;1\n".encode("utf-16")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.pdf", PDF, "pdf"),
        ("A.PDF", PDF, "pdf"),
        ("a.png", PNG, "png"),
        ("a.jpg", b"\xff\xd8\xff\xe0JFIF", "jpg"),
        ("a.jpeg", b"\xff\xd8\xff\xe0JFIF", "jpg"),
        ("a.docx", office(DOCX), "docx"),
        ("a.xlsx", office(XLSX), "xlsx"),
        ("a.pptx", office(PPTX), "pptx"),
        ("a.odt", open_document(ODT), "odt"),
        ("a.ods", open_document(ODS), "ods"),
        ("a.odp", open_document(ODP), "odp"),
        ("a.txt", "Zażółć gęślą jaźń\r\n".encode(), "txt"),
        ("a.txt", "Zażółć".encode("cp1250"), "txt"),
        ("a.csv", b"gmina;liczba\nJasienna;3\n", "csv"),
        ("a.csv", UTF16, "csv"),
    ],
)
def test_allowed_kinds(name, content, kind):
    assert kind_of(io.BytesIO(content), name).name == kind


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.exe", b"MZ\x90\x00"),
        ("a.pdf", b"MZ\x90\x00"),
        ("a.txt", b"MZ\x90\x00\x03"),
        ("a.pdf", PNG),
        ("a.png", PDF),
        ("a.xlsx", office(DOCX)),
        ("a.docx", package(types="<Types/>")),
        ("a.docx", b"PK\x03\x04 no zip at all"),
        ("a.zip", package(readme="x")),
        ("a.docm", office(DOCX)),
        ("a.html", b"<script>alert(1)</script>"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("pdf", PDF),
        ("a.pdf.html", PDF),
    ],
)
def test_refused_kinds(name, content):
    assert kind_of(io.BytesIO(content), name) is None


def test_document_with_macros_is_refused_under_any_name():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        packed.writestr("[Content_Types].xml", f'"{DOCX.content_type}.main+xml"')
        packed.writestr("word/vbaProject.bin", "x")
    assert kind_of(buffer, "a.docx") is None


def test_file_is_left_at_its_start():
    file = io.BytesIO(PDF)
    kind_of(file, "a.pdf")
    assert file.read() == PDF
