"""NEZHA: functional relative position encoding, from the distance of two tokens to the attention."""

from math import cos, sin
from typing import Final, NamedTuple

from figures.style import BLUE, GREEN, GREY, ORANGE, PANEL, UNIT, Drawing, ink_on

NAME: Final = "nezha-positions"

SENTENCE: Final = "我们明早去爬山"
QUERY: Final = 3  # the column of the token that attends
CHOSEN: Final = 5  # the column whose vector is followed
HEAD_SIZE: Final = 64  # 768 / 12 (Table 1)
LEFT: Final = 160
PITCH: Final = 90
CELL: Final = 80
ROW: Final = 50
TEXT, DISTANCE, STRIP, USES = 20, 112, 150, 502  # upper edges; the second one a middle
STRIP_PITCH: Final = 88
STRIP_HEIGHT: Final = 76
SWING: Final = 27  # of a curve, to either side
USE_HEIGHT: Final = 110
STEPS: Final = 20  # of a curve, from column to column


class Use(NamedTuple):
    """What the vector is added to."""

    en: str
    zh: str
    left: float
    fill: str


DIMENSIONS: Final = (0, 1, 8)  # of the vector, as examples
USES_OF_IT: Final = (
    Use("Added to keys,\nfor the scores", "加到键上，用于打分", 240, GREEN),
    Use("Added to values,\nfor the outputs", "加到值上，用于输出", 520, BLUE),
)
USE_WIDTH: Final = 260


def value(dimension: int, distance: float) -> float:
    """Returns one dimension of the vector for a distance (Equations 6 and 7)."""
    angle = distance / 10000 ** (dimension // 2 * 2 / HEAD_SIZE)
    return cos(angle) if dimension % 2 else sin(angle)


def draw() -> Drawing:
    """Draws the tokens with their distances, the sinusoids below, and what the vector of one distance is for."""
    drawing = Drawing(
        USES + USE_HEIGHT + UNIT,
        "NEZHA: functional relative position encoding",
        "Seven Chinese characters with their distances from the fourth one, -3 to 3. Below, three dimensions of the "
        "position vector as fixed sinusoids of the distance: dimension 0 a sine, dimension 1 a cosine, dimension 8 a "
        "slower sine. The vector for the distance 2 is added in the attention to the keys, for the scores, and to the "
        "values, for the outputs.",
    )
    for index, dimension in enumerate(DIMENSIONS):
        _strip(drawing, STRIP + STRIP_PITCH * index, dimension)
    for column, character in enumerate(SENTENCE):
        fill = ORANGE if column == QUERY else PANEL
        drawing.box(_middle(column) - CELL / 2, TEXT, CELL, ROW, fill=fill)
        drawing.text(_middle(column), TEXT + ROW / 2, character)
        drawing.text(_middle(column), DISTANCE, f"{column - QUERY:+d}".replace("+0", "0").replace("-", "−"))
    drawing.label(UNIT, TEXT + ROW / 2, "Token", "词元", anchor="start")
    drawing.label(UNIT, DISTANCE, "Distance", "距离", anchor="start")
    drawing.label(UNIT, USES + USE_HEIGHT / 2, "Attention", "自注意力", anchor="start")
    _uses(drawing)
    return drawing


def _middle(column: float) -> float:
    """Returns the middle of a column, or a place between two columns."""
    return LEFT + PITCH * column + CELL / 2


def _strip(drawing: Drawing, top: float, dimension: int) -> None:
    """Draws one dimension as a curve over the distances, with a mark at each token."""
    middle = top + STRIP_HEIGHT / 2
    right = _middle(len(SENTENCE) - 1) + CELL / 2
    drawing.box(LEFT, top, right - LEFT, STRIP_HEIGHT, fill=PANEL, line=PANEL)
    drawing.line([(LEFT, middle), (right, middle)], colour=GREY)
    columns = [step / STEPS for step in range((len(SENTENCE) - 1) * STEPS + 1)]
    curve = [(_middle(column), middle - SWING * value(dimension, column - QUERY)) for column in columns]
    drawing.line(curve, colour=BLUE)
    for x, y in curve[::STEPS]:
        drawing.marker(x, y, "circle", fill=BLUE, radius=6)
    drawing.label(UNIT, middle, f"Dim {dimension}", f"第 {dimension} 维", anchor="start")


def _uses(drawing: Drawing) -> None:
    """Frames the vector of one distance, and leads it to what it is added to."""
    x = _middle(CHOSEN)
    bottom = STRIP + STRIP_PITCH * (len(DIMENSIONS) - 1) + STRIP_HEIGHT + 6
    drawing.box(x - 34, STRIP - 6, 68, bottom - STRIP + 6, fill="none")
    fork = USES - 34
    drawing.box(UNIT, (bottom + fork) / 2 - 15, 30, 30, fill=ORANGE)
    drawing.side_label(UNIT + 45, (bottom + fork) / 2, "query token", "查询词元", anchor="start")
    drawing.side_label(x - 14, (bottom + fork) / 2, "position vector", "位置向量", anchor="end")
    for use in USES_OF_IT:
        middle = use.left + USE_WIDTH / 2
        drawing.route([(x, bottom), (x, fork), (middle, fork), (middle, USES - 2)])
        drawing.box(use.left, USES, USE_WIDTH, USE_HEIGHT, fill=use.fill)
        drawing.label(middle, USES + USE_HEIGHT / 2, use.en, use.zh, colour=ink_on(use.fill))
