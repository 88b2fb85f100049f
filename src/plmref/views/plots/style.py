"""The visual language of all plots: palette, sizes, kinds of marks and lines, and matplotlib's settings.

The palette is that of the project's figures: after Okabe and Ito, with blue and green darkened, so that all colours
differ in lightness and survive greyscale. What colour tells is also told by shape, dashes, place or word.
"""

from typing import Any, Final, NamedTuple

INK: Final = "#1b1f24"
BLUE: Final = "#005b96"
GREEN: Final = "#008763"
ORANGE: Final = "#e69f00"
GREY: Final = "#c3cad1"
PANEL: Final = "#e6eaee"
PAPER: Final = "#ffffff"
MUTED: Final = "#5d666f"  # text and lines that stand back; contrast 5.9 on white
SILENT: Final = "#8a939c"  # lines of which there are many
BAND: Final = "#f3f5f7"  # every other lane

POINTS: Final = 72 / 2.54  # in a centimetre
SINGLE, DOUBLE = 8.5, 17.0  # centimetres: the columns of most journals and proceedings

MAIN: Final = 7.0  # points: names, ticks
SMALL: Final = 6.0  # points: counts, legends; the least that publishers print
MARK: Final = 5.0  # points across
HAIR, THIN, THICK = 0.5, 0.8, 1.5  # points
GAP: Final = 2.0  # points between a mark and its name, and around every name
PNG_DPI: Final = 300


class MarkStyle(NamedTuple):
    """A mark of a data point: matplotlib's letter for its shape, and what it is filled with."""

    shape: str
    fill: str


class LineStyle(NamedTuple):
    """A line: its colour, its width, and matplotlib's word or lengths for its dashes."""

    colour: str
    width: float
    dashes: str | tuple[float, tuple[float, ...]] = "-"


MARK_STYLE: Final = MarkStyle("o", BLUE)
_SHAPES: Final = ("o", "s", "^", "D", "v", "P")
_FILLS: Final = (BLUE, ORANGE, GREEN, PAPER, GREY, INK)

# By relation of `builds_on`: greyscale keeps the dashes and the width.
RELATIONS: Final = {
    "extends": LineStyle(INK, THIN),
    "initialised-from": LineStyle(BLUE, THICK),
    "uses": LineStyle(SILENT, 0.6, (0, (5, 2.5))),
    "contrasts-with": LineStyle(ORANGE, THIN, (0, (1, 1.5))),
}

# Nobody's matplotlibrc changes a plot, and the same plot is the same file.
SETTINGS: Final[dict[Any, Any]] = {
    "svg.fonttype": "path",  # a reader needs no font
    "svg.hashsalt": "plmref",
    "pdf.fonttype": 42,  # Type 3 fonts are refused by many publishers
    "text.parse_math": False,  # a dollar in a name is a dollar
    "text.hinting": "none",
    "axes.unicode_minus": False,
    "path.simplify": False,
}


def mark_style(place: int) -> MarkStyle:
    """Returns the style of the group at a place: shapes and fills change together, 36 pairs in all."""
    turn, shape = divmod(place, len(_SHAPES))
    return MarkStyle(_SHAPES[shape], _FILLS[(shape + turn) % len(_FILLS)])
