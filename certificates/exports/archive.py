"""Documents of many certificates in one ZIP, sent as it is made: at most one document is in memory.

A file is named by its number alone; whose it is stands in the workbook inside. Documents are compressed already, so
they are stored as they are.
"""

import io
import logging
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from django.core.files.storage import Storage
from django.utils import timezone

from certificates import services
from certificates.exports.workbook import write_workbook
from certificates.models import Certificate, CertificateEvent
from certificates.services.documents import file_name, private_storage

logger = logging.getLogger(__name__)

RECORDED_AT_ONCE = 100
"""Downloads written down in one transaction: while it lasts, every other event of the register waits."""

INDEX = "spis.xlsx"
IN_MEMORY = 1_000_000  # bytes of the list of names; a longer one waits in a file

About = list[tuple[str, str]]


class _Pipe(io.RawIOBase):
    """What ``zipfile`` writes to; ``take`` gives what has come since the last time. Not seekable, as a network is."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        taken, self._parts = b"".join(self._parts), []
        return taken


def zip_pieces(certificates: Callable[[], Iterable[Certificate]], about: About) -> Iterator[bytes]:
    """The archive as it grows; ``certificates`` is asked twice, for the documents and for the list of names.

    Each document that is sent is written down as downloaded by the office, before it goes out. One whose stored file
    is missing is left out, and the list says so.
    """
    pipe, missing = _Pipe(), list[str]()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as archive:  # type: ignore[call-overload]
        for batch in _batches(certificates()):
            for name, document in _documents(batch, missing):
                archive.writestr(zipfile.ZipInfo(name, _now()), document)
                yield pipe.take()
        _add_index(archive, certificates(), [*about, ("Brakujące pliki", ", ".join(missing) or "brak")])
        yield pipe.take()
    yield pipe.take()


def pdf_name(certificate: Certificate) -> str:
    return f"{certificate.number.replace('/', '-')}.pdf"


def _batches(certificates: Iterable[Certificate]) -> Iterator[list[Certificate]]:
    rest = iter(certificates)
    while batch := list(islice(rest, RECORDED_AT_ONCE)):
        yield batch


def _documents(batch: list[Certificate], missing: list[str]) -> Iterator[tuple[str, bytes]]:
    storage = private_storage()
    found = [certificate for certificate in batch if _is_there(storage, certificate, missing)]
    services.record_events(certificates=found, kind=CertificateEvent.Kind.DOWNLOADED, data={"by": "office"})
    for certificate in found:
        with storage.open(file_name(certificate.pdf_sha256)) as file:
            yield pdf_name(certificate), file.read()


def _is_there(storage: Storage, certificate: Certificate, missing: list[str]) -> bool:
    if storage.exists(file_name(certificate.pdf_sha256)):
        return True
    logger.error("The stored document of certificate %s is missing", certificate.number)
    missing.append(certificate.number)
    return False


def _add_index(archive: zipfile.ZipFile, certificates: Iterable[Certificate], about: About) -> None:
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
        write_workbook(file, certificates, about)
        file.seek(0)
        archive.writestr(zipfile.ZipInfo(INDEX, _now()), file.read())


def _now() -> tuple[int, int, int, int, int, int]:
    moment = timezone.localtime()
    return moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second
