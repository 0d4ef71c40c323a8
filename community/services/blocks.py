"""Taking no letters from somebody."""

from django.db import transaction

from accounts.models import User
from community.models import Block
from community.services.contacts import hold_pair


@transaction.atomic
def block_person(*, blocker: User, blocked: User) -> Block:
    """A letter on its way is either sent before or refused. The other one is not told. Idempotent."""
    hold_pair(blocker, blocked)
    return Block.objects.get_or_create(blocker=blocker, blocked=blocked)[0]


def unblock_person(*, blocker: User, blocked: User) -> None:
    """Idempotent."""
    Block.objects.filter(blocker=blocker, blocked=blocked).delete()
