"""An advisory office and questions to it: answered, closed, waiting."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from advising import services
from advising.models import Case
from advising.states import Kind
from elearning.services import read_content

from .people import person


@transaction.atomic
def ensure_cases() -> None:
    """Idempotent: nothing is asked once there is any case."""
    content = read_content("demo_conversations.yaml")
    office = services.ensure_office(advisors=[person("doradca")], **content["office"])
    if Case.objects.exists():
        return
    for case in content["cases"]:
        _ask(office, **case)


def _ask(office, *, subject: str, days_ago: int, question: str, answer: str = "", is_closed: bool = False) -> None:
    asked_at = _morning(timezone.now() - timedelta(days=days_ago))
    participant, advisor = person("uczestnik"), person("doradca")
    case = services.ask_question(
        participant=participant, office=office, kind=Kind.CURRENT, subject=subject, body=question, now=asked_at
    )
    if answer:
        answered_at = min(asked_at + timedelta(days=1), timezone.now())
        services.answer(case=case, advisor=advisor, body=answer, closes=is_closed, now=answered_at)


def _morning(moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(hour=9, minute=40)
