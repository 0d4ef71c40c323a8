"""Reads a hostile PDF in a process of its own, with little memory and time and without any secret of the site.

``python -m certificates.verification.apart`` takes a line of JSON, ``{"own": [PEM…], "chain": [PEM…]}`` or null, whose
signatures are trusted, and after it the bytes. It gives ``{"signature": {…}, "badge": "…"}``. What the limits stop is
simply not found out: nothing in a verdict depends on it.
"""

import json
import resource
import sys
from dataclasses import asdict
from io import BytesIO
from typing import Any

from django.conf import settings

MEMORY = 768 * 1024 * 1024
"""Bytes of address space; the libraries alone take 300 MB of it."""
SECONDS = 5
BADGE_NAME = "badge.jwt"
LARGEST_BADGE = 64_000


def limit_this_process() -> None:
    """The memory, the processor, and no file at all written."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_signature(data: bytes, trusted: dict[str, list[str]] | None) -> dict[str, Any]:
    from cryptography import x509

    from certificates.signing.examination import examine
    from certificates.signing.identity import Identity

    if trusted is None:
        return asdict(examine(data, None))
    own, chain = (
        tuple(x509.load_pem_x509_certificate(pem.encode()) for pem in trusted[part]) for part in ("own", "chain")
    )
    return asdict(examine(data, Identity(own[0], own[1:], chain)))


def read_badge(data: bytes) -> str:
    """The token attached to the document; "" where there is none, or it cannot be read."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    try:
        pairs = PdfFileReader(BytesIO(data), strict=False).root["/Names"]["/EmbeddedFiles"]["/Names"]
        for place in range(1, len(pairs), 2):
            if BADGE_NAME in (pairs[place].get("/UF"), pairs[place].get("/F")):
                return bytes(pairs[place]["/EF"]["/F"].data[:LARGEST_BADGE]).decode("ascii")
    except Exception:  # whatever a library meets in a hostile file
        return ""
    return ""


def main() -> None:
    settings.configure(USE_I18N=False)  # messages stay English here and are translated where they are shown
    limit_this_process()
    trusted = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    json.dump({"badge": read_badge(data), "signature": read_signature(data, trusted)}, sys.stdout, default=str)


if __name__ == "__main__":
    main()
