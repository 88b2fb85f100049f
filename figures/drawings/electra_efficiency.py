"""ELECTRA: GLUE score against pre-training compute."""

from typing import Final, NamedTuple

from figures.chart import Chart
from figures.style import BLUE, GREEN, GREY, ORANGE, PAPER, SMALL, Anchor, Drawing, Shape

NAME: Final = "electra-efficiency"


class Run(NamedTuple):
    """One pre-trained model of the paper."""

    family: str
    name: str
    flops: float
    glue: float  # average on the development sets
    table: int  # of the paper
    shift: tuple[float, float] | None = None  # where the name stands from the point; None: it is not written
    anchor: Anchor = "middle"
    zh: str = ""  # the name in Chinese, if it is not a proper name


OTHER: Final = "other"
RIGHT: Final = (16.0, 0.0)
ABOVE: Final = (0.0, -26.0)
# ELECTRA-Small, trained ever longer: the only points that one line may join.
SHORTENED: Final[tuple[Run, ...]] = (
    Run("ELECTRA", "6.25% trained", 8.9e16, 74.1, 1, (8, 28), "start", "训练 6.25%"),
    Run("ELECTRA", "12.5% trained", 1.8e17, 76.0, 1),
    Run("ELECTRA", "25% trained", 3.6e17, 77.7, 1),
    Run("ELECTRA", "50% trained", 7.1e17, 79.0, 1),
    Run("ELECTRA", "Small", 1.4e18, 79.9, 1, ABOVE),
)
RUNS: Final[tuple[Run, ...]] = (  # what comes later covers what came earlier
    Run(OTHER, "ELMo", 3.3e18, 71.2, 1, RIGHT, "start"),
    Run(OTHER, "GPT", 4.0e19, 78.8, 1, RIGHT, "start"),
    Run("BERT", "Small", 1.4e18, 75.1, 1, RIGHT, "start"),
    Run("BERT", "Base", 6.4e19, 82.2, 1, RIGHT, "start"),
    Run("BERT", "Large", 1.9e20, 84.0, 2, RIGHT, "start"),
    Run("BERT", "baseline", 7.1e20, 87.2, 2, (-70, 30), "start", "自训基线"),  # of the authors
    Run("RoBERTa", "100K", 6.4e20, 87.9, 2, (-16, 0), "end"),
    Run("RoBERTa", "500K", 3.2e21, 88.9, 2, (0, 30)),
    Run(OTHER, "XLNet", 3.9e21, 89.1, 2, RIGHT, "start"),
    *SHORTENED,
    Run("ELECTRA", "Base", 6.4e19, 85.1, 1, ABOVE),
    Run("ELECTRA", "400K", 7.1e20, 89.0, 2, ABOVE),
    Run("ELECTRA", "1.75M", 3.1e21, 89.5, 2, (0, -32)),
)
LOOKS: Final[dict[str, tuple[Shape, str, float]]] = {
    "ELECTRA": ("circle", BLUE, 9),
    "BERT": ("square", ORANGE, 8),
    "RoBERTa": ("triangle", GREEN, 8),
    OTHER: ("diamond", PAPER, 7.5),
}


def draw() -> Drawing:
    """Draws the models of Tables 1 and 2, with a shape and a colour for each family."""
    points = "; ".join(_words(run) for run in RUNS)
    drawing = Drawing(
        640,
        "ELECTRA: GLUE score against pre-training compute",
        f"Pre-training FLOPs and average GLUE development score of models in the paper. {points}.",
    )
    chart = Chart(drawing, top=60, bottom=540, across=(5e16, 2e22), upwards=(70, 91))
    chart.axes(range(17, 23), range(70, 91, 5))
    drawing.side_label(20, 26, "GLUE dev", "开发集得分", anchor="start")
    drawing.side_label(425, 614, "Pre-training FLOPs", "预训练计算量")
    for run in RUNS:
        if run.shift:
            x, y = chart.x(run.flops) + run.shift[0], chart.y(run.glue) + run.shift[1]
            chart.note(x, y, run.name, run.zh, run.anchor)
    drawing.line([(chart.x(run.flops), chart.y(run.glue)) for run in SHORTENED], colour=BLUE)
    for run in RUNS:
        shape, fill, radius = LOOKS[run.family]
        drawing.marker(chart.x(run.flops), chart.y(run.glue), shape, fill=fill, radius=radius)
    _legend(drawing)
    return drawing


def _words(run: Run) -> str:
    """Says in words what the point of a model shows."""
    name = run.name if run.family == OTHER else f"{run.family} {run.name}"
    return f"{name}: {run.flops:.1e}, {run.glue} (Table {run.table})".replace("e+", "e")


def _legend(drawing: Drawing) -> None:
    """Says what the shapes mean, in the free corner of the field."""
    drawing.box(570, 340, 190, 170, line=GREY)
    for index, (family, (shape, fill, radius)) in enumerate(LOOKS.items()):
        y = 365 + 40 * index
        drawing.marker(600, y, shape, fill=fill, radius=radius)
        end = drawing.text(626, y, family, anchor="start")
        if family == OTHER:
            drawing.text(end + 10, y, "其他", size=SMALL, anchor="start")
