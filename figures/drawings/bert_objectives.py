"""BERT: masked language modelling and next sentence prediction, both on one input pair."""

from itertools import accumulate
from typing import Final, NamedTuple

from figures.style import BLUE, GREEN, GREY, ORANGE, PANEL, UNIT, WIDTH, Drawing, ink_on

NAME: Final = "bert-objectives"


class Token(NamedTuple):
    """One token of the input, and how wide its cell is."""

    word: str
    width: float
    masked: bool = False


TOKENS: Final = (
    Token("[CLS]", 76),
    Token("the", 64),
    Token("phone", 92),
    Token("rang", 102, masked=True),
    Token("[SEP]", 76),
    Token("nobody", 112),
    Token("spoke", 102, masked=True),
    Token("[SEP]", 76),
)
SECOND: Final = 5  # where sentence B starts
GAP: Final = (WIDTH - 2 * UNIT - sum(token.width for token in TOKENS)) / (len(TOKENS) - 1)
LEFTS: Final = (*accumulate((token.width + GAP for token in TOKENS), initial=float(UNIT)),)
ROW: Final = 50
SENTENCE, BRACKET, TEXT, ENCODER, OUTPUT, NAMES = 30, 52, 72, 170, 310, 400
ENCODER_HEIGHT: Final = 80
FOLLOWS: Final = 170  # width of the box that says what sentence B is


def draw() -> Drawing:
    """Draws the pair above the encoder, and below it what the two objectives ask of single positions."""
    drawing = Drawing(
        500,
        "BERT: masked language modelling and next sentence prediction",
        "The input is '[CLS] the phone rang [SEP] nobody spoke [SEP]', with 'rang' and 'spoke' masked. Below the "
        "encoder, the position of [CLS] says that sentence B follows sentence A, and the two masked positions give "
        "back 'rang' and 'spoke'. Nothing is predicted at the other positions.",
    )
    _sentence(drawing, 1, SECOND - 2, "A")
    _sentence(drawing, SECOND, len(TOKENS) - 2, "B")
    for column, token in enumerate(TOKENS):
        middle = LEFTS[column] + token.width / 2
        fill = GREY if token.masked else PANEL
        drawing.box(LEFTS[column], TEXT, token.width, ROW, fill=fill, dashed=token.masked)
        drawing.text(middle, TEXT + ROW / 2, "[MASK]" if token.masked else token.word)
        drawing.arrow((middle, TEXT + ROW), (middle, ENCODER - 2))
    drawing.box(UNIT, ENCODER, WIDTH - 2 * UNIT, ENCODER_HEIGHT, fill=BLUE)
    drawing.label(
        WIDTH / 2,
        ENCODER + ENCODER_HEIGHT / 2,
        "BERT: every position sees both sides",
        "每个位置都能看到左右两侧",
        colour=ink_on(BLUE),
    )
    _next_sentence(drawing)
    _masked_words(drawing)
    return drawing


def _sentence(drawing: Drawing, first: int, last: int, letter: str) -> None:
    """Draws the bracket over the words of a sentence."""
    left, right = LEFTS[first], LEFTS[last] + TOKENS[last].width
    drawing.bracket(left, right, BRACKET)
    drawing.side_label((left + right) / 2, SENTENCE, f"Sentence {letter}", f"句子 {letter}")


def _next_sentence(drawing: Drawing) -> None:
    """Draws what the position of [CLS] is trained to say."""
    middle = LEFTS[0] + TOKENS[0].width / 2
    drawing.arrow((middle, ENCODER + ENCODER_HEIGHT), (middle, OUTPUT - 2))
    drawing.box(UNIT, OUTPUT, FOLLOWS, ROW + UNIT, fill=GREEN)
    drawing.label(UNIT + FOLLOWS / 2, OUTPUT + (ROW + UNIT) / 2, "B follows A", "B 紧接 A", colour=ink_on(GREEN))
    drawing.label(UNIT + FOLLOWS / 2, NAMES + 45, "Next sentence\nprediction", "下一句预测")


def _masked_words(drawing: Drawing) -> None:
    """Draws the words that the masked positions are trained to give back."""
    masked = [column for column, token in enumerate(TOKENS) if token.masked]
    for column in masked:
        token = TOKENS[column]
        middle = LEFTS[column] + token.width / 2
        drawing.arrow((middle, ENCODER + ENCODER_HEIGHT), (middle, OUTPUT - 2))
        drawing.box(LEFTS[column], OUTPUT, token.width, ROW, fill=ORANGE)
        drawing.text(middle, OUTPUT + ROW / 2, token.word)
    left, right = LEFTS[masked[0]], LEFTS[masked[-1]] + TOKENS[masked[-1]].width
    drawing.bracket(left, right, OUTPUT + ROW + UNIT, opening=-UNIT / 2)
    drawing.label((left + right) / 2, NAMES + 45, "Masked language\nmodelling", "掩码语言模型")
