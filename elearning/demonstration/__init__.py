"""The demonstration: invented people in an invented commune, so that every room shows what happens in it.

In development only. Everything goes through the services that people's own presses of buttons go through.
"""

from .advising import ensure_cases
from .certificates import ensure_certificates
from .community import ensure_community
from .people import PASSWORD, ensure_people
from .recruitment import ensure_call

__all__ = [
    "PASSWORD",
    "ensure_call",
    "ensure_cases",
    "ensure_certificates",
    "ensure_community",
    "ensure_demonstration",
    "ensure_people",
]


def ensure_demonstration():
    """All of it, in the order in which it happened. Idempotent; gives the people who can sign in."""
    people = ensure_people()
    ensure_call()
    ensure_cases()
    ensure_community()
    ensure_certificates()
    return people
