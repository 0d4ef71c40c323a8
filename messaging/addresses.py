"""Which page shows a conversation. The floors below register a function each, from their `apps.py` or `navigation.py`:

    addresses.register("advising", lambda conversation: "/doradztwo/…/" or None)

None: not one of mine.
"""

from collections.abc import Callable

from messaging.models import Conversation

Resolver = Callable[[Conversation], str | None]

_resolvers: dict[str, Resolver] = {}


def register(name: str, resolver: Resolver) -> None:
    """Under a name that is taken it takes the place of the other."""
    _resolvers[name] = resolver


def address_of(conversation: Conversation) -> str:
    """The path of the page, or "" when no app knows the conversation. A query or so an app."""
    return next((address for resolve in _resolvers.values() if (address := resolve(conversation))), "")
