"""Modules that name modules to be done before them. Pure; a circle, which an editor is refused, hangs nothing here."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

K = TypeVar("K", int, str)


def without_circles(named: Mapping[K, Iterable[K]]) -> dict[K, tuple[K, ...]]:
    """What each asks for, without what in the end asks for it: a circle has no beginning, so it closes nothing."""
    return {
        module: tuple(before for before in names if module not in reachable(named, before))
        for module, names in named.items()
    }


def in_circle(named: Mapping[K, Iterable[K]], module: K) -> list[K]:
    """Which of the names of this module lead back to it, itself included; none: all is well."""
    return [before for before in named.get(module, ()) if module in reachable(named, before)]


def reachable(named: Mapping[K, Iterable[K]], start: K) -> set[K]:
    """Itself and everything that must be done before it, near or far."""
    found: set[K] = set()
    ahead = [start]
    while ahead:
        module = ahead.pop()
        if module not in found:
            found.add(module)
            ahead += named.get(module, ())
    return found
