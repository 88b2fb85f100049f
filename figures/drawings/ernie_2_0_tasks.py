"""ERNIE 2.0: seven pre-training tasks in three groups, on one shared encoder."""

from typing import Final, NamedTuple

from figures.style import BLUE, GREEN, LARGE, ORANGE, PANEL, UNIT, WIDTH, Drawing, ink_on

NAME: Final = "ernie-2.0-tasks"


class Task(NamedTuple):
    """One pre-training task."""

    en: str
    zh: str
    models: tuple[str, ...]  # the languages whose model is trained on it


class Group(NamedTuple):
    """Tasks that teach one kind of information."""

    en: str
    zh: str
    colour: str
    tasks: tuple[Task, ...]


BOTH: Final = ("EN", "ZH")
GROUPS: Final = (
    Group(
        "Word-aware",
        "词级",
        BLUE,
        (
            Task("Knowledge\nmasking", "知识掩码", BOTH),
            Task("Capitalization\nprediction", "大写预测", ("EN",)),
            Task("Token–document\nrelation", "词元与文档关系", ("EN",)),
        ),
    ),
    Group(
        "Structure-aware",
        "结构级",
        GREEN,
        (Task("Sentence\nreordering", "句子重排序", BOTH), Task("Sentence\ndistance", "句子距离", ("ZH",))),
    ),
    Group(
        "Semantic-aware",
        "语义级",
        ORANGE,
        (Task("Discourse\nrelation", "篇章关系", BOTH), Task("IR relevance", "检索相关性", ("ZH",))),
    ),
)
COLUMN: Final = 240
GAP: Final = 20
TASK: Final = 120
FLOOR: Final = 380  # lower edge of the tasks
HEAD: Final = 80
ENCODER_TOP: Final = 500
ENCODER: Final = 80


def draw() -> Drawing:
    """Draws a column for each group, above the encoder that all of them train."""
    drawing = Drawing(
        ENCODER_TOP + ENCODER + UNIT,
        "ERNIE 2.0: seven pre-training tasks",
        "Three groups of tasks share one encoder. "
        + " ".join(f"{group.en}: {_names(group)}." for group in GROUPS)
        + " EN and ZH mark the tasks of the English and of the Chinese model.",
    )
    drawing.box(UNIT, ENCODER_TOP, WIDTH - 2 * UNIT, ENCODER, fill=PANEL)
    drawing.label(WIDTH / 2, ENCODER_TOP + ENCODER / 2, "Shared encoder", "共享编码器", size=LARGE)
    for index, group in enumerate(GROUPS):
        _group(drawing, UNIT + (COLUMN + GAP) * index, group)
    left = UNIT + COLUMN + GAP
    for y, tag, en, zh in ((50, "EN", "English model", "英文模型"), (100, "ZH", "Chinese model", "中文模型")):
        drawing.tag(left + UNIT, y, tag)
        drawing.side_label(left + 2.5 * UNIT, y, en, zh, anchor="start")
    return drawing


def _group(drawing: Drawing, left: float, group: Group) -> None:
    """Draws the tasks of a group, its name below them, and the arrow to the encoder."""
    for index, task in enumerate(reversed(group.tasks)):
        _task(drawing, left, FLOOR - TASK * (index + 1), task, group.colour)
    middle = left + COLUMN / 2
    drawing.box(left, FLOOR, COLUMN, HEAD, fill=group.colour)
    drawing.label(middle, FLOOR + HEAD / 2, group.en, group.zh, colour=ink_on(group.colour))
    drawing.arrow((middle, FLOOR + HEAD), (middle, ENCODER_TOP - 2))


def _task(drawing: Drawing, left: float, top: float, task: Task, colour: str) -> None:
    """Draws one task, with the marks of the models that are trained on it."""
    drawing.box(left, top, COLUMN, TASK - UNIT / 2, line=colour)
    below = drawing.label(left + 15, top + (TASK - UNIT / 2) / 2, task.en, task.zh, anchor="start")
    for index, model in enumerate(reversed(task.models)):
        drawing.tag(left + COLUMN - 35 - 46 * index, below, model)


def _names(group: Group) -> str:
    return ", ".join(task.en.replace("\n", " ") for task in group.tasks)
