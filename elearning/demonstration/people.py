"""The people of demo_people.yaml, with the units where they work."""

from datetime import date

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User
from accounts.roles import Role
from accounts.services import assign_role
from courses.models import CoursePage, Edition
from courses.services.enrolment import enrol_participant
from elearning.services import read_content
from organisations.models import Level, LocalGovernment, Organisation
from organisations.services.workplace import find_or_create_organisation, set_workplace

PASSWORD = "akademia-srps"  # noqa: S105  (printed by bin/run; exists in development only)


@transaction.atomic
def ensure_people() -> list[User]:
    """Idempotent; who exists is not touched."""
    content = read_content("demo_people.yaml")
    edition = _ensure_edition(**content["edition"])
    units = {name: _ensure_unit(**unit) for name, unit in content["units"].items()}
    return [ensure_person(units=units, edition=edition, **person) for person in content["people"]]


def person(name: str) -> User:
    """By the part of the address before example.org."""
    return User.objects.get(email=f"{name}@example.org")


def current_edition() -> Edition | None:
    """Of the demonstration's people."""
    return Edition.objects.filter(name=read_content("demo_people.yaml")["edition"]["name"]).first()


def _ensure_edition(*, name: str, starts_on: date, ends_on: date) -> Edition | None:
    """None where the handbook is not loaded."""
    course = CoursePage.objects.live().first()
    if course is None:
        return None
    dates = {"starts_on": starts_on, "ends_on": ends_on}
    return Edition.objects.get_or_create(course=course, name=name, defaults=dates)[0]


def _ensure_unit(*, commune: str, key: str, kind: str, name: str) -> Organisation:
    seat = LocalGovernment.objects.filter(key=key).first() or LocalGovernment.objects.create(
        key=key,
        code=f"{key}2",
        level=Level.COMMUNE,
        name=commune,
        kind="gmina wiejska",
        county="jasieński",
        voivodeship="wielkopolskie",
        valid_from=date(2026, 1, 1),
    )
    return find_or_create_organisation(seat=seat, kind=kind, name=name)


def ensure_person(
    *,
    units: dict[str, Organisation],
    edition: Edition | None,
    email: str,
    role: str = "",
    unit: str = "",
    position: str = "",
    enrolled: bool = False,
    **names: str,
) -> User:
    if user := User.objects.filter(email__iexact=email).first():
        return user
    user = User.objects.create_user(email, PASSWORD, **names)
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    if role:
        assign_role(user=user, role=Role[role])
    if unit:
        set_workplace(person=user, organisation=units[unit], position=position)
    if enrolled and edition:
        enrol_participant(participant=user, course=edition.course, edition=edition)
    return user
