"""What a file of unknown origin says about itself, read without trusting it. Pure.

No PDF library opens the file here: streams are found by their keyword and inflated up to a limit, so that a file of a
few kilobytes cannot fill the memory. That is enough to find the address of a certificate in any PDF that carries it.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from certificates.rules import is_code, normalise_code

HEADER_WITHIN = 1024
"""Bytes before the header that readers put up with (ISO 32000-1, implementation note 13 of PDF 1.7)."""
MOST_STREAMS = 2_000
LARGEST_BADGE = 256 * 1024
LARGEST_STREAM = 1024 * 1024
PIECE = 512
MOST_INFLATED = 16 * 1024 * 1024
MOST_CODES = 8

_STREAM = re.compile(rb"stream\r?\n")
_CODE = re.compile(rb"/c/([0-9A-Za-z-]{16,19})(?![0-9A-Za-z-])")
_NUMBER = re.compile(rb"\bAS/\d{4}/\d{6}(?!\d)")
_NOT_OF_A_TOKEN = re.compile(rb"[^\w.-]+")


@dataclass(frozen=True)
class Contents:
    """``codes`` that the addresses in the file name, in their order; ``number`` that its description names."""

    codes: tuple[str, ...] = ()
    number: str = ""
    is_protected: bool = False

    @property
    def claims_to_be_ours(self) -> bool:
        return bool(self.codes or self.number)


def is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:HEADER_WITHIN]


def badge_token(data: bytes) -> str:
    """The token of a badge in a file that holds nothing else, or an envelope around one; "" for anything else."""
    if len(data) > LARGEST_BADGE or not data.isascii():
        return ""
    words = _NOT_OF_A_TOKEN.split(data)
    return next((word.decode("ascii") for word in words if word.startswith(b"ey") and word.count(b".") == 2), "")


def read(data: bytes) -> Contents:
    """Never raises. Bounded: 16 MB inflated at most, in pieces of 1 MB."""
    codes: dict[str, None] = {}
    number = ""
    for text in (data, *_inflated(data)):
        for found in _CODE.findall(text):
            code = normalise_code(found.decode("ascii"))
            if is_code(code) and len(codes) < MOST_CODES:
                codes[code] = None
        if not number and (named := _NUMBER.search(text)):
            number = named.group().decode("ascii")
    return Contents(codes=tuple(codes), number=number, is_protected=b"/Encrypt" in data)


def _inflated(data: bytes) -> Iterator[bytes]:
    """What the compressed streams hold, one at a time, each cut at a limit."""
    left, view = MOST_INFLATED, memoryview(data)
    for number, keyword in enumerate(_STREAM.finditer(data), start=1):
        if number > MOST_STREAMS or left <= 0:
            return
        text = _inflate(view[keyword.end() :][:LARGEST_STREAM], min(LARGEST_STREAM, left))
        left -= len(text)
        yield text


def _inflate(packed: memoryview, most: int) -> bytes:
    """Up to the first byte that does not fit: a changed byte must not hide what stands before it."""
    inflater, text = zlib.decompressobj(), bytearray()
    for start in range(0, len(packed), PIECE):
        try:
            text += inflater.decompress(packed[start : start + PIECE], most - len(text))
        except zlib.error:
            break
        if inflater.eof or len(text) >= most:
            break
    return bytes(text)
