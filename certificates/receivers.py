"""The one event certificates listen to."""

from typing import Any

from certificates import tasks
from courses.models import Completion
from courses.signals import course_completed


def issue_on_course_completed(sender: Any, completion: Completion, **kwargs: Any) -> None:
    """Only queues: no document is made inside a request."""
    tasks.issue_certificate.enqueue(completion.pk)


def connect() -> None:
    course_completed.connect(issue_on_course_completed, dispatch_uid="certificates.issue_on_course_completed")
