"""Who beside its members may read a conversation, notes and files included: staff, as the floors below say.

    access.register("advising", lambda user, conversation: …)   # True: may read it all

Asked only where the person is no member.
"""

from collections.abc import Callable

from accounts.models import User
from messaging.models import Conversation

Rule = Callable[[User, Conversation], bool]

_rules: dict[str, Rule] = {}


def register(name: str, rule: Rule) -> None:
    """Under a name that is taken it takes the place of the other."""
    _rules[name] = rule


def is_reader(user: User, conversation: Conversation) -> bool:
    return any(rule(user, conversation) for rule in _rules.values())
