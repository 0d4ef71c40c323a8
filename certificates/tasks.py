"""Background work of certificates. Every task may run twice: services are idempotent."""

import logging

from django_tasks import task

from certificates import queries, services
from courses.models import Completion

logger = logging.getLogger(__name__)


@task()
def issue_certificate(completion_id: int) -> str:
    """From the completion to the stored document and the mail. Returns the number, or "" when the certificate waits."""
    completion = Completion.objects.get(pk=completion_id)
    try:
        certificate = services.issue_certificate(completion=completion)
    except services.CertificateWaits as error:
        services.note_obstacle(completion=completion, error=error)
        logger.warning("Certificate of completion %s waits: %s", completion_id, error)
        return ""
    return services.store_document(certificate=certificate).number


@task()
def issue_missing_certificates() -> int:
    """Heals what a lost signal, a killed worker or a corrected name has left: how many certificates were finished."""
    finished, failures = 0, []
    for completion_id in list(queries.completions_to_finish().values_list("pk", flat=True)):
        try:
            finished += bool(issue_certificate.call(completion_id))
        except Exception as error:  # one bad record must not hold up the others
            failures.append(error)
    if failures:
        raise ExceptionGroup("Certificates that could not be finished", failures)
    return finished
