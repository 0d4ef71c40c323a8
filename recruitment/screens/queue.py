"""The place on the waiting list, as the person is told it."""

from django.db.models import Q

from recruitment.models import Application
from recruitment.states import State


def place_in_queue(application: Application) -> int:
    """1 is the next. The order is that of `recruitment.queries.seats.first_waiting`."""
    waiting = Application.objects.filter(call=application.call_id, state=State.WAITING)
    return waiting.filter(_before(application)).exclude(pk=application.pk).count() + 1


def _before(application: Application) -> Q:
    same_points = Q(points=application.points)
    same_time = same_points & Q(waiting_since=application.waiting_since)
    return (
        Q(points__gt=application.points)
        | (same_points & Q(waiting_since__lt=application.waiting_since))
        | (same_time & Q(submitted_at__lt=application.submitted_at))
    )
