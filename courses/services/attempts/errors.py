"""Why a verb of an attempt was refused; views put it into words."""

from datetime import datetime

from courses.models import Attempt
from courses.states import Lock


class AttemptClosed(Exception):  # noqa: N818  (domain errors are named for what happened)
    """The attempt is handed in or its time is over: nothing more is taken in."""

    def __init__(self, attempt: Attempt) -> None:
        self.attempt = attempt
        super().__init__(f"Attempt {attempt.pk} is closed")


class NoAttemptsLeft(Exception):  # noqa: N818  (domain errors are named for what happened)
    """Every attempt the quiz allows has been used."""


class PauseNotOver(Exception):  # noqa: N818  (domain errors are named for what happened)
    """The pause after the last attempt is not over; the next may begin at ``until``."""

    def __init__(self, until: datetime | None) -> None:
        self.until = until
        super().__init__(str(until))


class QuizLocked(Exception):  # noqa: N818  (domain errors are named for what happened)
    """Something has to be done first; ``lock`` says what. None: the quiz is not in the published course."""

    def __init__(self, lock: Lock | None) -> None:
        self.lock = lock
        super().__init__(str(lock))
