"""Certificates of an edition that has ended, one of each fate; two that wait for a bulk issue.

Their documents are made by the task worker, which `record_completion` calls as it does for everybody.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from certificates import services
from certificates.models import Certificate, CertificateTemplate
from courses.models import Completion, CoursePage, Edition
from elearning.services import read_content

from .certificates_held import hold_certificates
from .people import ensure_person, person
from .studying import complete_course

Step = tuple[int, Callable[[datetime], Any]]
"""How many days ago, and what happened then."""


@transaction.atomic
def ensure_certificates() -> None:
    """Idempotent: nothing is made once the edition is there."""
    course, content = CoursePage.objects.live().first(), read_content("demo_certificates.yaml")
    if course is None or Edition.objects.filter(course=course, name=content["edition"]["name"]).exists():
        return
    edition = Edition.objects.create(course=course, **content["edition"])
    steps = [*_validity(course, **content["limited"])]
    for holder in content["people"]:
        steps += _life(edition, **holder)
    for days, act in sorted(steps, key=lambda step: -step[0]):
        act(_morning(days))
    hold_certificates(course.get_parent(), now=_morning(content["held"]["days"]), **content["held"])


def _validity(course: CoursePage, *, valid_months: int, **days: int) -> Iterator[Step]:
    """A version of the template with a limit, and after it one without."""
    used = services.ensure_template(course)
    fields = {name: getattr(used, name) for name in (*CertificateTemplate.PRINTED, "issues_at_once")}
    for day, months in ((days["from"], valid_months), (days["until"], fields["valid_months"])):
        add = partial(services.add_version, course=course, fields={**fields, "valid_months": months})
        yield day, lambda now, add=add: add()


def _life(
    edition: Edition, *, email: str, days: int, legal_state: date | None = None, then: Any = (), **names: str
) -> Iterator[Step]:
    holder = ensure_person(units={}, edition=None, email=email, role="PARTICIPANT", **names)
    yield days, partial(_earn, holder, edition, legal_state)
    for event in then:
        yield event.pop("days"), partial(_happen, holder, **event)


def _earn(holder: User, edition: Edition, legal_state: date | None, now: datetime) -> None:
    enrolled_at = timezone.make_aware(datetime.combine(edition.starts_on or now, time(9)))
    completion = complete_course(person=holder, edition=edition, enrolled_at=enrolled_at, now=now)
    with _handbook_as_of(edition.course, legal_state):
        _issue(completion, now)


@contextmanager
def _handbook_as_of(course: CoursePage, legal_state: date | None) -> Iterator[None]:
    """What the handbook said in those days; nobody else sees it, for the transaction is not over."""
    pages = CoursePage.objects.filter(pk=course.pk)
    pages.update(legal_state=legal_state or course.legal_state)
    yield
    pages.update(legal_state=course.legal_state)


def _issue(completion: Completion, now: datetime) -> None:
    try:
        services.issue_certificate(completion=completion, now=now)
    except services.CertificateWaits as error:
        services.note_obstacle(completion=completion, error=error)


def _happen(holder: User, now: datetime, *, act: str, by: str = "", **arguments: Any) -> None:
    """One of the services, about the certificate that stands or what waits at it."""
    certificate = Certificate.objects.of(holder).standing().get()
    subjects: dict[str, Callable[[], dict[str, Any]]] = {
        "confirm_revocation": lambda: {"revocation": certificate.revocations.get()},
        "accept_correction": lambda: {"request": certificate.correction_requests.get()},
    }
    subject = subjects.get(act, lambda: {"certificate": certificate})()
    actor = {"by": person(by)} if by else {}
    getattr(services, act)(**subject, **actor, **arguments, now=now)


def _morning(days: int) -> datetime:
    """Working hours of the day so many days ago."""
    return timezone.localtime(timezone.now() - timedelta(days=days)).replace(
        hour=10, minute=20, second=0, microsecond=0
    )
