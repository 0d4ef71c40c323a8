"""What the verbs of walk-through tables work on, and how they are registered and found."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from django.test import Client

from accounts.models import User
from accounts.roles import Role
from accounts.tests.factories import UserFactory

ROLES = {"coordinator": Role.COORDINATOR, "advisor": Role.ADVISOR, "editor": Role.EDITOR}

VERBS: dict[str, Callable[["World", str, str], str | None]] = {}


def verb(name: str) -> Callable[[Any], Any]:
    """Makes a function `(world, who, value) -> text or None` the meaning of a word in the tables."""

    def register(function: Any) -> Any:
        assert name not in VERBS, f"two verbs are called {name!r}"
        VERBS[name] = function
        return function

    return register


def load_verbs() -> None:
    for path in sorted(Path(__file__).parent.glob("verbs_*.py")):
        import_module(f"{__package__}.{path.stem}")


class World:
    """`course` is what the verb that makes one left (QuizCourse or anything else); `kept` is free for verbs."""

    def __init__(self, home: Any) -> None:
        self.home = home
        self.course: Any = None
        self.kept: dict[str, Any] = {}
        self._people: dict[str, User] = {}
        self._clients: dict[str, Client] = {}

    def person(self, who: str) -> User:
        if who not in self._people:
            self._people[who] = UserFactory(first_name=who, role=ROLES.get(who, Role.PARTICIPANT))
        return self._people[who]

    def name(self, who: str, person: User) -> None:
        """Someone a factory made is known in the table by this name."""
        self._people[who] = person

    def client(self, who: str, tab: str = "") -> Client:
        """The person's browser; a second `tab` or device has a session of its own."""
        key = f"{who}/{tab}"
        if key not in self._clients:
            self._clients[key] = Client()
            self._clients[key].force_login(self.person(who))
        return self._clients[key]


def pairs(value: str) -> dict[str, str]:
    """'questions=10 limit=30' as a dictionary."""
    return dict(part.split("=", 1) for part in value.split())
