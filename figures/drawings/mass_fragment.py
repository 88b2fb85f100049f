"""MASS: the encoder reads a sentence without a fragment, and the decoder predicts just this fragment."""

from typing import Final

from figures.style import BLUE, GREEN, GREY, MAIN, ORANGE, PANEL, SMALL, UNIT, WIDTH, Drawing, ink_on

NAME: Final = "mass-fragment"

SENTENCE: Final = ("the", "baker", "lit", "his", "oven", "at", "dawn")
FRAGMENT: Final = range(2, 5)  # the columns of the fragment
LEFT: Final = 132
PITCH: Final = 87
CELL: Final = 80
RIGHT: Final = LEFT + PITCH * 6 + CELL
ROW: Final = 50
BAR: Final = 60
SEEN, ENCODER, SHIFTED, DECODER, FOUND = 70, 162, 270, 362, 464  # upper edges


def draw() -> Drawing:
    """Draws the sentence above the encoder, and what the decoder gets and gives above and below it."""
    drawing = Drawing(
        FOUND + ROW + UNIT,
        "MASS: the masked fragment",
        "In 'the baker lit his oven at dawn' the k = 3 consecutive tokens 'lit his oven' are masked for the "
        "encoder. The decoder gets masks in place of the other tokens, and of the fragment only what comes before each "
        "word; from this and from the encoder it predicts 'lit', 'his' and 'oven', and nothing else.",
    )
    for column in range(len(SENTENCE)):
        _flow(drawing, column)
    first, last = _left(FRAGMENT[0]), _left(FRAGMENT[-1]) + CELL
    drawing.bracket(first, last, SEEN - 16)
    drawing.side_label((first + last) / 2, SEEN - 42, "k consecutive tokens", "连续 k 个词元")
    _bar(drawing, ENCODER, "Encoder", "编码器", BLUE)
    _bar(drawing, DECODER, "Decoder", "解码器", GREEN)
    for column, token in enumerate(SENTENCE):
        inside = column in FRAGMENT
        _cell(drawing, column, SEEN, "" if inside else token, PANEL)
        _cell(drawing, column, SHIFTED, SENTENCE[column - 1] if column in FRAGMENT[1:] else "", ORANGE)
        if inside:
            _cell(drawing, column, FOUND, token, ORANGE)
    drawing.label(UNIT, SEEN + ROW / 2, "Encoder\ninput", "编码器输入", anchor="start")
    drawing.label(UNIT, SHIFTED + ROW / 2, "Decoder\ninput", "解码器输入", anchor="start")
    drawing.label(UNIT, FOUND + ROW / 2, "Output", "输出", anchor="start")
    side = WIDTH - UNIT
    middles = ENCODER + BAR / 2, DECODER + BAR / 2
    drawing.route([(RIGHT, middles[0]), (side, middles[0]), (side, middles[1]), (RIGHT + 2, middles[1])])
    return drawing


def _left(column: int) -> float:
    """Returns the left edge of a column."""
    return LEFT + PITCH * column


def _flow(drawing: Drawing, column: int) -> None:
    """Draws the ways of one column."""
    x = _left(column) + CELL / 2
    drawing.arrow((x, SEEN + ROW), (x, ENCODER - 2))
    drawing.arrow((x, SHIFTED + ROW), (x, DECODER - 2))
    if column in FRAGMENT:
        drawing.arrow((x, DECODER + BAR), (x, FOUND - 2))


def _bar(drawing: Drawing, top: float, en: str, zh: str, fill: str) -> None:
    """Draws a network."""
    drawing.box(LEFT, top, RIGHT - LEFT, BAR, fill=fill)
    drawing.side_label((LEFT + RIGHT) / 2, top + BAR / 2, en, zh, colour=ink_on(fill))


def _cell(drawing: Drawing, column: int, top: float, token: str, fill: str) -> None:
    """Draws one token, or a mask if there is none."""
    drawing.box(_left(column), top, CELL, ROW, fill=fill if token else GREY, dashed=not token)
    drawing.text(_left(column) + CELL / 2, top + ROW / 2, token or "[MASK]", size=MAIN if token else SMALL)
