"""Entering the directory, changing what stands there, leaving."""

from django.db import transaction

from accounts.models import User
from community import rules
from community.models import Profile
from organisations.queries import workplace_of


@transaction.atomic
def save_profile(*, user: User, is_listed: bool, offers: str, seeks: str) -> Profile:
    """What the person shows, as they typed it. Idempotent."""
    shown = {"is_listed": is_listed, "offers": offers.strip(), "seeks": seeks.strip()}
    Profile.objects.update_or_create(user=user, defaults=shown)
    return refresh_search(user=user)


def join_directory(*, user: User, offers: str = "", seeks: str = "") -> Profile:
    """From now on participants see the person. Idempotent."""
    return save_profile(user=user, is_listed=True, offers=offers, seeks=seeks)


@transaction.atomic
def leave_directory(*, user: User) -> None:
    """Nobody sees the person any more; what they typed stays for when they come back. Idempotent."""
    Profile.objects.filter(user=user, is_listed=True).update(is_listed=False)


def refresh_search(*, user: User) -> Profile:
    """The columns of search and order follow the name, the unit and the texts. Idempotent."""
    profile = Profile.objects.get(user=user)
    workplace = workplace_of(user)
    unit = [workplace.organisation.name, workplace.organisation.seat.label] if workplace else []
    profile.search_text = rules.search_text(user.full_name, *unit, profile.offers, profile.seeks)
    profile.sort_name = rules.sort_name(user.first_name, user.last_name)
    profile.save(update_fields=["search_text", "sort_name", "changed_at"])
    return profile
