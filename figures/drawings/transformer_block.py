"""Transformer: one block of the encoder beside one block of the decoder."""

from typing import Final, NamedTuple

from figures.style import BLUE, GREEN, ORANGE, PANEL, UNIT, Drawing, ink_on

NAME: Final = "transformer-block"


class Layer(NamedTuple):
    """One sub-layer, which a residual connection passes by."""

    en: str
    zh: str
    fill: str
    dashed: bool = False  # some positions are hidden from it


class Block(NamedTuple):
    """One block, and where it stands."""

    en: str
    zh: str
    source: tuple[str, str]
    frame: float  # left edge of the frame
    left: float  # left edge of the boxes
    side: float  # where the residual connections run
    layers: tuple[Layer, ...]


# The numbers of blocks are in Section 3.1 of the paper.
FORWARD: Final = Layer("Feed-forward", "前馈网络", ORANGE)
ENCODER: Final = Block(
    "Encoder block × 6",
    "编码器层",
    ("Source", "源序列"),
    20,
    72,
    42,
    (Layer("Self-attention", "自注意力", BLUE), FORWARD),
)
DECODER: Final = Block(
    "Decoder block × 6",
    "解码器层",
    ("Output so far", "已有输出"),
    430,
    444,
    758,
    (
        Layer("Masked self-attention", "掩码自注意力", BLUE, dashed=True),
        Layer("Attention to encoder", "编码器-解码器注意力", GREEN),
        FORWARD,
    ),
)
WIDE: Final = 284
FRAME_WIDTH: Final = 350
SOURCE, FRAME, FIRST = 20, 78, 116  # upper edges
LINE: Final = 44  # height of a box with one line of text
LAYER: Final = 64
ARROW: Final = 24  # from a sub-layer to the sum
STEP: Final = 168  # from one sub-layer to the next
BRANCH: Final = 26  # how far above a sub-layer the residual connection starts
BELOW: Final = 14  # between the last sub-layer and the lower edge of the frame
GAP: Final = 400  # the middle between the blocks


def draw() -> Drawing:
    """Draws the two blocks from above to below, and the way from the encoder into the decoder."""
    drawing = Drawing(
        730,
        "Transformer: encoder block and decoder block",
        "The encoder block has self-attention and a feed-forward network, the decoder block masked self-attention, "
        "attention to the encoder's output and a feed-forward network. A residual connection leads past every "
        "sub-layer; its input is added to its output, and the sum is normalised. Six blocks form each stack.",
    )
    for block in (ENCODER, DECODER):
        _block(drawing, block)
    _between(drawing)
    _end(drawing)
    _legend(drawing)
    return drawing


def _top(index: int) -> float:
    """Returns the upper edge of a sub-layer."""
    return FIRST + STEP * index


def _foot(block: Block) -> float:
    """Returns the lower edge of the frame around a block."""
    return _top(len(block.layers)) + BELOW


def _block(drawing: Drawing, block: Block) -> None:
    """Draws what goes into a block, its frame, its sub-layers and its name."""
    middle = block.left + WIDE / 2
    drawing.box(block.frame, FRAME, FRAME_WIDTH, _foot(block) - FRAME, fill=PANEL, line=PANEL)
    drawing.box(block.left, SOURCE, WIDE, LINE)
    drawing.side_label(middle, SOURCE + LINE / 2, *block.source)
    for index, layer in enumerate(block.layers):
        above = _top(index - 1) + LAYER + ARROW + LINE if index else SOURCE + LINE
        _layer(drawing, block, layer, _top(index), above)
    drawing.side_label(block.frame + FRAME_WIDTH / 2, _foot(block) - UNIT - 3, block.en, block.zh)


def _layer(drawing: Drawing, block: Block, layer: Layer, top: float, above: float) -> None:
    """Draws a sub-layer, the residual connection past it, and the sum of both, which is normalised."""
    middle = block.left + WIDE / 2
    norm = top + LAYER + ARROW
    beside = block.left - 2 if block.side < block.left else block.left + WIDE + 2
    drawing.arrow((middle, above), (middle, top - 2))
    branch, total = top - BRANCH, norm + LINE / 2
    drawing.route([(middle, branch), (block.side, branch), (block.side, total), (beside, total)])
    drawing.box(block.left, top, WIDE, LAYER, fill=layer.fill, dashed=layer.dashed)
    drawing.label(middle, top + LAYER / 2, layer.en, layer.zh, colour=ink_on(layer.fill))
    drawing.arrow((middle, top + LAYER), (middle, norm - 2))
    drawing.box(block.left, norm, WIDE, LINE)
    drawing.side_label(middle, norm + LINE / 2, "Add & norm", "相加、归一化")


def _between(drawing: Drawing) -> None:
    """Draws the way from the end of the encoder to the decoder's attention."""
    start = ENCODER.left + WIDE / 2
    below = _foot(ENCODER) + 1.5 * UNIT
    target = _top(1) + LAYER / 2
    drawing.route([(start, _foot(ENCODER)), (start, below), (GAP, below), (GAP, target), (DECODER.left - 2, target)])
    drawing.side_label(ENCODER.frame + FRAME_WIDTH / 2, below + 1.2 * UNIT, "encoder output", "编码器输出")


def _end(drawing: Drawing) -> None:
    """Draws what the decoder is for."""
    middle, top = DECODER.left + WIDE / 2, _foot(DECODER) + 1.7 * UNIT
    drawing.arrow((middle, _foot(DECODER)), (middle, top - 2))
    drawing.box(DECODER.left, top, WIDE, LINE)
    drawing.side_label(middle, top + LINE / 2, "Next token", "下一个词元")


def _legend(drawing: Drawing) -> None:
    """Says what the lines past the sub-layers and the broken outline mean, in the free corner."""
    drawing.route([(80, 575), (38, 575), (38, 605), (78, 605)])
    drawing.label(100, 590, "residual connection", "残差连接", anchor="start")
    drawing.box(30, 657, 50, 30, fill=BLUE, dashed=True)
    drawing.label(100, 672, "later tokens hidden", "遮住后面的词元", anchor="start")
