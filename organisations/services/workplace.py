"""Who works where."""

from django.db import IntegrityError, transaction

from accounts.models import User
from organisations.models import LocalGovernment, Membership, Organisation

NUMBERS = ("nip", "regon")


class NumberMismatch(Exception):  # noqa: N818
    """The NIP or REGON given stands with another unit, or the unit stands with another number."""

    def __init__(self, field: str, organisation: Organisation, *, is_of_another_unit: bool) -> None:
        self.field, self.organisation, self.is_of_another_unit = field, organisation, is_of_another_unit
        super().__init__(f"{field}: {organisation}")


@transaction.atomic
def set_workplace(*, person: User, organisation: Organisation, position: str = "", department: str = "") -> Membership:
    """Make it the person's one main place of work, instead of the one before. Idempotent."""
    User.objects.select_for_update().get(pk=person.pk)
    person.memberships.filter(is_main=True).exclude(organisation=organisation).delete()
    membership, _ = Membership.objects.update_or_create(
        person=person,
        organisation=organisation,
        defaults={"position": position, "department": department, "is_main": True},
    )
    return membership


def find_or_create_organisation(
    *, seat: LocalGovernment, kind: str, name: str, nip: str = "", regon: str = ""
) -> Organisation:
    """The unit of that number, else of that kind and name in the commune, else a new one.

    Idempotent, also when two people name the same unit at once. Raises NumberMismatch, and ValidationError for a
    number that is not correct.
    """
    wanted = Organisation(seat=seat, kind=kind, name=name.strip(), nip=nip, regon=regon)
    wanted.clean_fields()
    try:
        with transaction.atomic():
            return _find(wanted) or _create(wanted)
    except IntegrityError:  # somebody else was faster, so now it can be found
        with transaction.atomic():
            if found := _find(wanted):
                return found
            raise


def _create(wanted: Organisation) -> Organisation:
    wanted.save(force_insert=True)
    return wanted


def _find(wanted: Organisation) -> Organisation | None:
    return _find_by_number(wanted) or _find_by_name(wanted)


def _find_by_number(wanted: Organisation) -> Organisation | None:
    for field in NUMBERS:
        number = getattr(wanted, field)
        found = Organisation.objects.select_related("seat").filter(**{field: number}).first() if number else None
        if found and (found.seat.key, found.kind) != (wanted.seat.key, wanted.kind):
            raise NumberMismatch(field, found, is_of_another_unit=True)
        if found:
            return _complete(found, wanted)
    return None


def _find_by_name(wanted: Organisation) -> Organisation | None:
    found = Organisation.objects.named(wanted.name).filter(seat__key=wanted.seat.key, kind=wanted.kind).first()
    return _complete(found, wanted) if found else None


def _complete(found: Organisation, wanted: Organisation) -> Organisation:
    """Fills in a number the unit does not have yet; never changes one it has."""
    given = [field for field in NUMBERS if getattr(wanted, field) and getattr(wanted, field) != getattr(found, field)]
    for field in given:
        if getattr(found, field):
            raise NumberMismatch(field, found, is_of_another_unit=False)
        setattr(found, field, getattr(wanted, field))
    if given:
        found.save(update_fields=given)
    return found
