"""ERNIE (THU): a text encoder below, and above it a knowledge encoder for tokens and entities."""

from typing import Final, NamedTuple

from figures.style import BLUE, GREEN, GREY, ORANGE, PANEL, PAPER, UNIT, WIDTH, Drawing, ink_on

NAME: Final = "ernie-thu-encoders"


class Piece(NamedTuple):
    """A token, or an entity, with the place of its box from left to right."""

    text: str
    left: float
    width: float

    @property
    def middle(self) -> float:
        """Where its arrows run."""
        return self.left + self.width / 2


TOKENS: Final = (
    Piece("Marie", 40, 78),
    Piece("Curie", 124, 78),
    Piece("lived", 208, 78),
    Piece("in", 292, 78),
    Piece("Paris", 376, 78),
)
ENTITIES: Final = {4: Piece("Paris", 484, 78), 0: Piece("Marie Curie", 568, 192)}  # by the token aligned with them
ROW: Final = 50
BAR: Final = 60
FRAME, FUSION, ATTENTION, TEXT, INPUT = 100, 156, 248, 384, 488  # upper edges
SEAM: Final = 340  # lower edge of the knowledge encoder
TOKEN_END: Final = TOKENS[-1].left + TOKENS[-1].width
ENTITY_LEFT: Final = ENTITIES[4].left
ENTITY_END: Final = ENTITIES[0].left + ENTITIES[0].width


def draw() -> Drawing:
    """Draws both encoders, from the input at the bottom to the output at the top."""
    drawing = Drawing(
        INPUT + ROW + 106,
        "ERNIE (THU): two stacked encoders",
        "The tokens of 'Marie Curie lived in Paris' pass a text encoder of 6 layers. Its output and the fixed TransE "
        "vectors of the entities Marie Curie and Paris enter a knowledge encoder of 6 layers. Each of these attends "
        "over tokens and over entities apart, fuses both, and gives back tokens and entities. The entity Marie Curie "
        "is aligned with Marie, the first token of its mention.",
    )
    drawing.box(UNIT, FRAME, WIDTH - 2 * UNIT, SEAM - FRAME, fill=PANEL)
    _arrows(drawing)
    _bar(drawing, TOKENS[0].left, TOKEN_END, TEXT, "Text encoder × 6", "文本编码器", BLUE)  # 6 layers: Section 4.2
    _bar(drawing, ENTITY_LEFT, ENTITY_END, TEXT, "TransE, fixed", "固定", GREY)  # Section 4.1
    _bar(drawing, TOKENS[0].left, TOKEN_END, ATTENTION, "Self-attention", "自注意力", PAPER)
    _bar(drawing, ENTITY_LEFT, ENTITY_END, ATTENTION, "Self-attention", "自注意力", PAPER)
    _bar(drawing, TOKENS[0].left, ENTITY_END, FUSION, "Fusion", "信息融合", GREEN)
    drawing.side_label(WIDTH / 2, FRAME + 28, "Knowledge encoder × 6", "知识编码器")  # 6 layers: Section 4.2
    for token in TOKENS:
        _piece(drawing, token, PANEL)
    for entity in ENTITIES.values():
        _piece(drawing, entity, ORANGE)
    _alignments(drawing)
    drawing.side_label((TOKENS[0].left + TOKEN_END) / 2, 28, "Tokens", "词元")
    drawing.side_label((ENTITY_LEFT + ENTITY_END) / 2, 28, "Entities", "实体")
    return drawing


def _arrows(drawing: Drawing) -> None:
    """Draws the ways up, of tokens through both encoders and of entities through the upper one."""
    for piece in (*TOKENS, *ENTITIES.values()):
        x = piece.middle
        drawing.arrow((x, FRAME), (x, 50))
        drawing.arrow((x, ATTENTION), (x, FUSION + BAR + 2))
        drawing.arrow((x, TEXT), (x, ATTENTION + BAR + 2))
        drawing.arrow((x, INPUT), (x, TEXT + BAR + 2))


def _bar(drawing: Drawing, left: float, right: float, top: float, en: str, zh: str, fill: str) -> None:
    """Draws a part of the network."""
    drawing.box(left, top, right - left, BAR, fill=fill)
    drawing.side_label((left + right) / 2, top + BAR / 2, en, zh, colour=ink_on(fill))


def _piece(drawing: Drawing, piece: Piece, fill: str) -> None:
    """Draws a token or an entity of the input."""
    drawing.box(piece.left, INPUT, piece.width, ROW, fill=fill)
    drawing.text(piece.middle, INPUT + ROW / 2, piece.text)


def _alignments(drawing: Drawing) -> None:
    """Draws which token each entity is aligned with, and says what the entities are."""
    floor = INPUT + ROW
    for depth, (token, entity) in zip((26, 52), ENTITIES.items(), strict=True):
        start, end = TOKENS[token].middle, entity.middle
        drawing.line([(start, floor), (start, floor + depth), (end, floor + depth), (end, floor)])
    drawing.side_label(TOKENS[0].middle, floor + 78, "aligned with the first token", "对齐到首个词元", anchor="start")
