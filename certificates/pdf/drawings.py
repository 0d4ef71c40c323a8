"""What lies under the words: spine, guilloche, ribbon, seal and the mark of a sample, as PDF path operators.

Drawn once a process for each colour and laid into a document as it is: as SVG the same lines would cost more than all
the text. Coordinates in points from the lower left corner of the page. Decoration only; nothing here is read out.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin

from certificates.pdf.accents import NAVY, NAVY_LINE, Accent, accent_of, channels
from certificates.pdf.faces import outline

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
SPINE, NARROW_SPINE = 17 * MM, 5 * MM
PAGE = (0, 0, WIDTH, HEIGHT)
THIRDS = 3
"""Times that the pattern of the spine recurs."""
ROSETTE = 60 * MM
SEAL = 25 * MM
"""Side of the square in which the seal is drawn."""
GREY = "#6b7280"
SAMPLE_WORD = "WZÓR"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """Operators as a compressed stream, in a ``box``: left, low, right and high side."""

    packed: bytes
    box: tuple[float, float, float, float]
    parts: tuple[tuple[str, "Drawing"], ...] = ()
    """Drawings within, by the name that the operators call them: what recurs is written down once."""


@cache
def first_ground(accent: str, is_sample: bool) -> Drawing:
    """Behind the first page: spine with guilloche, a pale rosette, the ribbon."""
    colours = accent_of(accent)
    threads, rings = _threads(colours), _rings(colours.pale)
    operators = [
        *_turned(rings, (152 * MM, 172 * MM)),
        *_bar(SPINE, colours),
        *(f"q 1 0 0 1 0 {number * HEIGHT / THIRDS:.2f} cm /threads Do Q" for number in range(THIRDS)),
        *_ribbon(colours.mark),
        *(_sample_word(colours.pale) if is_sample else ()),
    ]
    return _drawing(operators, PAGE, ("threads", threads), *((name, ring) for name, _petals, ring in rings))


@cache
def next_ground(accent: str, is_sample: bool) -> Drawing:
    """Behind the pages that follow: a narrow spine."""
    colours = accent_of(accent)
    return _drawing([*_bar(NARROW_SPINE, colours), *(_sample_word(colours.pale) if is_sample else ())], PAGE)


@cache
def seal(accent: str, is_test: bool) -> Drawing:
    """A rosette around the book; hollow and grey for a test authority."""
    mark, core = (GREY, "#ffffff") if is_test else (accent_of(accent).mark, NAVY)
    centre, petals = (SEAL / 2, SEAL / 2), 24
    ring = _ring(SEAL * 0.44, 0.075, petals, _stroke(mark, 0.45))
    operators = [
        *_turned([("ring", petals, ring)], centre),
        *(_stroke(mark, 0.9), *_circle(centre, SEAL * 0.36), "S"),
        *(_fill(core), *_circle(centre, SEAL * 0.335), "f"),
        *_book(centre, SEAL * 0.36, GREY if is_test else "#ffffff", core),
    ]
    return _drawing(operators, (0, 0, SEAL, SEAL), ("ring", ring))


def _drawing(operators: Iterable[str], box: tuple[float, float, float, float], *parts: tuple[str, Drawing]) -> Drawing:
    return Drawing(zlib.compress("\n".join(operators).encode(), 9), box, parts)


def _threads(colours: Accent) -> Drawing:
    """A third of the spine: lines that swing around each other, one of them in the accent."""
    long = HEIGHT / THIRDS
    middle, swing, steps = SPINE / 2 - 0.4 * MM, SPINE * 0.36, 60
    operators = []
    for thread in range(9):
        operators.append(_stroke(colours.bright if thread == 4 else NAVY_LINE, 0.35))
        heights = [long * step / steps for step in range(steps + 1)]
        operators += [_line([(_thread(y, thread, middle, swing), y) for y in heights]), "S"]
    return _drawing(operators, (0, 0, SPINE, long))


def _thread(y: float, thread: int, middle: float, swing: float) -> float:
    long = HEIGHT / THIRDS
    breath = 0.62 + 0.38 * cos(2 * pi * y / long)
    return middle + swing * breath * sin(2 * pi * y / (long / 3) + thread * 2 * pi / 9)


def _rings(colour: str) -> list[tuple[str, int, Drawing]]:
    """Name, petals and one petal of each ring: waves that cross, as on a banknote; pale enough to read over."""
    shapes = ((0.95, 0.05, 48), (0.84, 0.075, 36), (0.69, 0.12, 24), (0.5, 0.2, 16), (0.29, 0.4, 10))
    start = _stroke(colour, 0.5)
    return [
        (f"ring{number}", petals, _ring(ROSETTE * share, depth, petals, start))
        for number, (share, depth, petals) in enumerate(shapes)
    ]


def _ring(radius: float, depth: float, petals: int, start: str) -> Drawing:
    """One petal of six waves around the middle (0, 0); turned as often as there are petals it makes the ring."""
    operators, steps = [start, "1 J"], 12
    for wave in range(6):
        turns = [2 * pi / petals * step / steps for step in range(steps + 1)]
        points = [_polar(radius * (1 + depth * sin(petals * turn + wave * pi / 3)), turn) for turn in turns]
        operators += [_line(points), "S"]
    most = radius * (1 + depth) + 1
    return _drawing(operators, (-most, -most, most, most))


def _turned(rings: list[tuple[str, int, Drawing]], centre: Point) -> Iterable[str]:
    yield f"q 1 0 0 1 {_xy(*centre)} cm"
    for name, petals, _petal in rings:
        c, s = cos(2 * pi / petals), sin(2 * pi / petals)
        yield "q"
        yield from [f"/{name} Do {c:.6f} {s:.6f} {-s:.6f} {c:.6f} 0 0 cm"] * petals
        yield "Q"
    yield "Q"


def _polar(radius: float, turn: float) -> Point:
    return radius * cos(turn), radius * sin(turn)


def _bar(width: float, colours: Accent) -> Iterable[str]:
    yield from (_fill(NAVY), _rectangle(0, 0, width, HEIGHT), "f")
    yield from (_fill(colours.mark), _rectangle(width, 0, 0.9 * MM, HEIGHT), "f")


def _ribbon(colour: str) -> Iterable[str]:
    """Hangs over the upper edge; nothing else of the site carries a ribbon but the place where one reads."""
    width, length, notch = 21 * MM, 43 * MM, 10 * MM
    left, low = WIDTH - 22 * MM - width, HEIGHT - length
    corners = [
        (left, HEIGHT),
        (left, low),
        (left + width / 2, low + notch),
        (left + width, low),
        (left + width, HEIGHT),
    ]
    yield from (_fill(colour), _line(corners, closed=True), "f")
    yield from _book((left + width / 2, HEIGHT - 15.5 * MM), 13.5 * MM, "#ffffff", colour)


def _book(centre: Point, width: float, colour: str, ground: str) -> Iterable[str]:
    """An open book, as in the logo: two leaves and the fold between them."""
    half, rise, height = width / 2, width * 0.07, width * 0.66
    x, y = centre[0], centre[1] - height / 2
    yield _fill(colour)
    for side in (-half, half):
        # The lower and the upper edge of a leaf are the same curve; inner end, two handles, outer end.
        edge = [(x, y), (x + side * 0.35, y + rise), (x + side * 0.7, y + rise * 1.7), (x + side, y + rise * 1.3)]
        inner, near, far, outer = (_xy(*point) for point in edge)
        upper_inner, upper_near, upper_far, upper_outer = (_xy(across, up + height) for across, up in edge)
        yield f"{inner} m {near} {far} {outer} c {upper_outer} l {upper_far} {upper_near} {upper_inner} c h f"
    yield from (_stroke(ground, width * 0.035), _line([(x, y), (x, y + height)]), "S")


def _sample_word(colour: str) -> Iterable[str]:
    """WZÓR across the page, as shapes: the same word is read out from the line at the top."""
    size, tilt = 150.0, 0.42
    shapes, width = outline(SAMPLE_WORD)
    yield "q"
    yield _fill(_darker(colour))
    turn = (cos(tilt), sin(tilt))
    start = (WIDTH / 2 + 20 - width * size / 2 * turn[0], HEIGHT * 0.52 - width * size / 2 * turn[1])
    yield f"{turn[0]:.4f} {turn[1]:.4f} {-turn[1]:.4f} {turn[0]:.4f} {_xy(*start)} cm {size} 0 0 {size} 0 0 cm"
    yield from (shapes, "f", "Q")


def _darker(colour: str) -> str:
    return "#" + "".join(f"{int(part * 255 * 0.95):02x}" for part in channels(colour))


def _circle(centre: Point, radius: float) -> Iterable[str]:
    x, y, k = *centre, radius * 0.5523
    yield f"{_xy(x + radius, y)} m"
    yield f"{_xy(x + radius, y + k)} {_xy(x + k, y + radius)} {_xy(x, y + radius)} c"
    yield f"{_xy(x - k, y + radius)} {_xy(x - radius, y + k)} {_xy(x - radius, y)} c"
    yield f"{_xy(x - radius, y - k)} {_xy(x - k, y - radius)} {_xy(x, y - radius)} c"
    yield f"{_xy(x + k, y - radius)} {_xy(x + radius, y - k)} {_xy(x + radius, y)} c h"


def _line(points: list[Point], *, closed: bool = False) -> str:
    first, *rest = points
    return f"{_xy(*first)} m " + " ".join(f"{_xy(*point)} l" for point in rest) + (" h" if closed else "")


def _rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"{_xy(x, y)} {_xy(width, height)} re"


def _fill(colour: str) -> str:
    return "{:.3f} {:.3f} {:.3f} rg".format(*channels(colour))


def _stroke(colour: str, width: float) -> str:
    return "{:.3f} {:.3f} {:.3f} RG {:.2f} w".format(*channels(colour), width)


def _xy(x: float, y: float) -> str:
    return f"{x:.2f} {y:.2f}"
