"""Drawing questions by the blueprint of a quiz. Pure: the caller brings the pool and the source of chance."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from random import Random
from typing import NamedTuple


class Line(NamedTuple):
    """One line of the blueprint: so many questions of this competence."""

    competence_id: int
    wanted: int


class NotEnoughQuestions(Exception):  # noqa: N818  (domain errors are named for what happened)
    """The bank holds fewer published questions of a competence than the quiz draws."""

    def __init__(self, competence_id: int, wanted: int, found: int) -> None:
        self.competence_id, self.wanted, self.found = competence_id, wanted, found
        super().__init__(f"Competence {competence_id}: {wanted} questions wanted, {found} published")


def draw(
    blueprint: Iterable[Line], pool: Mapping[int, Collection[int]], *, seen: Collection[int] = (), rng: Random
) -> list[int]:
    """Ids of questions in the order of the blueprint; within a line in a random one, none twice.

    ``pool`` holds the ids of questions a competence. Those in ``seen`` come only when the others have run out.
    """
    drawn: list[int] = []
    for line in blueprint:
        free = sorted(set(pool.get(line.competence_id, ())).difference(drawn))
        if len(free) < line.wanted:
            raise NotEnoughQuestions(line.competence_id, line.wanted, len(free))
        drawn += _pick(free, line.wanted, seen, rng)
    return drawn


def _pick(free: Sequence[int], count: int, seen: Collection[int], rng: Random) -> list[int]:
    new = [question for question in free if question not in seen]
    picked = rng.sample(new, min(count, len(new)))
    old = [question for question in free if question in seen]
    picked += rng.sample(old, count - len(picked))
    return rng.sample(picked, len(picked))


def shuffled(ids: Sequence[str], rng: Random) -> list[str]:
    """The order of options for one participant."""
    return rng.sample(ids, len(ids))
