"""Mail about letters, in the background."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from messaging.models import Message

DELAY = timedelta(minutes=1)
"""Whoever reads the letter at once needs no mail, and three letters in a row are told of by one."""


def notify_soon(message: Message) -> None:
    """In the transaction of the letter: neither forgotten nor told of a letter that was rolled back."""
    notify_members.using(run_after=timezone.now() + DELAY).enqueue(message.pk)


@task()
def notify_members(message_id: int) -> int:
    """May run twice: who was told is written down in the transaction of the mail. Returns how many were told."""
    from messaging.services import notices  # the services of letters import this module

    return notices.notify_members(message_id=message_id)


@task()
def send_digests() -> int:
    from messaging.services import notices

    return notices.send_digests()


@task()
def forget_orphan_files() -> int:
    from messaging.services import files

    return files.forget_orphans()
