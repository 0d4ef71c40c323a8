"""A call that is open, and applications that stand in different places of the way."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import ConsentText
from courses.models import CoursePage
from elearning.services import ensure_recruitment_page, read_content
from organisations.queries import workplace_of
from recruitment import services
from recruitment.models import (
    Application,
    CallAnswer,
    CallQuestion,
    CallStatement,
    RecruitmentIndexPage,
    RecruitmentPage,
)
from recruitment.rules import Part

from .people import current_edition, person


@transaction.atomic
def ensure_call() -> None:
    """Idempotent: nothing is made once there is any call. Enrolment by oneself is closed: people apply."""
    course = CoursePage.objects.live().first()
    if course is None or RecruitmentPage.objects.exists():
        return
    content = read_content("demo_call.yaml")
    call = _make_call(course, content)
    course.is_enrolment_open = False
    course.save_revision().publish()
    for application in content["applications"]:
        _apply(call, content, **application)


def _make_call(course: CoursePage, content: dict[str, Any]) -> RecruitmentPage:
    now, index = timezone.now(), RecruitmentIndexPage.objects.get(pk=ensure_recruitment_page().pk)
    closing = timezone.localtime(now + timedelta(days=content["closes_in_days"]))
    call = RecruitmentPage(
        course=course,
        edition=current_edition(),
        opens_at=now + timedelta(days=content["opens_in_days"]),
        closes_at=closing.replace(hour=15, minute=0, second=0, microsecond=0),
        decisions_on=timezone.localdate(now) + timedelta(days=content["decisions_in_days"]),
        starts_on=timezone.localdate(now) + timedelta(days=content["starts_in_days"]),
        **content["call"],
    )
    call.answers = [CallAnswer(sort_order=n, **answer) for n, answer in enumerate(content["answers"])]
    call.questions = [CallQuestion(sort_order=n, **question) for n, question in enumerate(content["questions"])]
    call.statements = [CallStatement(sort_order=n, text=text) for n, text in enumerate(ConsentText.objects.current())]
    index.add_child(instance=call)
    call.save_revision().publish()
    return call


def _apply(
    call: RecruitmentPage, content: dict[str, Any], *, person: str, role: str, status: str, steps: list[str]
) -> None:
    application = _write(call, content, person, role, status)
    accepted = set(ConsentText.objects.current())
    services.submit_application(application=application, accepted=accepted)
    for step in steps:
        _take(step, application, content)


def _write(call: RecruitmentPage, content: dict[str, Any], name: str, role: str, status: str) -> Application:
    applicant = person(name)
    workplace = workplace_of(applicant)
    application = services.start_application(call=call, applicant=applicant)
    values: dict[Part, dict[str, Any]] = {
        Part.PERSON: {"phone": "600 000 000"},
        Part.ORGANISATION: {
            "organisation": workplace.organisation,
            "position": workplace.position,
            "superior_name": "Wanda Topola",
            "superior_position": "sekretarz gminy",
        },
        Part.ROLE: {"strategy_role": role, "strategy_status": status},
        Part.QUESTIONS: {"answers": _answers(call, content["answer"])},
    }
    for part, fields in values.items():
        services.save_part(application=application, part=part, values=fields)
    return services.save_needs(application=application, needs=None)


def _answers(call: RecruitmentPage, answer: str) -> list[dict[str, str]]:
    required = call.questions.filter(required=True)
    return [{"name": question.clean_name, "label": question.label, "value": answer} for question in required]


def _take(step: str, application: Application, content: dict[str, Any]) -> None:
    arguments: dict[str, Any] = {"application": application}
    if step not in ("accept_place", "decline_place"):
        arguments["by"] = person("rekruter")
    if step == "ask_to_supplement":
        arguments["reason"] = content["reason"]
    getattr(services, step)(**arguments)
