"""Background work of courses."""

from django_tasks import task

from courses.models import Question, Regrade
from courses.services import attempts, figures, regrade_work


@task()
def close_expired_attempts() -> int:
    """Nobody has to come back for an attempt to get its result."""
    return attempts.close_expired_attempts()


@task()
def compute_figures(question_id: int | None = None) -> int:
    """The item analysis of one question, or of all of them every night."""
    return figures.compute_figures(question=Question.objects.get(pk=question_id) if question_id else None)


@task()
def apply_regrade(regrade_id: int) -> int:
    """What a coordinator decided, done person by person; taken up where a killed worker left it."""
    regrade = Regrade.objects.select_related("question", "version").get(pk=regrade_id)
    return regrade_work.apply_regrade(regrade=regrade)
