"""ERNIE 2.0: continual multi-task pre-training, as stacks of tasks that grow from stage to stage."""

from typing import Final

from figures.style import BLUE, GREY, INK, ORANGE, PANEL, SMALL, UNIT, Drawing, ink_on

NAME: Final = "ernie-2.0-continual"

LEFT: Final = 40
COLUMN: Final = 160
PITCH: Final = 280
FLOOR: Final = 340  # lower edge of the stacks
TASK: Final = 80
MODEL_TOP: Final = 400
MODEL: Final = 80


def draw() -> Drawing:
    """Draws three stages: every stage adds a task and trains all tasks so far."""
    drawing = Drawing(
        560,
        "ERNIE 2.0: continual multi-task pre-training",
        "Three stages. Stage 1 trains task 1, stage 2 trains tasks 1 and 2 together, stage 3 all three. "
        "From each stage to the next a task is added.",
    )
    for stage in (1, 2, 3):
        _stage(drawing, stage)
    for stage in (1, 2):
        _addition(drawing, stage)
    _legend(drawing)
    return drawing


def _stage(drawing: Drawing, stage: int) -> None:
    """Draws the tasks of one stage, the model that they train, and the number of the stage."""
    left = LEFT + PITCH * (stage - 1)
    middle = left + COLUMN / 2
    height = TASK * stage + UNIT / 2
    drawing.box(left - UNIT / 2, FLOOR - height, COLUMN + UNIT, height, fill=PANEL, line=PANEL)
    for task in range(1, stage + 1):
        fill = ORANGE if task == stage else GREY
        top = FLOOR - TASK * task
        drawing.box(left, top, COLUMN, TASK - UNIT / 2, fill=fill)
        drawing.label(middle, top + (TASK - UNIT / 2) / 2, f"Task {task}", f"任务 {task}")
    drawing.arrow((middle, FLOOR), (middle, MODEL_TOP - 2))
    drawing.box(left, MODEL_TOP, COLUMN, MODEL, fill=BLUE)
    drawing.label(middle, MODEL_TOP + MODEL / 2, "Model", "模型", colour=ink_on(BLUE))
    drawing.side_label(middle, MODEL_TOP + MODEL + 2 * UNIT, f"Stage {stage}", f"阶段 {stage}")


def _addition(drawing: Drawing, stage: int) -> None:
    """Draws the arrow from a stage to the next one, which adds a task."""
    start = LEFT + PITCH * (stage - 1) + COLUMN
    end = start + PITCH - COLUMN
    drawing.arrow((start, MODEL_TOP + MODEL / 2), (end - 2, MODEL_TOP + MODEL / 2))
    drawing.text((start + end) / 2, MODEL_TOP + MODEL / 2 - UNIT - 2, f"+ task {stage + 1}")
    drawing.text((start + end) / 2, MODEL_TOP + MODEL / 2 + UNIT, f"+ 任务 {stage + 1}", size=SMALL)


def _legend(drawing: Drawing) -> None:
    """Says what the colours mean, in the free corner above the lower stacks."""
    entries = (
        (ORANGE, INK, "new task", "新任务"),
        (GREY, INK, "earlier task", "原有任务"),
        (PANEL, PANEL, "trained together", "一起训练"),
    )
    for index, (fill, line, en, zh) in enumerate(entries):
        top = 30 + 45 * index
        drawing.box(LEFT, top, 30, 30, fill=fill, line=line)
        drawing.side_label(LEFT + 50, top + 15, en, zh, anchor="start")
