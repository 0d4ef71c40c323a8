"""Where the points of the plot facility × discrimination stand. Pure: shares in, whole units of the drawing out."""

from collections.abc import Iterable
from dataclasses import dataclass

from courses.analysis.trouble import HARD, WEAK, Trouble
from courses.queries.figures import Spot

LEFT, TOP, WIDTH, HEIGHT = 60, 16, 600, 300
LOWEST = -0.5
"""Below it a point is drawn at the edge: a key that is this wrong needs no finer look."""

GRAVE = Trouble.KEY | Trouble.ATTRACTIVE_DISTRACTOR


@dataclass(frozen=True, slots=True)
class Point:
    """`shape`: "grave", "light" or "fine"; never told by colour alone."""

    spot: Spot
    x: int
    y: int
    shape: str


@dataclass(frozen=True, slots=True)
class Tick:
    at: int
    label: float


@dataclass(frozen=True, slots=True)
class Plot:
    points: tuple[Point, ...]
    unplaced: int
    below_zero: int
    weak: int
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    left: int = LEFT
    top: int = TOP
    right: int = LEFT + WIDTH
    bottom: int = TOP + HEIGHT
    zero: int = 0
    weak_line: int = 0
    hard_line: int = 0

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def weak_height(self) -> int:
        return self.zero - self.weak_line

    @property
    def grave_height(self) -> int:
        return self.bottom - self.zero


def plot(spots: Iterable[Spot]) -> Plot:
    found = list(spots)
    placed = [(spot, spot.discrimination) for spot in found if spot.discrimination is not None]
    return Plot(
        points=tuple(Point(spot, x_of(spot.facility), y_of(r), shape_of(spot.trouble)) for spot, r in placed),
        unplaced=len(found) - len(placed),
        below_zero=sum(r < 0 for _spot, r in placed),
        weak=sum(0 <= r < WEAK for _spot, r in placed),
        x_ticks=tuple(Tick(x_of(share / 10), share * 10) for share in range(0, 11, 2)),
        y_ticks=tuple(Tick(y_of(r), r) for r in (-0.5, 0.0, 0.5, 1.0)),
        zero=y_of(0),
        weak_line=y_of(WEAK),
        hard_line=x_of(HARD),
    )


def x_of(facility: float) -> int:
    return round(LEFT + WIDTH * facility)


def y_of(discrimination: float) -> int:
    r = max(LOWEST, min(1.0, discrimination))
    return round(TOP + HEIGHT * (1 - r) / (1 - LOWEST))


def shape_of(trouble: int) -> str:
    if trouble & GRAVE:
        return "grave"
    return "light" if trouble else "fine"
