"""Bulk issue for an edition: in chunks, which workers share out among themselves."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from accounts.models import User
from certificates.models import IssueRun
from certificates.queries.bulk import unfinished_of, waiting_for_issue
from core.queue import is_unfinished
from courses.models import Edition

CHUNK = 25
"""Completions a task: some seconds of work, so that a killed one loses little and several workers share a run."""


@transaction.atomic
def start_bulk_issue(*, edition: Edition, by: User, now: datetime | None = None) -> IssueRun:
    """Orders certificates for everybody of the edition who completed the course and has none.

    Idempotent while a run is under way: that run comes back. Where nobody waits, the run is finished at once.
    """
    now = now or timezone.now()
    Edition.objects.select_for_update(of=("self",), no_key=True).get(pk=edition.pk)
    if running := IssueRun.objects.filter(edition=edition, finished_at=None).first():
        return running
    ids = list(waiting_for_issue(edition).values_list("pk", flat=True))
    run = IssueRun.objects.create(
        edition=edition, started_by=by, started_at=now, completion_ids=ids, finished_at=None if ids else now
    )
    log(run, "certificates.bulk_issue", user=by, data={"edition": edition.name, "count": len(ids)})
    _order(run, range(0, len(ids), CHUNK))
    return run


def chunk_of(run: IssueRun, start: int) -> list[int]:
    """Ids of completions."""
    ids: list[int] = run.completion_ids
    return ids[start : start + CHUNK]


@transaction.atomic
def finish_bulk_issue(*, run: IssueRun, now: datetime | None = None) -> bool:
    """Closes the run when every completion has its document or an obstacle; whether it is closed. Idempotent."""
    if unfinished_of(run).exists():
        return False
    IssueRun.objects.filter(pk=run.pk, finished_at=None).update(finished_at=now or timezone.now())
    return True


@transaction.atomic
def continue_bulk_issue(*, run: IssueRun) -> None:
    """Orders the chunks anew in which something is left and which nobody has in hand. Idempotent."""
    if finish_bulk_issue(run=run):
        return
    left = set(unfinished_of(run).values_list("pk", flat=True))
    starts = range(0, len(run.completion_ids), CHUNK)
    _order(run, (start for start in starts if left.intersection(chunk_of(run, start))))


def _order(run: IssueRun, starts: Iterable[int]) -> None:
    from certificates.tasks import issue_chunk  # tasks are doors to services, and import them

    for start in starts:
        if not is_unfinished(issue_chunk, run_id=run.pk, start=start):
            issue_chunk.enqueue(run_id=run.pk, start=start)
