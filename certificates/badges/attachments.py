"""The badge inside the document: an embedded file of the PDF."""

import io
import logging

from certificates.badges.examination import LONGEST

NAME = "badge.jwt"

logger = logging.getLogger(__name__)


def from_pdf(pdf: bytes) -> str:
    """The token attached as ``badge.jwt``; empty when there is none. Never raises, whatever the bytes are.

    Reads in this very process: a file from a stranger is read by ``verification.sandbox``, with little memory and time.
    """
    try:
        return _attached(pdf)
    except Exception as error:  # a parser of strange files may fail in any way
        logger.info("No badge could be read out of a PDF: %s", error)
        return ""


def _attached(pdf: bytes) -> str:
    from pyhanko.pdf_utils.reader import PdfFileReader  # a third of a second to load: only for who needs it

    catalogue = PdfFileReader(io.BytesIO(pdf), strict=False).root
    if "/Names" not in catalogue or "/EmbeddedFiles" not in catalogue["/Names"]:
        return ""
    pairs = catalogue["/Names"]["/EmbeddedFiles"]["/Names"]
    for place in range(1, len(pairs), 2):
        if NAME in (pairs[place].get("/UF"), pairs[place].get("/F")):
            return bytes(pairs[place]["/EF"]["/F"].data[:LONGEST]).decode("ascii")
    return ""
