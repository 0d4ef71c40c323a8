"""Why something cannot be done with a case; `advising.rules.NotPossible` is about its state."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accounts.models import User


class AlreadyTaken(Exception):  # noqa: N818  (named as people read it, like the other domain errors)
    """Somebody else answers in this case; it would have to be handed over."""

    def __init__(self, advisor: "User") -> None:
        self.advisor = advisor
        super().__init__(str(advisor))


class CannotAdvise(Exception):  # noqa: N818
    """This person does not answer such questions in this office."""

    def __init__(self, person: "User") -> None:
        self.person = person
        super().__init__(str(person))
