"""Background work of courses."""

from django_tasks import task

from courses.services import attempts


@task()
def close_expired_attempts() -> int:
    """Nobody has to come back for an attempt to get its result."""
    return attempts.close_expired_attempts()
