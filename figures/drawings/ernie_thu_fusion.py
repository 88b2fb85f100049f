"""ERNIE (THU): the fusion layer, for a token with an aligned entity and for one without."""

from typing import Final, NamedTuple

from figures.style import GREEN, ORANGE, PANEL, UNIT, Drawing, ink_on

NAME: Final = "ernie-thu-fusion"


class Stream(NamedTuple):
    """A vector on its way up: what it is before and after, and its place from left to right."""

    before: tuple[str, str]
    after: tuple[str, str]
    left: float
    width: float
    fill: str

    @property
    def middle(self) -> float:
        """Where its arrows run."""
        return self.left + self.width / 2


# The numbers of dimensions are those of Section 4.2, the inner states Equations 4 and 5 (Section 3.3).
TOKEN: Final = Stream(("token: Paris, 768-d", "词元，768 维"), ("new token vector", "新的词元向量"), 20, 240, PANEL)
ENTITY: Final = Stream(
    ("entity: Paris, 100-d", "实体，100 维"), ("new entity vector", "新的实体向量"), 272, 240, ORANGE
)
ALONE: Final = Stream(("token: lived, 768-d", "词元，768 维"), ("new token vector", "新的词元向量"), 540, 240, PANEL)
HEAD, AFTER, INNER, BEFORE = 42, 94, 244, 394  # the first one a middle, the others upper edges
BOX: Final = 80


def draw() -> Drawing:
    """Draws vectors that rise from the bottom into an inner state, and new ones that come out of it."""
    drawing = Drawing(
        BEFORE + BOX + UNIT,
        "ERNIE (THU): information fusion",
        "The vectors of the token Paris (768 dimensions) and of its aligned entity Paris (100 dimensions) are joined "
        "in one inner state, and a new token vector and a new entity vector come out of it. The token lived has no "
        "entity; it passes through an inner state alone.",
    )
    end = ENTITY.left + ENTITY.width
    _inner(drawing, TOKEN.left, end, "One inner state", "同一内部状态")
    _inner(drawing, ALONE.left, ALONE.left + ALONE.width, "Inner state", "内部状态")
    for stream in (TOKEN, ENTITY, ALONE):
        _stream(drawing, stream)
    between = (TOKEN.middle + ENTITY.middle) / 2
    drawing.side_label(between, (INNER + BOX + BEFORE) / 2, "join", "融合")
    drawing.side_label(between, (AFTER + BOX + INNER) / 2, "output", "输出")
    drawing.label((TOKEN.left + end) / 2, HEAD, "With aligned entity", "有对齐的实体")
    drawing.label(ALONE.middle, HEAD, "Without entity", "没有实体")
    return drawing


def _inner(drawing: Drawing, left: float, right: float, en: str, zh: str) -> None:
    """Draws an inner state."""
    drawing.box(left, INNER, right - left, BOX, fill=GREEN)
    drawing.label((left + right) / 2, INNER + BOX / 2, en, zh, colour=ink_on(GREEN))


def _stream(drawing: Drawing, stream: Stream) -> None:
    """Draws a vector below the inner state, and the new one above it."""
    for top, words in ((BEFORE, stream.before), (AFTER, stream.after)):
        drawing.box(stream.left, top, stream.width, BOX, fill=stream.fill)
        drawing.label(stream.middle, top + BOX / 2, *words, colour=ink_on(stream.fill))
    drawing.arrow((stream.middle, BEFORE), (stream.middle, INNER + BOX + 2))
    drawing.arrow((stream.middle, INNER), (stream.middle, AFTER + BOX + 2))
