"""A certificate of nobody: for the eye, for validators and for speed, without a number and marked as a sample."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from certificates import rules
from certificates.services.issuing import check_name
from certificates.services.templates import DEFAULT_TEXTS

CODE = "0" * rules.CODE_LENGTH
"""No certificate can have it: verification answers that it is unknown."""
BADGE = "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJuYW1lIjoiV1rDk1IifQ.WlpS"
"""Looks like a badge and is none: no key signed it, so that no verifier ever takes it for one."""
ISSUED = datetime(2026, 11, 22, 12, tzinfo=UTC)

MODULES = (
    (
        "Po co SRPS? Ramy prawne i miejsce w systemie",
        (
            "wyjaśnia, czym jest gminna strategia rozwiązywania problemów społecznych i komu służy",
            "wskazuje przepisy, które nakładają na gminę obowiązek jej opracowania",
            "wymienia elementy strategii z art. 16b ust. 2 ustawy o pomocy społecznej",
        ),
    ),
    (
        "Diagnoza: co wiemy o gminie i skąd",
        (
            "dobiera źródła danych do pytań, na które diagnoza ma odpowiedzieć",
            "odróżnia problem społeczny od jego przyczyn i skutków",
        ),
    ),
    (
        "Cele, działania i wskaźniki",
        (
            "zapisuje cel tak, aby po roku można było sprawdzić, czy został osiągnięty",
            "łączy działania z wykonawcami, terminami i środkami",
        ),
    ),
)
# Drawings of this app, kept under the digest of their bytes like any logo (pdf/sample_logos).
LOGOS = (
    rules.Logo("cb691ecf608f674257e70c1d66dbe668ab51adc486ad39b62cc4249605a3c1f1", "Znak partnera projektu"),
    rules.Logo("334ea98692622fbc3a0c6b3342462bc75127154bd405d700c623089dd7a4f879", "Znak instytucji finansującej"),
)
TEXTS = rules.TemplateTexts(
    version=0,
    title=DEFAULT_TEXTS["title"],
    statement=DEFAULT_TEXTS["statement"],
    issuer=DEFAULT_TEXTS["issuer"],
    signatories=(
        rules.Signatory("Halina Dąbrowska", "kierowniczka Akademii SRPS"),
        rules.Signatory("Łukasz Żółtowski", "opiekun merytoryczny kursu"),
    ),
    logos=LOGOS,
    hours=40,
    valid_months=24,
)
"""Every field of a template filled."""


def sample_snapshot(
    first_name: str, last_name: str, *, texts: rules.TemplateTexts = TEXTS, **fields: Any
) -> rules.Snapshot:
    """Every field filled. ``fields``: those of ``rules.Facts`` that shall differ.

    Raises CertificateWaits for a name that cannot be printed.
    """
    check_name(first_name, last_name)
    return rules.build_snapshot(
        facts=replace(_facts(first_name, last_name), **fields),
        template=texts,
        number=rules.format_number(ISSUED.year, 0),
        code=CODE,
        issued_at=ISSUED,
    )


def plain_texts() -> rules.TemplateTexts:
    """What a course has whose template nobody touched."""
    return rules.TemplateTexts(version=0, **DEFAULT_TEXTS)


def _facts(first_name: str, last_name: str) -> rules.Facts:
    result = rules.build_result(Decimal(9), Decimal(10), 70)
    done = datetime(2026, 11, 20, 12, tzinfo=UTC)
    return rules.Facts(
        first_name=first_name,
        last_name=last_name,
        course="Podręcznik tworzenia strategii rozwiązywania problemów społecznych",
        modules=tuple(rules.ModuleFacts(title, 4, 38, outcomes, result) for title, outcomes in MODULES),
        legal_state=date(2026, 10, 8),
        enrolled_at=done,
        completed_at=done,
        edition="jesień 2026",
        final_result=rules.build_result(Decimal(23), Decimal(25), 70),
    )
