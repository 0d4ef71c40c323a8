"""Background work of recruitment. May run twice: services are idempotent."""

from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from recruitment import services
from recruitment.models import RecruitmentPage
from recruitment.states import State


@task()
def offer_freed_places() -> int:
    """Ends offers that ran out and offers free places to the waiting lists: how many people got an offer."""
    offered, failures = 0, []
    for call in _calls_to_see_to():
        try:
            offered += len(services.offer_freed_places(call=call))
        except Exception as error:  # one bad call must not hold up the others
            failures.append(error)
    if failures:
        raise ExceptionGroup("Calls whose places could not be offered", failures)
    return offered


def _calls_to_see_to() -> list[RecruitmentPage]:
    late = Q(applications__state=State.OFFERED, applications__due_at__lt=timezone.now())
    return list(RecruitmentPage.objects.filter(Q(applications__state=State.WAITING) | late).distinct())
