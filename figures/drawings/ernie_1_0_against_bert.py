"""ERNIE 1.0 against BERT: a single character or a whole entity masked, in one Chinese sentence."""

from typing import Final, NamedTuple

from figures.style import GREY, LARGE, ORANGE, PANEL, SMALL, UNIT, Drawing

NAME: Final = "ernie-1.0-against-bert"


class Word(NamedTuple):
    """A word of the sentence, its English, and the column of its first character."""

    zh: str
    en: str
    first: int
    entity: bool = False


class Way(NamedTuple):
    """One way of masking, with the columns that it hides, and those that tell what was there."""

    model: str
    en: str
    zh: str
    masked: tuple[int, ...]
    clue: tuple[int, ...]
    from_en: str
    from_zh: str


WORDS: Final = (
    Word("鲁迅", "Lu Xun", 0, entity=True),
    Word("生于", "was born in", 2),
    Word("绍兴", "Shaoxing", 4, entity=True),
)
CHARACTERS: Final = "".join(word.zh for word in WORDS)
WAYS: Final = (
    Way("BERT", "single characters", "逐字掩码", (5,), (4,), "the other half suffices", "凭另一半即可补全"),
    Way("ERNIE", "whole entities", "实体整体掩码", (4, 5), (0, 1), "needs the link to Lu Xun", "需用到与鲁迅的关系"),
)
LEFTS: Final = (30, 148, 286, 404, 542, 660)  # left edges of the characters, wider apart where a word ends
CELL: Final = 110
ROW: Final = 50
MARGIN: Final = 8  # of an entity around its characters
TEXT: Final = 60  # upper edge of the sentence
FIRST: Final = 210  # upper edge of BERT's row
STEP: Final = 220
DEPTH: Final = 50  # how far the arrow runs below the cells


def draw() -> Drawing:
    """Draws the sentence, and below it what each of the two models hides of it."""
    drawing = Drawing(
        FIRST + STEP + ROW + DEPTH + 3 * UNIT,
        "ERNIE 1.0: masking against BERT's",
        "A Chinese sentence says that Lu Xun was born in Shaoxing. BERT masks single characters: here the "
        "second one of Shaoxing, for which the first one suffices. ERNIE masks both characters of the entity Shaoxing, "
        "so that its link to the other entity, Lu Xun, is needed.",
    )
    for word in WORDS:
        columns = tuple(range(word.first, word.first + len(word.zh)))
        if word.entity:
            _frame(drawing, columns, TEXT)
        drawing.text(_middle(columns), TEXT - 30, word.en)
    _row(drawing, TEXT, ())
    for index, way in enumerate(WAYS):
        _way(drawing, FIRST + STEP * index, way)
    return drawing


def _middle(columns: tuple[int, ...]) -> float:
    """Returns the middle of columns that stand side by side."""
    return (LEFTS[columns[0]] + LEFTS[columns[-1]] + CELL) / 2


def _way(drawing: Drawing, top: float, way: Way) -> None:
    """Draws the sentence as a model gets it, under the name of the model, and where the hidden part comes from."""
    end = drawing.text(LEFTS[0] - MARGIN, top - 36, f"{way.model}: {way.en}", anchor="start")
    drawing.text(end + UNIT / 2, top - 36, way.zh, size=SMALL, anchor="start")
    if len(way.masked) > 1:
        _frame(drawing, way.masked, top)
    _row(drawing, top, way.masked)
    _origin(drawing, top + ROW, way)


def _origin(drawing: Drawing, below: float, way: Way) -> None:
    """Draws the arrow to what is hidden from what tells it, and says so."""
    start, tip, floor = _middle(way.clue), _middle(way.masked), below + DEPTH
    edge = below
    if len(way.masked) > 1:
        edge += MARGIN
        below += 2 * MARGIN
        drawing.bracket(LEFTS[way.clue[0]], LEFTS[way.clue[-1]] + CELL, below, opening=-UNIT / 2)
    drawing.route([(start, below), (start, floor), (tip, floor), (tip, edge + 2)])
    drawing.side_label(tip + MARGIN, floor + 26, way.from_en, way.from_zh, anchor="end")


def _frame(drawing: Drawing, columns: tuple[int, ...], top: float) -> None:
    """Draws what holds the characters of an entity together."""
    left, right = LEFTS[columns[0]] - MARGIN, LEFTS[columns[-1]] + CELL + MARGIN
    drawing.box(left, top - MARGIN, right - left, ROW + 2 * MARGIN, fill=ORANGE)


def _row(drawing: Drawing, top: float, masked: tuple[int, ...]) -> None:
    """Draws the characters, with some of them masked."""
    for column, character in enumerate(CHARACTERS):
        middle = LEFTS[column] + CELL / 2
        if column in masked:
            drawing.box(LEFTS[column], top, CELL, ROW, fill=GREY, dashed=True)
            drawing.text(middle, top + ROW / 2, "[MASK]")
        else:
            drawing.box(LEFTS[column], top, CELL, ROW, fill=PANEL)
            drawing.text(middle, top + ROW / 2, character, size=LARGE)
