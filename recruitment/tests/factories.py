"""A call in the tree, and applications to it.

`make_call(home_page)` is a call open now; `make_call(home_page, phase="before")`, `phase="closed"`.
`ApplicationFactory(call=call, state=State.WAITING)` is a complete application in that state.
"""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts.consents import publish_text
from accounts.tests.factories import UserFactory
from courses.models import CoursePage
from courses.tests.factories import CoursePageFactory, EnrolmentFactory
from organisations.tests.factories import OrganisationFactory
from recruitment.models import (
    Application,
    CallStatement,
    RecruitmentIndexPage,
    RecruitmentPage,
    StrategyRole,
    StrategyStatus,
)
from recruitment.states import State

DAYS = {"before": (10, 40), "open": (-10, 20), "closed": (-40, -10)}
"""When a call opens and closes, in days from now."""


def make_index(home) -> RecruitmentIndexPage:
    existing = RecruitmentIndexPage.objects.first()
    return existing or home.add_child(instance=RecruitmentIndexPage(title="Rekrutacja", slug="rekrutacja"))


def make_call(home, *, phase: str = "open", **fields) -> RecruitmentPage:
    """A published call with one required statement; its index and its course are made where there are none."""
    opens, closes = DAYS[phase]
    now = timezone.now()
    number = RecruitmentPage.objects.count() + 1
    call = RecruitmentPage(
        **{
            "title": f"Edycja {number}",
            "slug": f"edycja-{number}",
            "lead": "Zapraszamy po dwie osoby z gminy.",
            "course": fields.pop("course", None) or CoursePage.objects.first() or CoursePageFactory(parent=home),
            "opens_at": now + timedelta(days=opens),
            "closes_at": now + timedelta(days=closes),
            "places": 10,
            "places_per_commune": 2,
            "who_may_apply": "<p>Pracownicy urzędów i ośrodków pomocy społecznej.</p>",
            "last_published_at": now,
            "first_published_at": now,
            **fields,
        }
    )
    make_index(home).add_child(instance=call)
    text = publish_text(key="oswiadczenie-prawdziwosc", title="Prawdziwość danych", text="Podaję prawdziwe dane.")
    CallStatement.objects.create(call=call, text=text)
    return call


class ApplicationFactory(DjangoModelFactory):
    """Complete, so that it may be in any state; give `call` and, if need be, `state`, `organisation`, `applicant`."""

    class Meta:
        model = Application

    applicant = factory.SubFactory(UserFactory)
    state = State.SUBMITTED
    first_name = factory.SelfAttribute("applicant.first_name")
    last_name = factory.SelfAttribute("applicant.last_name")
    phone = "600 100 200"
    organisation = factory.SubFactory(OrganisationFactory)
    commune_key = factory.LazyAttribute(lambda made: made.organisation.seat.key if made.organisation else "")
    position = "pracownik socjalny"
    superior_name = "Maria Kowalska"
    superior_position = "kierownik ośrodka"
    strategy_role = StrategyRole.WRITES
    strategy_status = StrategyStatus.IN_FORCE
    strategy_until = 2030
    expectations = "Chcę lepiej formułować cele."
    has_no_needs = True

    @factory.lazy_attribute_sequence
    def number(self, n):
        return None if self.state in (State.DRAFT, State.WITHDRAWN) else f"ZG/2020/{n + 1:05d}"

    @factory.lazy_attribute
    def submitted_at(self):
        return None if self.state == State.DRAFT else timezone.now()

    @factory.lazy_attribute
    def waiting_since(self):
        return timezone.now() if self.state == State.WAITING else None

    @factory.lazy_attribute
    def due_at(self):
        is_awaited = self.state in (State.OFFERED, State.TO_SUPPLEMENT)
        return timezone.now() + timedelta(days=5) if is_awaited else None

    @factory.lazy_attribute
    def enrolment(self):
        if self.state != State.PARTICIPANT:
            return None
        return EnrolmentFactory(participant=self.applicant, course=self.call.course)
