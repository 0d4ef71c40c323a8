"""The longest that may be written stands on the first page without running into what is below."""

from dataclasses import replace
from itertools import cycle, islice

import pypdfium2
import pytest

from certificates import rules
from certificates.pdf import fits, render_certificate
from certificates.pdf.accents import ACCENTS, PAPER, channels
from certificates.samples import LOGOS, TEXTS, sample_snapshot


def text_of(length: int, *words: str) -> str:
    return " ".join(islice(cycle(words), length))[:length].strip()


FIRST = text_of(80, "Aleksandra", "Świętosława")
LAST = text_of(120, "Brzęczyszczykiewicz-Wołodźko")
WORDS = ("świadczenie", "pomocy", "społecznej", "oraz", "gminna", "strategia", "ze", "wskaźnikami")
SIGNATORY = rules.Signatory(text_of(80, "Grażyna", "Chrząstek"), text_of(120, *WORDS))
LONGEST = replace(
    TEXTS,
    title=text_of(40, "Zaświadczenie", "o", "ukończeniu"),
    statement=text_of(400, *WORDS),
    issuer=text_of(160, *WORDS),
    signatories=(SIGNATORY,) * 3,
    logos=LOGOS * 2,
)


@pytest.mark.parametrize(
    ("first", "last", "texts", "fields"),
    [
        ("Ewa", "Łoś", TEXTS, {}),
        (FIRST, LAST, TEXTS, {}),
        ("Aleksandra", "Ż" * 120, TEXTS, {}),
        ("Ewa", "Łoś", LONGEST, {}),
        (FIRST, LAST, LONGEST, {}),
        (FIRST, LAST, LONGEST, {"course": text_of(255, *WORDS), "edition": text_of(120, *WORDS)}),
    ],
)
def test_longest_that_may_be_written_fits(first, last, texts, fields):
    assert fits(sample_snapshot(first, last, texts=texts, **fields)) == ()


def test_what_does_not_fit_is_named():
    texts = replace(LONGEST, statement=text_of(3000, *WORDS), signatories=(rules.Signatory("W" * 300, "M" * 500),) * 3)
    assert len(fits(sample_snapshot("W" * 80, "W" * 120, texts=texts))) == 2


@pytest.mark.parametrize("name", [("Ewa", "Łoś"), (FIRST, LAST), ("Ż" * 20 + " " + "Ą" * 20, "W" * 30)])
def test_document_has_two_pages_whatever_the_name(name):
    assert len(pypdfium2.PdfDocument(render_certificate(sample_snapshot(*name)))) == 2


def _luminance(colour: str) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("accent", ACCENTS)
def test_accent_stands_out_from_paper(accent):
    assert (_luminance(PAPER) + 0.05) / (_luminance(ACCENTS[accent].mark) + 0.05) >= 3
