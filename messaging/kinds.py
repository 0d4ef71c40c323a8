"""What kind of file something is, read from its content and never from its name alone. Pure."""

import zipfile
from dataclasses import dataclass
from typing import IO
from zlib import error as ZlibError  # noqa: N812

OOXML = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."


@dataclass(frozen=True)
class Kind:
    name: str
    content_type: str
    extensions: frozenset[str]


def _kind(name: str, content_type: str, *more: str) -> Kind:
    return Kind(name, content_type, frozenset({name, *more}))


PDF = _kind("pdf", "application/pdf")
JPG = _kind("jpg", "image/jpeg", "jpeg")
PNG = _kind("png", "image/png")
TXT = _kind("txt", "text/plain")
CSV = _kind("csv", "text/csv")
DOCX = _kind("docx", OOXML + "wordprocessingml.document")
XLSX = _kind("xlsx", OOXML + "spreadsheetml.sheet")
PPTX = _kind("pptx", OOXML + "presentationml.presentation")
ODT = _kind("odt", ODF + "text")
ODS = _kind("ods", ODF + "spreadsheet")
ODP = _kind("odp", ODF + "presentation")
KINDS = (PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, JPG, PNG, TXT, CSV)
EXTENSIONS = frozenset().union(*(kind.extensions for kind in KINDS))

BEGINNINGS = {b"%PDF-": PDF, b"\xff\xd8\xff": JPG, b"\x89PNG\r\n\x1a\n": PNG}
ZIP = b"PK\x03\x04"
SAMPLE = 64 * 1024
LONGEST_PART = 512 * 1024
"""Bytes read of a description inside a packed file: more of it is no description but a bomb."""

TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")


def extension_of(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def kind_of(file: IO[bytes], name: str) -> Kind | None:
    """None: not a kind we take, or the extension says something else than the content. Leaves the file at its start."""
    found = _by_content(file, extension_of(name))
    file.seek(0)
    return found if found and extension_of(name) in found.extensions else None


def _by_content(file: IO[bytes], extension: str) -> Kind | None:
    file.seek(0)
    sample = file.read(SAMPLE)
    for beginning, kind in BEGINNINGS.items():
        if sample.startswith(beginning):
            return kind
    if sample.startswith(ZIP):
        return _by_package(file)
    return (CSV if extension == "csv" else TXT) if _is_text(sample) else None


def _is_text(sample: bytes) -> bool:
    """Text of any one-byte coding or UTF-8 has no control characters, in UTF-16 there is the mark at the start."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 32 and byte not in TEXT_CONTROLS for byte in sample)


def _by_package(file: IO[bytes]) -> Kind | None:
    """An office document is a zip that says inside what it is. Macros make it another kind, which we do not take."""
    try:
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                return None
            return _open_document(package, names) or _office_open(package, names)
    except (zipfile.BadZipFile, ZlibError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        return None


def _open_document(package: zipfile.ZipFile, names: list[str]) -> Kind | None:
    if "mimetype" not in names:
        return None
    stated = _part(package, "mimetype").decode("ascii", "replace").strip()
    return next((kind for kind in (ODT, ODS, ODP) if kind.content_type == stated), None)


def _office_open(package: zipfile.ZipFile, names: list[str]) -> Kind | None:
    if "[Content_Types].xml" not in names:
        return None
    stated = _part(package, "[Content_Types].xml").decode("utf-8", "replace")
    return next((kind for kind in (DOCX, XLSX, PPTX) if f"{kind.content_type}.main+xml" in stated), None)


def _part(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as part:
        return part.read(LONGEST_PART)
