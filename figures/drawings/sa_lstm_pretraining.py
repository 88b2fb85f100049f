"""SA-LSTM: the sequence autoencoder and the language model, two ways to find the first weights of an LSTM."""

from typing import Final

from figures.style import BLUE, GREEN, ORANGE, PANEL, SMALL, UNIT, WIDTH, Drawing, ink_on

NAME: Final = "sa-lstm-pretraining"

# The order of what is read and written is that of the released code: build_seq_ae_sequence and build_lm_sequence in
# tensorflow/models, research/adversarial_text/data/data_utils.py; the rest is in the abstract.
TEXT: Final = ("trains", "run", "late")
END: Final = "<eos>"
READ: Final = len(TEXT)  # the column where the text has been read
COLUMNS: Final = 2 * len(TEXT) + 1
CELL: Final = 84
FIRST: Final = UNIT + 14  # left edge of the first cell in its frame
PITCH: Final = (WIDTH - 2 * FIRST - CELL) / (COLUMNS - 1)
ROW: Final = 48
STEP: Final = 78  # from a row to the next one
AUTOENCODER, MODEL = 116, 456  # upper edges of the two inputs
WRITTEN: Final = AUTOENCODER + 2 * STEP + ROW + 16  # the bracket under what the autoencoder writes
ABOVE: Final = 48  # upper edge of the frame around the autoencoder
FOOT: Final = WRITTEN + 44  # its lower edge
MODEL_END: Final = FIRST + PITCH * (len(TEXT) - 1) + CELL + 14  # right edge of the frame around the language model
LEFT, HIGH = 490, 88  # of the box that takes over the weights
TOP: Final = MODEL + STEP + (ROW - HIGH) / 2


def draw() -> Drawing:
    """Draws the two networks, one below the other, and the supervised network that either of them starts."""
    drawing = Drawing(
        MODEL + 2 * STEP + ROW + 16 + UNIT,
        "SA-LSTM: sequence autoencoder and language model",
        "Above, a sequence autoencoder: one LSTM reads 'trains run late' up to an end mark, holds it in one vector, "
        "and writes the same words again. Below, a language model: the LSTM reads the same words and predicts the "
        "next one each time. The weights of either are where a supervised LSTM starts.",
    )
    drawing.side_label(UNIT, 26, "Sequence autoencoder", "序列自编码器", anchor="start")
    drawing.box(UNIT, ABOVE, WIDTH - 2 * UNIT, FOOT - ABOVE, fill=PANEL, line=PANEL)
    _chain(drawing, AUTOENCODER, (*TEXT, END, *TEXT), {READ + index: word for index, word in enumerate((*TEXT, END))})
    _parts(drawing)
    drawing.side_label(UNIT, MODEL - 38, "Language model", "语言模型", anchor="start")
    drawing.box(UNIT, MODEL - 16, MODEL_END - UNIT, 2 * STEP + ROW + 32, fill=PANEL, line=PANEL)
    _chain(drawing, MODEL, TEXT, dict(enumerate((*TEXT[1:], END))))
    _supervised(drawing)
    return drawing


def _left(column: int) -> float:
    """Returns the left edge of a column."""
    return FIRST + PITCH * column


def _chain(drawing: Drawing, top: float, read: tuple[str, ...], written: dict[int, str]) -> None:
    """Draws an LSTM over time: what it reads above, what it is to write below."""
    state = top + STEP
    for column, word in enumerate(read):
        left, middle = _left(column), _left(column) + CELL / 2
        fill = ORANGE if column == READ else BLUE
        drawing.box(left, top, CELL, ROW)
        drawing.text(middle, top + ROW / 2, word)
        drawing.arrow((middle, top + ROW), (middle, state - 2))
        drawing.box(left, state, CELL, ROW, fill=fill)
        drawing.text(middle, state + ROW / 2, "LSTM", colour=ink_on(fill))
        if column:
            drawing.arrow((left - PITCH + CELL, state + ROW / 2), (left - 2, state + ROW / 2))
        if column in written:
            drawing.arrow((middle, state + ROW), (middle, state + STEP - 2))
            drawing.box(left, state + STEP, CELL, ROW, fill=GREEN)
            drawing.text(middle, state + STEP + ROW / 2, written[column], colour=ink_on(GREEN))


def _parts(drawing: Drawing) -> None:
    """Says which part of the autoencoder reads, which one writes, and what lies between."""
    above, below = AUTOENCODER - 16, WRITTEN
    drawing.bracket(_left(0), _left(READ) + CELL, above)
    drawing.side_label((_left(0) + _left(READ) + CELL) / 2, above - UNIT, "Read", "读入")
    drawing.bracket(_left(READ), _left(COLUMNS - 1) + CELL, below, opening=-UNIT / 2)
    drawing.side_label((_left(READ) + _left(COLUMNS - 1) + CELL) / 2, below + UNIT, "Write again", "还原")
    level = AUTOENCODER + 2 * STEP + ROW / 2
    drawing.box(FIRST, level - 15, 30, 30, fill=ORANGE)
    drawing.label(FIRST + 42, level, "whole text, one vector", "全文压缩为一个向量", anchor="start")


def _supervised(drawing: Drawing) -> None:
    """Draws the network that starts from the weights of either."""
    middle = (LEFT + WIDTH - UNIT) / 2
    start, level = MODEL_END, MODEL + STEP + ROW / 2
    drawing.arrow((middle - UNIT, FOOT), (middle - UNIT, TOP - 2))
    drawing.side_label(middle - UNIT / 2, (FOOT + TOP) / 2, "weights", "权重", anchor="start")
    drawing.arrow((start, level), (LEFT - 2, level))
    drawing.text((start + LEFT) / 2, level - UNIT - 2, "or weights")
    drawing.text((start + LEFT) / 2, level + UNIT, "或权重", size=SMALL)
    drawing.box(LEFT, TOP, WIDTH - UNIT - LEFT, HIGH, fill=BLUE)
    drawing.label(middle, TOP + HIGH / 2, "Supervised LSTM", "有监督 LSTM", colour=ink_on(BLUE))
