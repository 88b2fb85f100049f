"""ERNIE 1.0: the three levels of masking, on one sentence."""

from typing import Final, NamedTuple

from figures.style import GREEN, GREY, ORANGE, PANEL, SMALL, UNIT, Drawing

NAME: Final = "ernie-1.0-masking"

SENTENCE: Final = ("Mont", "Blanc", "has", "snow", "all", "year", "round")


class Unit(NamedTuple):
    """Words that stand together, from the first to the last."""

    en: str
    zh: str
    first: int
    last: int
    colour: str


class Level(NamedTuple):
    """One level of masking: which words it hides here, and the unit that these words are, if any."""

    en: str
    zh: str
    masked: tuple[int, ...]
    unit: Unit | None = None


ENTITY: Final = Unit("Entity", "实体", 0, 1, ORANGE)
PHRASE: Final = Unit("Phrase", "短语", 4, 6, GREEN)
LEVELS: Final = (
    Level("Basic", "基本", (1, 5)),
    Level("Phrase", "短语", (4, 5, 6), PHRASE),
    Level("Entity", "实体", (0, 1), ENTITY),
)
LEFTS: Final = (122, 210, 316, 408, 514, 602, 690)  # left edges of the words, wider apart where a unit ends
CELL: Final = 82
ROW: Final = 50
MARGIN: Final = 8  # of a unit around its words
TEXT: Final = 60  # upper edge of the sentence
FIRST: Final = 160  # upper edge of the first level
STEP: Final = 100


def draw() -> Drawing:
    """Draws the sentence with its two units, and below it a row for each level."""
    drawing = Drawing(
        FIRST + STEP * 2 + ROW + UNIT + MARGIN,
        "ERNIE 1.0: three levels of masking",
        "In 'Mont Blanc has snow all year round', 'Mont Blanc' is an entity and 'all year round' a phrase. The basic "
        "level masks the single words 'Blanc' and 'year', the phrase level all words of the phrase at once, the "
        "entity level all words of the entity at once.",
    )
    for unit in (ENTITY, PHRASE):
        _frame(drawing, unit, TEXT)
        drawing.side_label((LEFTS[unit.first] + LEFTS[unit.last] + CELL) / 2, TEXT - 30, unit.en, unit.zh)
    _row(drawing, TEXT, "Text", "原文", ())
    for index, level in enumerate(LEVELS):
        top = FIRST + STEP * index
        if level.unit:
            _frame(drawing, level.unit, top)
        _row(drawing, top, level.en, level.zh, level.masked)
    return drawing


def _frame(drawing: Drawing, unit: Unit, top: float) -> None:
    """Draws what holds the words of a unit together."""
    left = LEFTS[unit.first] - MARGIN
    width = LEFTS[unit.last] + CELL + MARGIN - left
    drawing.box(left, top - MARGIN, width, ROW + 2 * MARGIN, fill=unit.colour)


def _row(drawing: Drawing, top: float, en: str, zh: str, masked: tuple[int, ...]) -> None:
    """Draws the sentence with some of its words masked."""
    drawing.label(UNIT, top + ROW / 2, en, zh, anchor="start")
    for column, word in enumerate(SENTENCE):
        middle = LEFTS[column] + CELL / 2
        if column in masked:
            drawing.box(LEFTS[column], top, CELL, ROW, fill=GREY, dashed=True)
            drawing.text(middle, top + ROW / 2, "[MASK]", size=SMALL)
        else:
            drawing.box(LEFTS[column], top, CELL, ROW, fill=PANEL)
            drawing.text(middle, top + ROW / 2, word)
