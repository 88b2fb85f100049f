"""ELECTRA: replaced token detection, with a sentence followed from the text to the verdicts."""

from typing import Final

from figures.style import BLUE, GREEN, GREY, ORANGE, PANEL, PAPER, UNIT, WIDTH, Drawing, ink_on

NAME: Final = "electra-rtd"

SENTENCE: Final = ("the", "ferry", "left", "at", "noon")
SAMPLES: Final = {1: "train", 4: "noon"}  # masked positions, and what the generator puts there
LEFT: Final = 130
PITCH: Final = 132
CELL: Final = 122
ROW: Final = 50
TEXT, MASKED, GENERATOR, FILLED, DISCRIMINATOR, VERDICT = 20, 110, 200, 290, 380, 500  # upper edges
GENERATOR_HEIGHT: Final = 50
DISCRIMINATOR_HEIGHT: Final = 80
VERDICT_HEIGHT: Final = 70


def draw() -> Drawing:
    """Draws five columns of tokens that run down through the generator and the discriminator."""
    drawing = Drawing(
        VERDICT + VERDICT_HEIGHT + UNIT,
        "ELECTRA: replaced token detection",
        "In 'the ferry left at noon' two tokens are masked. A small generator fills in 'train' and 'noon'. "
        "The discriminator says replaced for 'train' and original for the other tokens, among them 'noon'.",
    )
    for column in range(len(SENTENCE)):
        _flow(drawing, column)
    _bar(drawing, GENERATOR, GENERATOR_HEIGHT, "Small generator", "小型生成器", ORANGE)
    _bar(drawing, DISCRIMINATOR, DISCRIMINATOR_HEIGHT, "Discriminator = ELECTRA", "判别器", BLUE)
    for column, token in enumerate(SENTENCE):
        masked = column in SAMPLES
        filled = SAMPLES.get(column, token)
        _cell(drawing, column, TEXT, token, PANEL)
        if masked:
            _cell(drawing, column, MASKED, "[MASK]", GREY, dashed=True)
        else:
            _cell(drawing, column, MASKED, token, PANEL)
        _cell(drawing, column, FILLED, filled, ORANGE if masked else PANEL)
        _verdict(drawing, column, replaced=filled != token)
    middle = ROW / 2
    drawing.label(20, TEXT + middle, "Text", "原文", anchor="start")
    drawing.label(20, MASKED + middle, "Masked", "掩码后", anchor="start")
    drawing.label(20, FILLED + middle, "Filled in", "填补后", anchor="start")
    drawing.label(20, VERDICT + VERDICT_HEIGHT / 2, "Verdict", "判定", anchor="start")
    return drawing


def _left(column: int) -> float:
    return LEFT + PITCH * column


def _flow(drawing: Drawing, column: int) -> None:
    """Draws the way of one token; it is grey where an unmasked token passes the generator unchanged."""
    x = _left(column) + CELL / 2
    if column in SAMPLES:
        drawing.arrow((x, TEXT + ROW), (x, MASKED - 2))
        drawing.arrow((x, MASKED + ROW), (x, GENERATOR - 2))
        drawing.arrow((x, GENERATOR + GENERATOR_HEIGHT), (x, FILLED - 2))
    else:
        drawing.line([(x, TEXT + ROW), (x, FILLED)], colour=GREY)
    drawing.arrow((x, FILLED + ROW), (x, DISCRIMINATOR - 2))
    drawing.arrow((x, DISCRIMINATOR + DISCRIMINATOR_HEIGHT), (x, VERDICT - 2))


def _bar(drawing: Drawing, top: float, height: float, en: str, zh: str, fill: str) -> None:
    """Draws a network that reads all tokens."""
    drawing.box(LEFT, top, PITCH * 4 + CELL, height, fill=fill)
    drawing.side_label((LEFT + WIDTH - UNIT) / 2, top + height / 2, en, zh, colour=ink_on(fill))


def _cell(drawing: Drawing, column: int, top: float, token: str, fill: str, *, dashed: bool = False) -> None:
    """Draws one token."""
    drawing.box(_left(column), top, CELL, ROW, fill=fill, dashed=dashed)
    drawing.text(_left(column) + CELL / 2, top + ROW / 2, token)


def _verdict(drawing: Drawing, column: int, *, replaced: bool) -> None:
    """Draws what the discriminator says of one token."""
    en, zh, fill = ("replaced", "替换", GREEN) if replaced else ("original", "原有", PAPER)
    drawing.box(_left(column), VERDICT, CELL, VERDICT_HEIGHT, fill=fill)
    drawing.label(_left(column) + CELL / 2, VERDICT + VERDICT_HEIGHT / 2, en, zh, colour=ink_on(fill))
