"""People, and what they agreed to."""

from .consents import ConsentDecision, ConsentText
from .people import User, UserManager

__all__ = ["ConsentDecision", "ConsentText", "User", "UserManager"]
