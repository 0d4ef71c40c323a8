"""What the directory shows of a person follows their account and place of work. No record of anything: a projection."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from accounts.models import User
from community.models import Profile
from community.services.directory import refresh_search
from organisations.models import Membership

NAMES = {"first_name", "last_name"}


def connect() -> None:
    post_save.connect(_follow_person, sender=User, dispatch_uid="community.person")
    for signal in (post_save, post_delete):
        signal.connect(_follow_workplace, sender=Membership, dispatch_uid="community.workplace")


def _follow_person(instance: User, update_fields: Any = None, created: bool = False, **kwargs: Any) -> None:
    if not created and (update_fields is None or NAMES.intersection(update_fields)):
        _refresh(instance.pk)


def _follow_workplace(instance: Membership, **kwargs: Any) -> None:
    _refresh(instance.person_id)


def _refresh(user_id: int) -> None:
    profile = Profile.objects.select_related("user").filter(user=user_id).first()
    if profile:
        refresh_search(user=profile.user)
