"""Drawing questions by the blueprint of a quiz. Pure: the caller brings the bank and the source of chance."""

from collections.abc import Collection, Iterable, Sequence
from random import Random
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Line(NamedTuple):
    """One line of the blueprint: so many questions of any of these competences and, unless None, this difficulty."""

    wanted: int
    competence_ids: frozenset[int]
    difficulty: int | None = None

    def takes(self, question: "Candidate") -> bool:
        is_of_difficulty = self.difficulty in (None, question.difficulty)
        return is_of_difficulty and question.competence_id in self.competence_ids


class Candidate(NamedTuple):
    """A question that may be drawn."""

    id: int
    competence_id: int
    difficulty: int


class QuestionsNotReady(Exception):  # noqa: N818  (domain errors are named for what happened)
    """The quiz cannot be drawn from the bank as it stands."""


class NotEnoughQuestions(QuestionsNotReady):
    """The bank holds fewer published questions than a line of the blueprint, counted from 1, draws."""

    def __init__(self, number: int, line: Line, found: int) -> None:
        self.number, self.line, self.found = number, line, found
        kind = f"competences {sorted(line.competence_ids)}, difficulty {line.difficulty or 'any'}"
        super().__init__(f"Line {number} ({kind}): {line.wanted} questions wanted, {found} left for it")


def draw(blueprint: Sequence[Line], bank: Iterable[Candidate], *, seen: Collection[int] = (), rng: Random) -> list[int]:
    """Ids of questions in the order of the blueprint; within a line in a random one, none twice.

    Lines that overlap share the bank so that all of them get their number whenever that is possible at all, and with
    as few questions of `seen` as possible. Raises NotEnoughQuestions.
    """
    shuffled_bank = shuffled(sorted(bank), rng)
    drawn = _Match(blueprint, shuffled_bank)
    drawn.fill([question for question in shuffled_bank if question.id not in seen])
    drawn.fill(shuffled_bank)
    drawn.check()
    return [question for line in range(len(blueprint)) for question in shuffled(drawn.of(line), rng)]


class _Match:
    """Questions given to lines. A line that finds none free takes one over whose line finds another instead.

    Nothing given is ever taken back from a line, only exchanged: so the second filling keeps every unseen question
    of the first (augmenting paths of a bipartite matching).
    """

    def __init__(self, blueprint: Sequence[Line], bank: Sequence[Candidate]) -> None:
        self.blueprint = blueprint
        self.line_of: dict[int, int] = {}
        self.missing = [line.wanted for line in blueprint]
        self.fits = [[question.id for question in bank if line.takes(question)] for line in blueprint]

    def fill(self, bank: Sequence[Candidate]) -> None:
        """The most specific lines first: a general one should not eat their questions."""
        allowed = {question.id for question in bank}
        for line in sorted(range(len(self.blueprint)), key=self._generality):
            while self.missing[line] and self._give_one(line, allowed, set()):
                self.missing[line] -= 1

    def of(self, line: int) -> list[int]:
        return sorted(question for question, owner in self.line_of.items() if owner == line)

    def check(self) -> None:
        for place in sorted(range(len(self.blueprint)), key=self._generality):
            if self.missing[place]:
                line = self.blueprint[place]
                raise NotEnoughQuestions(place + 1, line, line.wanted - self.missing[place])

    def _generality(self, line: int) -> tuple[int, bool]:
        return len(self.blueprint[line].competence_ids), self.blueprint[line].difficulty is None

    def _give_one(self, line: int, allowed: set[int], tried: set[int]) -> bool:
        choice = [question for question in self.fits[line] if question in allowed and question not in tried]
        for question in choice:
            if question not in self.line_of:
                self.line_of[question] = line
                return True
        for question in choice:
            if question in tried or self.line_of[question] == line:
                continue
            tried.add(question)
            if self._give_one(self.line_of[question], allowed, tried):
                self.line_of[question] = line
                return True
        return False


def shuffled(ids: Sequence[T], rng: Random) -> list[T]:
    """In a random order: the options for one participant, the questions of an attempt."""
    return rng.sample(ids, len(ids))
