"""The people of the crowd, with roles and places of work across the voivodeships."""

from collections.abc import Sequence
from datetime import date
from random import Random

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import Role
from organisations import rules
from organisations.models import Level, LocalGovernment, Membership, Organisation, OrganisationKind

from .words import FIRST_NAMES, POSITIONS, SURNAMES, VOIVODESHIPS

PEOPLE_A_UNIT = 5
WITHOUT_WORKPLACE = 0.02
UNITS = {
    OrganisationKind.OPS: "Ośrodek Pomocy Społecznej",
    OrganisationKind.OFFICE: "Urząd Gminy",
    OrganisationKind.CUS: "Centrum Usług Społecznych",
}


def address(number: int) -> str:
    return f"tlum-{number:05}@example.org"


def is_there() -> bool:
    return User.objects.filter(email=address(1)).exists()


def make_people(count: int, rng: Random, *, chunk: int) -> list[User]:
    """They cannot sign in: nobody knows their password, and nobody has to."""
    units, group = (
        make_units(max(1, count // PEOPLE_A_UNIT), rng),
        Group.objects.get_or_create(name=Role.PARTICIPANT.value)[0],
    )
    password = make_password(None)
    people = [_person(number, password, rng) for number in range(1, count + 1)]
    User.objects.bulk_create(people, batch_size=chunk)
    in_group = User.groups.through
    in_group.objects.bulk_create((in_group(user=person, group=group) for person in people), batch_size=chunk)
    working = [person for person in people if rng.random() >= WITHOUT_WORKPLACE]
    Membership.objects.bulk_create(
        (
            Membership(person=person, organisation=rng.choice(units), position=rng.choice(POSITIONS))
            for person in working
        ),
        batch_size=chunk,
    )
    return people


def make_units(count: int, rng: Random) -> list[Organisation]:
    """In communes of the register, or in invented ones where it is not loaded."""
    seats = list(LocalGovernment.objects.communes().current().order_by("key")) or _make_communes()
    names = {(seat.pk, kind): f"{UNITS[kind]}: {seat.name}" for seat in seats for kind in UNITS}
    chosen = rng.sample(sorted(names), min(count, len(names)))
    taken = set(Organisation.objects.values_list("seat", "kind", "search_name"))
    units = [
        Organisation(seat_id=seat, kind=kind, name=names[seat, kind], search_name=rules.normalise(names[seat, kind]))
        for seat, kind in chosen
    ]
    return Organisation.objects.bulk_create(
        unit for unit in units if (unit.seat_id, unit.kind, unit.search_name) not in taken
    )


def _make_communes() -> list[LocalGovernment]:
    communes = [
        LocalGovernment(
            key=f"98{place:02}01",
            code=f"98{place:02}012",
            level=Level.COMMUNE,
            name=f"Zalesie {place}",
            kind="gmina wiejska",
            county="zaleski",
            voivodeship=voivodeship,
            valid_from=date(2026, 1, 1),
        )
        for place, voivodeship in enumerate(VOIVODESHIPS, start=1)
    ]
    for commune in communes:
        commune.fill_search()
    return LocalGovernment.objects.bulk_create(communes)


def _person(number: int, password: str, rng: Random) -> User:
    is_man = rng.random() < 0.25
    names: Sequence[str] = FIRST_NAMES["m" if is_man else "f"]
    return User(
        email=address(number), first_name=rng.choice(names), last_name=rng.choice(SURNAMES)[is_man], password=password
    )
