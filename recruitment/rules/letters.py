"""Letters as texts with placeholders such as {number}."""

import re
from collections.abc import Mapping

from recruitment.rules.transitions import TRANSITIONS, Action

COMMON = ("first_name", "last_name", "number", "call", "course", "link")
WITH_DUE = frozenset({Action.ASK_TO_SUPPLEMENT, Action.OFFER_PLACE})
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def actions_with_letter() -> tuple[Action, ...]:
    return tuple(action for action, transition in TRANSITIONS.items() if transition.has_letter)


def placeholders_of(action: Action) -> tuple[str, ...]:
    """What a letter of this action may name."""
    reason = ("reason",) if TRANSITIONS[action].needs_reason else ()
    due = ("due",) if action in WITH_DUE else ()
    return (*COMMON, *reason, *due)


def unknown_placeholders(text: str, action: Action) -> tuple[str, ...]:
    """In the order of the text, once each; a brace without its pair counts as one, for it is a slip of the pen."""
    known = placeholders_of(action)
    found = [f"{{{name}}}" for name in PLACEHOLDER.findall(text) if name not in known]
    found += re.findall(r"[{}]", PLACEHOLDER.sub("", text))
    return tuple(dict.fromkeys(found))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Values go in as they are, once: a brace within a value is no placeholder."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)
