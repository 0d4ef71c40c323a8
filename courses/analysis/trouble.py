"""Which questions to mend first, and what to do about them. Pure.

Thresholds are those customary in classical test theory for a test of knowledge: r below 0 means that people who know
more answer worse; below 0.15 the question hardly tells them apart; a facility below 0.3 or above 0.95 leaves little
to tell. They are signs for an editor, who reads the question and decides; nothing follows from them by itself.
"""

from dataclasses import dataclass
from enum import IntFlag
from typing import Any

from django.utils.translation import gettext_lazy as _

from courses.analysis.items import FEWEST_ATTEMPTS, Figures, PartFigures

WEAK = 0.15
HARD = 0.3
EASY = 0.95
SLOW_SECONDS = 180
FEWEST_CHOOSERS = 5


class Trouble(IntFlag):
    """A graver one outweighs all lighter ones together: the sum sorts the list and still says which they are."""

    IDLE_DISTRACTOR = 1
    SLOW = 2
    EASY = 4
    HARD = 8
    WEAK = 16
    ATTRACTIVE_DISTRACTOR = 32
    KEY = 64


@dataclass(frozen=True, slots=True)
class Advice:
    """`name` on a tag and in the filter, `action`: what the editor does; `colour` of the tag."""

    slug: str
    name: Any
    action: Any
    colour: str = "yellow"


ADVICE = {
    Trouble.KEY: Advice(
        "klucz",
        _("key to check"),
        _("People who know more answer this question worse. Check the key first: is the right answer marked?"),
        "red",
    ),
    Trouble.ATTRACTIVE_DISTRACTOR: Advice(
        "dystraktor",
        _("wrong answer attracts the better ones"),
        _("People with good results choose a wrong answer. See whether it is right too, and word it more sharply."),
        "red",
    ),
    Trouble.WEAK: Advice(
        "roznicowanie",
        _("tells little apart"),
        _("Those who know and those who do not answer alike. Make the question clearer, or ask about what matters."),
    ),
    Trouble.HARD: Advice(
        "trudne",
        _("too hard"),
        _("Few earn the points. See whether the lesson teaches it, and whether the wording is plain."),
    ),
    Trouble.EASY: Advice(
        "latwe",
        _("too easy"),
        _("Nearly everyone earns the points. Make the wrong answers more likely, or replace the question."),
        "grey",
    ),
    Trouble.SLOW: Advice(
        "czas",
        _("takes long"),
        _("It takes more than three minutes. Shorten the text, or split the question."),
        "grey",
    ),
    Trouble.IDLE_DISTRACTOR: Advice(
        "nikt",
        _("wrong answer nobody chooses"),
        _("Nobody chooses one of the wrong answers. Write a more likely one, or leave it out."),
        "grey",
    ),
}


def find_trouble(figures: Figures, *, offered: int = 0) -> Trouble:
    """Nothing is judged by fewer than FEWEST_ATTEMPTS attempts. `offered`: so many parts come first that all saw."""
    if figures.attempts < FEWEST_ATTEMPTS:
        return Trouble(0)
    return _of_discrimination(figures.discrimination) | _of_facility(figures.facility) | _of_rest(figures, offered)


def _of_discrimination(r: float | None) -> Trouble:
    if r is None or r >= WEAK:
        return Trouble(0)
    return Trouble.KEY if r < 0 else Trouble.WEAK


def _of_facility(facility: float) -> Trouble:
    if facility < HARD:
        return Trouble.HARD
    return Trouble.EASY if facility > EASY else Trouble(0)


def _of_rest(figures: Figures, offered: int) -> Trouble:
    found = Trouble(0)
    if figures.seconds is not None and figures.seconds > SLOW_SECONDS:
        found |= Trouble.SLOW
    if any(is_idle(part) for part in figures.parts[:offered]):
        found |= Trouble.IDLE_DISTRACTOR
    if any(is_attractive(part, figures) for part in figures.parts):
        found |= Trouble.ATTRACTIVE_DISTRACTOR
    return found


def is_idle(part: PartFigures) -> bool:
    return not part.is_right and part.share == 0


def is_attractive(part: PartFigures, figures: Figures) -> bool:
    """Chosen by enough people, whose results as a whole are better than the mean of all."""
    choosers = round(part.share * figures.attempts)
    if part.is_right or part.mean_score is None or choosers < FEWEST_CHOOSERS:
        return False
    return part.mean_score > figures.mean_result


def advice_for(trouble: int) -> list[Advice]:
    """The gravest first."""
    return [advice for flag, advice in ADVICE.items() if trouble & flag]


def trouble_called(slug: str) -> Trouble | None:
    return next((flag for flag, advice in ADVICE.items() if advice.slug == slug), None)
