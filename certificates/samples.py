"""A certificate of nobody: for the eye, for validators and for speed, without a number and marked as a sample."""

from datetime import UTC, date, datetime
from decimal import Decimal

from certificates import rules
from certificates.services.issuing import check_name
from certificates.services.templates import DEFAULT_TEXTS

CODE = "0" * rules.CODE_LENGTH
"""No certificate can have it: verification answers that it is unknown."""

OUTCOMES = (
    "wyjaśnia, czym jest gminna strategia rozwiązywania problemów społecznych i komu służy",
    "wskazuje przepisy, które nakładają na gminę obowiązek jej opracowania",
    "wymienia elementy strategii z art. 16b ust. 2 ustawy o pomocy społecznej",
)


def sample_snapshot(first_name: str, last_name: str) -> rules.Snapshot:
    """Raises CertificateWaits for a name that cannot be printed."""
    check_name(first_name, last_name)
    result = rules.build_result(Decimal(9), Decimal(10), 70)
    module = rules.ModuleFacts("Po co SRPS? Ramy prawne i miejsce w systemie", 4, 38, OUTCOMES, result)
    done = datetime(2026, 11, 20, 12, tzinfo=UTC)
    facts = rules.Facts(
        first_name=first_name,
        last_name=last_name,
        course="Podręcznik tworzenia strategii rozwiązywania problemów społecznych",
        modules=(module,),
        legal_state=date(2026, 10, 8),
        enrolled_at=done,
        completed_at=done,
    )
    texts = rules.TemplateTexts(version=0, **DEFAULT_TEXTS)
    number = rules.format_number(2026, 0)
    return rules.build_snapshot(
        facts=facts, template=texts, number=number, code=CODE, issued_at=datetime(2026, 11, 22, 12, tzinfo=UTC)
    )
