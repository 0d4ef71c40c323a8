"""What is still missing in an application."""

from collections.abc import Set

from django.db.models import OuterRef, Subquery

from accounts.models import ConsentText
from recruitment.models import Application, CallStatement, RecruitmentPage
from recruitment.rules import ApplicationFacts


def current_statements(call: RecruitmentPage) -> list[ConsentText]:
    """The versions in force of the texts the call asks to accept, in the editor's order. One query."""
    asked = CallStatement.objects.filter(call=call)
    place = asked.filter(text__key=OuterRef("key")).order_by("sort_order").values("sort_order")[:1]
    texts = ConsentText.objects.current().filter(key__in=asked.values("text__key"))
    return list(texts.annotate(place=Subquery(place)).order_by("place", "key"))


def required_questions(call: RecruitmentPage) -> frozenset[str]:
    return frozenset(call.questions.filter(required=True).values_list("clean_name", flat=True))


def facts_of(application: Application, *, accepted: Set[ConsentText] | None = None) -> ApplicationFacts:
    """``accepted=None`` leaves the statements out: they are not asked again after sending."""
    return ApplicationFacts.of(
        application,
        questions=required_questions(application.call),
        statements=_required(application.call) if accepted is not None else frozenset(),
        accepted=frozenset(text.pk for text in accepted or ()),
    )


def _required(call: RecruitmentPage) -> frozenset[int]:
    return frozenset(text.pk for text in current_statements(call) if text.is_required)
