"""Whether everything that is said finds its place on the page."""

from certificates.rules import Snapshot


def problems(said: Snapshot) -> tuple[str, ...]:
    return ()
