"""Background work of certificates. Every task may run twice: services are idempotent."""

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django_tasks import task

from certificates import queries, services
from certificates.models import Certificate, IssueRun
from courses.models import Completion

logger = logging.getLogger(__name__)


@task()
def issue_certificate(completion_id: int, is_asked: bool = False) -> str:
    """From the completion to the stored document and the mail. Returns the number, or "" when the certificate waits.

    It waits for an obstacle to go, or, in a course that issues in bulk, until that is asked for (``is_asked``).
    """
    completion = Completion.objects.get(pk=completion_id)
    if not is_asked and queries.is_held(completion):
        return ""
    try:
        certificate = services.issue_certificate(completion=completion)
    except services.CertificateWaits as error:
        services.note_obstacle(completion=completion, error=error)
        logger.warning("Certificate of completion %s waits: %s", completion_id, error)
        return ""
    return _with_document(certificate).number


@task()
def file_document(certificate_id: str) -> str:
    """The document of a certificate that stands in the place of another. Returns its number."""
    return _with_document(Certificate.objects.get(pk=certificate_id)).number


def _with_document(certificate: Certificate) -> Certificate:
    if not services.needs_document(certificate):
        return certificate
    return services.store_document(certificate=certificate)


@task()
def issue_missing_certificates() -> int:
    """Heals what a lost signal, a killed worker or a corrected name has left: how many certificates were finished."""
    ids = list(queries.completions_to_finish().values_list("pk", flat=True))
    return sum(map(bool, _each(ids, issue_certificate.call, "Certificates that could not be finished")))


@task()
def issue_chunk(run_id: int, start: int) -> int:
    """A piece of a bulk issue: how many of its certificates are finished now."""
    run = IssueRun.objects.get(pk=run_id)
    ids = services.chunk_of(run, start)
    try:
        numbers = _each(ids, _issue_asked, "Certificates of a bulk issue that could not be finished")
    finally:
        services.finish_bulk_issue(run=run)
    return sum(map(bool, numbers))


def _issue_asked(completion_id: int) -> str:
    return issue_certificate.call(completion_id, is_asked=True)


@task()
def continue_bulk_issues() -> int:
    """Takes up runs that a killed worker or an error has left half-way: how many are under way."""
    running = list(IssueRun.objects.filter(finished_at=None))
    for run in running:
        services.continue_bulk_issue(run=run)
    return len(running)


@task()
def delete_documents(certificate_ids: list[str]) -> None:
    """Stored files of erased people."""
    for certificate in Certificate.objects.filter(pk__in=certificate_ids):
        services.delete_document(certificate=certificate)


@task()
def delete_forgotten_documents() -> int:
    return services.delete_forgotten_documents()


@task()
def expire_certificates() -> int:
    return services.expire_certificates()


@task()
def remind_of_expiry() -> int:
    return services.remind_of_expiry()


def _each(ids: Iterable[int], work: Callable[[int], Any], failed: str) -> list[Any]:
    """What came of each; one bad record does not hold up the others, and is told at the end."""
    results, failures = [], []
    for id in ids:
        try:
            results.append(work(id))
        except Exception as error:
            failures.append(error)
    if failures:
        raise ExceptionGroup(failed, failures)
    return results
