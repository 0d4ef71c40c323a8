"""The state of an application in words of its own person."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from recruitment.models import Application
from recruitment.queries.desk import WHAT_NEXT
from recruitment.states import State

register = template.Library()

WORDS: dict[State, tuple[Any, str]] = {
    State.DRAFT: (_("Draft"), "yellow"),
    State.SUBMITTED: (_("Sent"), ""),
    State.IN_REVIEW: (_("Being checked"), ""),
    State.TO_SUPPLEMENT: (_("To be supplemented"), "red"),
    State.OFFERED: (_("A place waits for your answer"), "yellow"),
    State.WAITING: (_("On the waiting list"), ""),
    State.REJECTED: (_("Rejected"), "grey"),
    State.PARTICIPANT: (_("You take part"), "green"),
    State.WITHDRAWN: (_("Withdrawn"), "grey"),
    State.EXPIRED: (_("The offer has expired"), "grey"),
}


@register.filter
def state_word(application: Application) -> str:
    return str(WORDS[State(application.state)][0])


@register.filter
def state_colour(application: Application) -> str:
    return WORDS[State(application.state)][1]


@register.filter
def what_next(application: Application) -> str:
    return str(WHAT_NEXT[State(application.state)])
