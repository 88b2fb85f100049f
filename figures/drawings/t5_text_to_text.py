"""T5: every task becomes text in and text out, with a prefix that names it, through one model."""

from typing import Final, NamedTuple

from figures.style import BLUE, GREEN, MAIN, ORANGE, PANEL, SMALL, UNIT, WIDTH, Drawing, ink_on, text_width

NAME: Final = "t5-text-to-text"


class Task(NamedTuple):
    """One task, as T5 sees it."""

    en: str
    zh: str
    given: tuple[tuple[str, str], tuple[str, str]]  # two lines, each with the prefix or nothing, and a text
    answer: str


# Prefixes are in Sections 2.4 and 3.2.1, and with the names of the fields in Appendix D; the texts are our own.
TASKS: Final = (
    Task(
        "Translation",
        "翻译",
        (("translate English to German:", ""), ("", "The lake is cold.")),
        "Der See ist kalt.",
    ),
    Task("Classification", "分类", (("sst2", "sentence:"), ("", "a slow, empty film")), "negative"),
    Task("Regression", "回归", (("stsb", "sentence1: It is raining."), ("", "sentence2: Rain is falling.")), "4.8"),
    Task(
        "Summarisation",
        "摘要",
        (("summarize:", "On Friday night"), ("", "the town put off the vote …")),
        "vote put off",
    ),
)
INPUT: Final = 364  # width
MODEL, MODEL_WIDTH = 426, 104
OUTPUT: Final = 572  # left edge
HEAD: Final = 30  # middle of the line above all
TOP: Final = 104  # upper edge of the first input
ROW: Final = 88
STEP: Final = 140
LINE: Final = 36  # from one line of text to the next


def draw() -> Drawing:
    """Draws a row for each task, and the one model that all of them run through."""
    foot = TOP + STEP * (len(TASKS) - 1) + ROW
    drawing = Drawing(foot + UNIT, "T5: text in, text out", _description())
    _legend(drawing)
    drawing.box(MODEL, TOP, MODEL_WIDTH, foot - TOP, fill=BLUE)
    drawing.label(MODEL + MODEL_WIDTH / 2, (TOP + foot) / 2, "T5:\none\nmodel", "同一模型", colour=ink_on(BLUE))
    for index, task in enumerate(TASKS):
        _task(drawing, TOP + STEP * index, task)
    return drawing


def _description() -> str:
    """Says in words what the rows show."""
    rows = []
    for task in TASKS:
        given = " ".join(part for line in task.given for part in line if part)
        rows.append(f"{task.en}: '{given}' gives '{task.answer}'.")
    return " ".join(("Four tasks run through one model, which reads text and writes text.", *rows))


def _legend(drawing: Drawing) -> None:
    """Says what goes in, what is marked there, and what comes out."""
    drawing.side_label(UNIT, HEAD, "Text in", "输入文本", anchor="start")
    end = _marked(drawing, 240, HEAD, "prefix")
    drawing.text(end + 14, HEAD, "前缀", size=SMALL, anchor="start")
    drawing.side_label(OUTPUT, HEAD, "Text out", "输出文本", anchor="start")


def _marked(drawing: Drawing, left: float, middle: float, text: str) -> float:
    """Writes the prefix of a task, on a ground of its own, and returns where it ends."""
    drawing.box(left - 4, middle - 14, text_width(text, MAIN) + 8, 28, fill=ORANGE, line=ORANGE)
    return drawing.text(left, middle, text, anchor="start")


def _task(drawing: Drawing, top: float, task: Task) -> None:
    """Draws what one task gives the model, and what it expects from it."""
    middle = top + ROW / 2
    drawing.side_label(UNIT, top - UNIT - 4, task.en, task.zh, anchor="start")
    drawing.box(UNIT, top, INPUT, ROW, fill=PANEL)
    for index, (prefix, text) in enumerate(task.given):
        level = middle + LINE * (index - 0.5)
        left = UNIT + 15.0
        if prefix:
            left = _marked(drawing, left, level, prefix) + 12
        drawing.text(left, level, text, anchor="start")
    drawing.arrow((UNIT + INPUT, middle), (MODEL - 2, middle))
    drawing.arrow((MODEL + MODEL_WIDTH, middle), (OUTPUT - 2, middle))
    drawing.box(OUTPUT, top, WIDTH - UNIT - OUTPUT, ROW, fill=GREEN)
    drawing.text((OUTPUT + WIDTH - UNIT) / 2, middle, task.answer, colour=ink_on(GREEN))
