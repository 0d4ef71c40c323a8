"""The buttons that ask for more room: "more=spec-options", "more=spec-items numeric"."""

from django.http import QueryDict

from .plan import MAX_QUESTIONS, MAX_ROWS, PREFIX, count_of, inner_kinds

BUTTON = "more"
STEP = 4


def asks_for_room(data: QueryDict) -> bool:
    return BUTTON in data


def ask(data: QueryDict) -> QueryDict:
    """What was posted, with the room it asks for; anything else asked for changes nothing."""
    wider = data.copy()
    name, _, kind = data.get(BUTTON, "").partition(" ")
    if not (name.startswith(f"{PREFIX}-") and f"{name}-rows" in data):
        return wider
    if not kind:
        wider[f"{name}-rows"] = str(count_of(data, name, 0, MAX_ROWS) + STEP)
    elif kind in inner_kinds() and (count := count_of(data, name, 0, MAX_QUESTIONS)) < MAX_QUESTIONS:
        wider[f"{name}-rows"], wider[f"{name}-{count}-kind"] = str(count + 1), kind
    return wider
