"""ERNIE 1.0: the dialogue language model, on three turns of a dialogue."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from figures.style import BLUE, GREEN, GREY, MAIN, ORANGE, PANEL, PAPER, SMALL, UNIT, WIDTH, Drawing, ink_on

NAME: Final = "ernie-1.0-dialogue"


class Role(NamedTuple):
    """Who speaks in a turn."""

    en: str
    zh: str
    sign: str
    fill: str


class Turn(NamedTuple):
    """One turn of the dialogue: its role and its tokens."""

    role: Role
    tokens: tuple[str, ...]


class Token(NamedTuple):
    """One token, and where it stands from left to right."""

    text: str
    role: Role
    left: float
    width: float

    @property
    def middle(self) -> float:
        """Where its arrows run."""
        return self.left + self.width / 2


# That [CLS] and [SEP] belong to the turns, and that the verdict is read off [CLS], is in Figure 3 of the paper.
QUERY: Final = Role("Query", "查询", "Q", ORANGE)
RESPONSE: Final = Role("Response", "回复", "R", GREEN)
CLS, SEP = "[CLS]", "[SEP]"
TURNS: Final = (
    Turn(QUERY, (CLS, "lunch", "ready", SEP)),
    Turn(RESPONSE, ("soon", SEP)),
    Turn(QUERY, ("when", SEP)),
)
MASKED: Final = ("ready", "soon")
RANDOM: Final = "it snowed"  # stands in for the response of a dialogue that is fake
LEFT: Final = 158  # left edge of the first token
CELL, NARROW = 80, 62  # widths, the second one of [CLS] and [SEP]
GAP, APART = 5, 14  # between tokens, and between turns
ROW: Final = 50
TURN, TOKEN, POSITION, ROLE, ENCODER, OUTPUT, REAL, FAKE = 20, 104, 168, 232, 324, 424, 530, 600  # upper edges
HEAD: Final = 70
BAR: Final = 60
VERDICT: Final = 70  # height of the outputs


def draw() -> Drawing:
    """Draws the turns as columns that run down through the encoder, and below what is real and what is fake."""
    drawing = Drawing(
        FAKE + ROW + 50,
        "ERNIE 1.0: dialogue language model",
        "Three turns: the query 'lunch ready', the response 'soon' and the query 'when'. Every token has a token, a "
        "position and a dialogue embedding, which is Q in queries and R in responses. The encoder predicts the masked "
        "words 'ready' and 'soon', and at [CLS] judges whether the dialogue is real or fake. With the random sentence "
        "'it snowed' in place of the response it is fake.",
    )
    tokens = _tokens()
    for turn, left, width in _places(tokens):
        drawing.box(left, TURN, width, HEAD, fill=turn.role.fill)
        drawing.label(left + width / 2, TURN + HEAD / 2, turn.role.en, turn.role.zh, colour=ink_on(turn.role.fill))
    for position, token in enumerate(tokens):
        _column(drawing, token, position)
    for top, en, zh in ((TOKEN, "Token", "词元"), (POSITION, "+ Position", "位置"), (ROLE, "+ Dialogue", "对话")):
        drawing.label(UNIT, top + ROW / 2, en, zh, anchor="start")
    drawing.box(LEFT, ENCODER, WIDTH - UNIT - LEFT, BAR, fill=BLUE)
    middle = (LEFT + WIDTH - UNIT) / 2
    drawing.side_label(middle, ENCODER + BAR / 2, "ERNIE encoder", "编码器", colour=ink_on(BLUE))
    _outputs(drawing, tokens)
    _verdicts(drawing, tokens)
    return drawing


def _tokens() -> list[Token]:
    """Returns all tokens with their places."""
    tokens, left = [], float(LEFT)
    for turn in TURNS:
        for text in turn.tokens:
            width = NARROW if text in (CLS, SEP) else CELL
            tokens.append(Token(text, turn.role, left, width))
            left += width + GAP
        left += APART - GAP
    return tokens


def _places(tokens: list[Token]) -> Iterator[tuple[Turn, float, float]]:
    """Yields every turn with its left edge and its width."""
    rest = iter(tokens)
    for turn in TURNS:
        own = [next(rest) for _ in turn.tokens]
        yield turn, own[0].left, own[-1].left + own[-1].width - own[0].left


def _column(drawing: Drawing, token: Token, position: int) -> None:
    """Draws the three embeddings of one token, and its way into the encoder."""
    drawing.arrow((token.middle, TOKEN + ROW), (token.middle, ENCODER - 2))
    masked = token.text in MASKED
    text = "[MASK]" if masked else token.text
    drawing.box(token.left, TOKEN, token.width, ROW, fill=GREY if masked else PANEL, dashed=masked)
    drawing.text(token.middle, TOKEN + ROW / 2, text, size=SMALL if text.startswith("[") else MAIN)
    drawing.box(token.left, POSITION, token.width, ROW)
    drawing.text(token.middle, POSITION + ROW / 2, str(position))
    drawing.box(token.left, ROLE, token.width, ROW, fill=token.role.fill)
    drawing.text(token.middle, ROLE + ROW / 2, token.role.sign, colour=ink_on(token.role.fill))


def _outputs(drawing: Drawing, tokens: list[Token]) -> None:
    """Draws what the encoder says: the verdict on the dialogue, and the masked words."""
    drawing.label(UNIT, OUTPUT + VERDICT / 2, "Output", "输出", anchor="start")
    for token in tokens:
        if token.text in (CLS, *MASKED):
            drawing.arrow((token.middle, ENCODER + BAR), (token.middle, OUTPUT - 2))
        if token.text in MASKED:
            drawing.box(token.left, OUTPUT, token.width, VERDICT)
            drawing.text(token.middle, OUTPUT + VERDICT / 2, token.text)
    width = NARROW + GAP + CELL
    drawing.box(LEFT, OUTPUT, width, VERDICT)
    drawing.label(LEFT + width / 2, OUTPUT + VERDICT / 2, "real or fake", "真实或伪造")


def _verdicts(drawing: Drawing, tokens: list[Token]) -> None:
    """Draws the dialogue as it was, and a fake one, with one turn replaced."""
    for top, en, zh in ((REAL, "Real", "真实"), (FAKE, "Fake", "伪造")):
        drawing.label(UNIT, top + ROW / 2, en, zh, anchor="start")
        for turn, left, width in _places(tokens):
            replaced = top == FAKE and turn.role == RESPONSE
            fill = PAPER if replaced else turn.role.fill
            drawing.box(left, top, width, ROW, fill=fill)
            text = RANDOM if replaced else " ".join(word for word in turn.tokens if word not in (CLS, SEP))
            drawing.text(left + width / 2, top + ROW / 2, text, colour=ink_on(fill))
            if replaced:
                drawing.side_label(left + width / 2, top + ROW + 24, "random sentence", "随机句子")
