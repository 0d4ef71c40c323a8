"""What an action on many applications would do, before anything is done."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recruitment.models import Application, RecruitmentPage
from recruitment.queries.seats import seats_left
from recruitment.rules import TRANSITIONS, Action, Who, is_allowed
from recruitment.services.errors import CommuneFull, NoSeatsLeft, NotAllowed, RecruitmentError
from recruitment.states import HOLDS_SEAT


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """``problem`` is None where the step can be done; ``is_done`` where the application is there already."""

    application: Application
    problem: RecruitmentError | None = None
    is_done: bool = False


@dataclass(slots=True)
class _Seats:
    """Places of one call while they are given out on paper."""

    call: RecruitmentPage
    left: int
    taken: Counter[str] = field(default_factory=Counter)

    def problem(self, application: Application) -> RecruitmentError | None:
        if self.left <= 0:
            return NoSeatsLeft()
        key = application.commune_key
        if key and self.taken[key] >= self.call.places_per_commune:
            return CommuneFull()
        self.left -= 1
        self.taken[key] += 1
        return None


def selected(ids: Iterable[str]) -> list[Application]:
    """In the order in which places are given: most points first, then who waited or sent first. One query."""
    found = Application.objects.sent().filter(pk__in=list(ids))
    whole = found.select_related("call__course", "organisation__seat", "applicant")
    return list(whole.order_by("call", "-points", "waiting_since", "submitted_at", "number"))


def plan(action: Action, applications: Sequence[Application]) -> list[PlannedStep]:
    """At most two queries a call, however many applications."""
    seats = _seats_of(applications) if action is Action.OFFER_PLACE else {}
    return [_step(action, application, seats) for application in applications]


def _step(action: Action, application: Application, seats: dict[int, _Seats]) -> PlannedStep:
    if application.state == TRANSITIONS[action].target:
        return PlannedStep(application, is_done=True)
    if not is_allowed(action, application.state, Who.RECRUITER):
        return PlannedStep(application, NotAllowed(action, application.state))
    problem = seats[application.call_id].problem(application) if seats else None
    return PlannedStep(application, problem)


def _seats_of(applications: Sequence[Application]) -> dict[int, _Seats]:
    calls = {application.call_id: application.call for application in applications}
    return {pk: _Seats(call, seats_left(call), _taken(call)) for pk, call in calls.items()}


def _taken(call: RecruitmentPage) -> Counter[str]:
    holding = Application.objects.filter(call=call, state__in=HOLDS_SEAT).order_by()
    return Counter(holding.values_list("commune_key", flat=True))
