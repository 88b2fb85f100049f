"""ULMFiT: what is trained in each of the three stages, with the layers unfrozen one after another in the last."""

from typing import Final, NamedTuple

from figures.style import BLUE, ORANGE, PANEL, UNIT, Drawing, ink_on

NAME: Final = "ulmfit-stages"


class Stage(NamedTuple):
    """One stage, what it is trained on, and where it stands."""

    en: str
    zh: str
    text: tuple[str, str]
    left: float
    width: float


LAYERS: Final = (("Output", "输出层"), ("LSTM 3", ""), ("LSTM 2", ""), ("LSTM 1", ""), ("Embedding", "词嵌入"))
EPOCH: Final = 60  # width of one epoch of the third stage
STAGES: Final = (
    Stage("1 Pre-train", "预训练", ("Wikipedia", "维基百科"), 168, 140),
    Stage("2 Fine-tune", "微调", ("Task text", "任务文本"), 324, 140),
    Stage("3 Fine-tune classifier", "微调分类器", ("Labelled texts", "有标注文本"), 480, EPOCH * len(LAYERS)),
)
HEAD: Final = 44  # middle of the names of the stages
DATA: Final = 84
BOX: Final = 64
TOP: Final = 180  # upper edge of the layers
STEP: Final = 72  # from a layer to the next one
FOOT: Final = TOP + STEP * (len(LAYERS) - 1) + BOX


def draw() -> Drawing:
    """Draws a row for each layer and a column for each stage; in the last one time runs to the right."""
    drawing = Drawing(
        590,
        "ULMFiT: three stages and gradual unfreezing",
        "The layers are output, three LSTM layers and embedding. Stage 1 trains a whole language model from scratch on "
        "Wikipedia, stage 2 fine-tunes the whole of it on the text of the task. In stage 3 a classifier is learnt from "
        "scratch on labelled texts, and from the last layer downwards one more layer is fine-tuned each epoch, while "
        "the layers below it stay frozen.",
    )
    for index, (en, zh) in enumerate(LAYERS):
        middle = _top(index) + BOX / 2
        if zh:
            drawing.label(UNIT, middle, en, zh, anchor="start")
        else:
            drawing.text(UNIT, middle, en, anchor="start")
    for stage in STAGES:
        _head(drawing, stage)
    _model(drawing, STAGES[0], ("from\nscratch", "从头训练"), ORANGE)
    _model(drawing, STAGES[1], ("fine-tuned", "微调"), BLUE)
    _unfreezing(drawing, STAGES[2].left)
    return drawing


def _top(index: int) -> float:
    """Returns the upper edge of a layer."""
    return TOP + STEP * index


def _head(drawing: Drawing, stage: Stage) -> None:
    """Draws the name of a stage and its text."""
    middle = stage.left + stage.width / 2
    drawing.label(middle, HEAD, stage.en, stage.zh)
    drawing.box(stage.left, DATA, stage.width, BOX, fill=PANEL)
    drawing.label(middle, DATA + BOX / 2, *stage.text)
    drawing.arrow((middle, DATA + BOX), (middle, TOP - 2))


def _model(drawing: Drawing, stage: Stage, how: tuple[str, str], fill: str) -> None:
    """Draws a language model whose layers are all trained."""
    middle = stage.left + stage.width / 2
    drawing.box(stage.left, TOP, stage.width, FOOT - TOP, fill=fill)
    drawing.label(middle, _top(1) + UNIT / 2, "Language\nmodel", "语言模型", colour=ink_on(fill))
    drawing.label(middle, _top(3) + UNIT, *how, colour=ink_on(fill))


def _unfreezing(drawing: Drawing, left: float) -> None:
    """Draws for each layer of the classifier how long it is frozen, and from when it is trained."""
    drawing.box(left, TOP, EPOCH * len(LAYERS), BOX, fill=ORANGE)
    middle = left + EPOCH * len(LAYERS) / 2
    drawing.label(middle, TOP + BOX / 2, "Classifier, from scratch", "分类器，从头训练")
    for frozen in range(1, len(LAYERS)):
        top, start, end = _top(frozen), left + EPOCH * frozen, left + EPOCH * len(LAYERS)
        drawing.box(left, top, start - left - 8, BOX, dashed=True)
        drawing.box(start, top, end - start, BOX, fill=BLUE)
        if start - left > 2 * EPOCH - 1:
            drawing.label((left + start - 8) / 2, top + BOX / 2, "frozen", "冻结")
        if end - start > 3 * EPOCH - 1:
            drawing.label((start + end) / 2, top + BOX / 2, "fine-tuned", "微调", colour=ink_on(BLUE))
    for epoch in range(1, len(LAYERS) + 1):
        number = f"{epoch}" if epoch < len(LAYERS) else f"{epoch} …"
        drawing.text(left + EPOCH * (epoch - 0.5), FOOT + 1.4 * UNIT, number)
    drawing.side_label(left - UNIT, FOOT + 1.4 * UNIT, "Epoch", "训练轮次", anchor="end")
