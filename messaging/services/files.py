"""Files without a letter: left by a transaction that was rolled back, or a process that was killed."""

from datetime import timedelta

from django.utils import timezone

from messaging.attachments import FOLDER, discard
from messaging.models import Attachment, private_storage

AGE = timedelta(days=1)
"""A younger one may belong to a letter that is being written this moment."""


def forget_orphans() -> int:
    """Idempotent; returns how many were deleted."""
    storage, before = private_storage(), timezone.now() - AGE
    if not storage.exists(FOLDER):
        return 0
    stored = {f"{FOLDER}/{name}" for name in storage.listdir(FOLDER)[1]}
    kept = set(Attachment.objects.values_list("file", flat=True))
    orphans = [name for name in stored - kept if storage.get_modified_time(name) < before]
    discard(orphans)
    return len(orphans)
