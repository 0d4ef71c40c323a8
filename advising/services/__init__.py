"""Verbs of advising: ask, answer, reply, take, hand over, note, close, reopen, rate; keep the offices."""

from advising.rules import NotPossible
from advising.services.asking import ask_question
from advising.services.closing import close_case, rate_case, reopen_case
from advising.services.errors import AlreadyTaken, CannotAdvise
from advising.services.handing import hand_over, take_case
from advising.services.letters import add_note, answer, reply
from advising.services.offices import ensure_office

__all__ = [
    "AlreadyTaken",
    "CannotAdvise",
    "NotPossible",
    "add_note",
    "answer",
    "ask_question",
    "close_case",
    "ensure_office",
    "hand_over",
    "rate_case",
    "reopen_case",
    "reply",
    "take_case",
]
