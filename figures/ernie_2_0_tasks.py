"""ERNIE 2.0: seven pre-training tasks in three groups, on one shared encoder."""

from typing import Final, NamedTuple

from figures.style import BLUE, GREEN, ORANGE, PANEL, SMALL, UNIT, WIDTH, Drawing, ink_on, text_width


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
        (Task("Discourse\nrelation", "篇章关系", BOTH), Task("IR\nrelevance", "检索相关性", ("ZH",))),
    ),
)
COLUMN: Final = 240
GAP: Final = 20
HEAD: Final = 80
TASK: Final = 120
FLOOR: Final = 480  # lower edge of the tasks
ENCODER: Final = 80


def draw() -> Drawing:
    """Draws a column for each group, above the encoder that all of them train."""
    drawing = Drawing(
        FLOOR + 60 + ENCODER + UNIT,
        "ERNIE 2.0: seven pre-training tasks",
        "Three groups of tasks share one encoder. "
        + " ".join(f"{group.en}: {_names(group)}." for group in GROUPS)
        + " EN and ZH mark the tasks of the English and of the Chinese model.",
    )
    return drawing


def _names(group: Group) -> str:
    return ", ".join(task.en.replace("\n", " ").lower() for task in group.tasks)
