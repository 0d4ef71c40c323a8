"""Places of a call: how many are taken, and who may still have one."""

from recruitment.models import Application, RecruitmentPage
from recruitment.queries.seats import full_communes, seats_left
from recruitment.services.errors import CommuneFull, NoSeatsLeft
from recruitment.states import HOLDS_SEAT


def check_seat(call: RecruitmentPage, application: Application) -> None:
    """For a caller who holds the lock of the call. An application that has a place already needs no other one."""
    if application.state in HOLDS_SEAT:
        return
    if seats_left(call) <= 0:
        raise NoSeatsLeft
    if application.commune_key in full_communes(call):
        raise CommuneFull
