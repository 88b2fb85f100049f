"""XLM: translation language modelling, on a sentence and its translation with masked words in both."""

from itertools import accumulate
from typing import Final, NamedTuple

from figures.style import BLUE, GREEN, GREY, MAIN, ORANGE, PANEL, PAPER, SMALL, UNIT, WIDTH, Drawing, ink_on

NAME: Final = "xlm-tlm"


class Language(NamedTuple):
    """One of the two languages."""

    en: str
    zh: str
    code: str
    fill: str


class Token(NamedTuple):
    """One token, its language and its place in its sentence."""

    text: str
    language: Language
    place: int
    masked: bool = False


ENGLISH: Final = Language("English", "英语", "en", GREEN)
CHINESE: Final = Language("Chinese", "汉语", "zh", ORANGE)
EDGE: Final = "[/s]"  # stands around each sentence: Figure 1 of the paper
TOKENS: Final = (
    Token(EDGE, ENGLISH, 0),
    Token("soup", ENGLISH, 1, masked=True),
    Token("is", ENGLISH, 2),
    Token("ready", ENGLISH, 3),
    Token(EDGE, ENGLISH, 4),
    Token(EDGE, CHINESE, 0),
    Token("汤", CHINESE, 1),
    Token("好了", CHINESE, 2, masked=True),
    Token(EDGE, CHINESE, 3),
)
FIRST: Final = 164
CELL, NARROW = 80, 40  # widths, the second one of an edge
GAP: Final = 4
WIDTHS: Final = tuple(NARROW if token.text == EDGE else CELL for token in TOKENS)
APART: Final = WIDTH - UNIT - FIRST - sum(WIDTHS) - GAP * (len(TOKENS) - 1)  # more, between the sentences
LEFTS: Final = tuple(
    left + (APART if token.language is CHINESE else 0)
    for token, left in zip(TOKENS, accumulate((width + GAP for width in WIDTHS), initial=FIRST), strict=False)
)
ROW: Final = 50
STEP: Final = 66
BRACKET, TOKEN, MODEL, OUTPUT = 54, 74, 296, 416  # upper edges
MODEL_HEIGHT: Final = 80


def draw() -> Drawing:
    """Draws what is summed up at each position above the model, and what it restores below."""
    drawing = Drawing(
        OUTPUT + ROW + UNIT,
        "XLM: translation language modelling",
        "The sentence 'soup is ready' and its Chinese translation stand in one sequence, each between separators; "
        "'soup' and the second Chinese word are masked. To each token its position is added, which starts again at "
        "0 in the translation, and its language. The model restores both words and may look at either sentence for it.",
    )
    for language in (ENGLISH, CHINESE):
        columns = [column for column, token in enumerate(TOKENS) if token.language is language]
        left, right = LEFTS[columns[0]], LEFTS[columns[-1]] + WIDTHS[columns[-1]]
        drawing.bracket(left, right, BRACKET)
        drawing.side_label((left + right) / 2, BRACKET - UNIT, language.en, language.zh)
    for column, token in enumerate(TOKENS):
        _column(drawing, LEFTS[column], WIDTHS[column], token)
    for index, (en, zh) in enumerate((("Token", "词元"), ("+ Position", "位置"), ("+ Language", "语言"))):
        drawing.label(UNIT, TOKEN + STEP * index + ROW / 2, en, zh, anchor="start")
    drawing.box(FIRST, MODEL, WIDTH - UNIT - FIRST, MODEL_HEIGHT, fill=BLUE)
    middle = (FIRST + WIDTH - UNIT) / 2, MODEL + MODEL_HEIGHT / 2
    drawing.label(*middle, "XLM may look at either language", "两种语言的上下文都可利用", colour=ink_on(BLUE))
    drawing.label(UNIT, OUTPUT + ROW / 2, "Restored", "还原", anchor="start")
    return drawing


def _column(drawing: Drawing, left: float, width: float, token: Token) -> None:
    """Draws the column of one token: what goes in, and what comes out if it is masked."""
    middle, language = left + width / 2, token.language
    drawing.arrow((middle, TOKEN + ROW), (middle, MODEL - 2))
    cells = (
        ("[MASK]" if token.masked else token.text, GREY if token.masked else PANEL),
        (str(token.place), PAPER),
        (language.code, language.fill),
    )
    for index, (text, fill) in enumerate(cells):
        top = TOKEN + STEP * index
        drawing.box(left, top, width, ROW, fill=fill, dashed=token.masked and index == 0)
        size = SMALL if text in ("[MASK]", EDGE) else MAIN
        drawing.text(middle, top + ROW / 2, text, size=size, colour=ink_on(fill))
    if token.masked:
        drawing.arrow((middle, MODEL + MODEL_HEIGHT), (middle, OUTPUT - 2))
        drawing.box(left, OUTPUT, width, ROW, fill=language.fill)
        drawing.text(middle, OUTPUT + ROW / 2, token.text, colour=ink_on(language.fill))
