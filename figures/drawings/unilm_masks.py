"""UniLM: the self-attention masks of its objectives, as grids."""

from collections.abc import Callable
from typing import Final, NamedTuple

from figures.style import BLUE, GREY, INK, PAPER, SMALL, Drawing, Point

NAME: Final = "unilm-masks"

TOKENS: Final = 6
SOURCE: Final = 3  # how many of them are the source in the sequence-to-sequence objective
CELL: Final = 34
SIDE: Final = CELL * TOKENS
LEFTS: Final = (108, 508)  # of the grids
TOPS: Final = (112, 440)


class Objective(NamedTuple):
    """One objective: where its grid stands, and whether a token (first) may see another one (second)."""

    en: str
    zh: str
    place: Point
    sees: Callable[[int, int], bool]


SEQUENCE: Final = Objective(
    "Sequence-to-sequence", "序列到序列", (LEFTS[0], TOPS[1]), lambda token, other: other < SOURCE or other <= token
)
OBJECTIVES: Final = (
    Objective("Bidirectional", "双向", (LEFTS[0], TOPS[0]), lambda token, other: True),
    Objective("Left-to-right", "从左到右", (LEFTS[1], TOPS[0]), lambda token, other: other <= token),
    Objective("Right-to-left", "从右到左", (LEFTS[1], TOPS[1]), lambda token, other: other >= token),
    SEQUENCE,
)


def draw() -> Drawing:
    """Draws a grid for each objective, with a row for each token and the tokens that it may see as columns."""
    drawing = Drawing(
        TOPS[1] + SIDE + 96,
        "UniLM: self-attention masks",
        "Four grids of six tokens. A filled cell says that the token of its row may see the token of its column. "
        "Bidirectional: every token sees all. Left-to-right: itself and the tokens before it. Right-to-left: itself "
        "and the tokens after it. Sequence-to-sequence: tokens 1 to 3, the source, see the whole source; tokens 4 to "
        "6, the target, see the source, and the target up to themselves.",
    )
    for objective in OBJECTIVES:
        _grid(drawing, objective)
    _segments(drawing, *SEQUENCE.place)
    for y, fill, en, zh in ((34, BLUE, "row sees column", "行可见列"), (70, PAPER, "hidden", "不可见")):
        middle = TOPS[1] + SIDE + y
        drawing.marker(LEFTS[1] - 38, middle, "square", fill=fill, radius=14)
        drawing.side_label(LEFTS[1] - 12, middle, en, zh, anchor="start")
    return drawing


def _cell(drawing: Drawing, left: float, top: float) -> None:
    """Fills one cell of a grid."""
    corners: list[Point] = [(left, top), (left + CELL, top), (left + CELL, top + CELL), (left, top + CELL)]
    drawing.polygon(corners, fill=BLUE)


def _grid(drawing: Drawing, objective: Objective) -> None:
    """Draws the grid of one objective, with its name above and the numbers of the tokens at two sides."""
    left, top = objective.place
    drawing.label(left + SIDE / 2, top - 66, objective.en, objective.zh)
    for token in range(TOKENS):
        along = CELL * token + CELL / 2
        drawing.text(left + along, top - 16, str(token + 1), size=SMALL)
        drawing.text(left - 18, top + along, str(token + 1), size=SMALL)
        for other in range(TOKENS):
            if objective.sees(token, other):
                _cell(drawing, left + CELL * other, top + CELL * token)
    for step in range(CELL, SIDE, CELL):
        drawing.line([(left + step, top), (left + step, top + SIDE)], colour=GREY)
        drawing.line([(left, top + step), (left + SIDE, top + step)], colour=GREY)
    drawing.line([(left, top), (left + SIDE, top), (left + SIDE, top + SIDE), (left, top + SIDE), (left, top - 1.5)])


def _segments(drawing: Drawing, left: float, top: float) -> None:
    """Says which tokens are the source and which the target, and parts them in the grid."""
    half = CELL * SOURCE
    drawing.line([(left + half, top), (left + half, top + SIDE)], colour=INK)
    drawing.line([(left, top + half), (left + SIDE, top + half)], colour=INK)
    for start, width, en, zh in ((left, half, "Source", "源端"), (left + half, SIDE - half, "Target", "目标端")):
        drawing.bracket(start + 4, start + width - 4, top + SIDE + 18, opening=-8)
        drawing.label(start + width / 2, top + SIDE + 50, en, zh)
