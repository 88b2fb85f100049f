"""ULMFiT: the slanted triangular learning rate over the iterations, and its discriminative values by layer."""

from typing import Final

from figures.style import BLUE, GREY, INK, PANEL, SMALL, UNIT, WIDTH, Drawing, Point

NAME: Final = "ulmfit-rates"

# Section 3.2 of the paper; 0.01 is the rate of the last layer too (Section 5).
HIGHEST: Final = 0.01
RISING: Final = 0.1  # share of the iterations
RATIO: Final = 32  # of the highest rate to the lowest one
BETWEEN: Final = 2.6  # the rate of a layer over that of the layer below it

LAYERS: Final = 4  # as many as fit
LEFT, RIGHT = 90, 450  # of the rates over time
BARS: Final = 532
BAR: Final = 50
PITCH: Final = 65
TOP, FLOOR = 94, 420
VALUES, NAMES = 452, 488  # the lines of text below


def rate(time: float) -> float:
    """Returns the slanted triangular learning rate.

    Args:
        time: Share of the iterations that have passed.
    """
    share = time / RISING if time < RISING else 1 - (time - RISING) / (RISING * (1 / RISING - 1))
    return HIGHEST * (1 + share * (RATIO - 1)) / RATIO


def draw() -> Drawing:
    """Draws the rate over time on the left and, on the same scale, the rates of layers on the right."""
    drawing = Drawing(
        520,
        "ULMFiT: slanted triangular and discriminative learning rates",
        f"On the left the learning rate over the iterations: it rises linearly to {HIGHEST} in the first tenth of "
        f"them and then falls linearly to a value {RATIO} times smaller. On the right the learning rate of the last "
        f"layer and those of the layers below it, each divided by {BETWEEN}.",
    )
    drawing.line([(LEFT, _y(HIGHEST)), (WIDTH - UNIT, _y(HIGHEST))], colour=GREY)
    _over_time(drawing)
    _by_layer(drawing)
    drawing.side_label(UNIT, 30, "Learning rate", "学习率", anchor="start")
    drawing.text(LEFT - 12, _y(HIGHEST), str(HIGHEST), anchor="end")
    drawing.text(LEFT - 12, _y(0), "0", anchor="end")
    return drawing


def _x(time: float) -> float:
    """Returns where a share of the iterations lies from left to right."""
    return LEFT + time * (RIGHT - LEFT)


def _y(value: float) -> float:
    """Returns where a rate lies from top to bottom."""
    return FLOOR - value / HIGHEST * (FLOOR - TOP)


def _over_time(drawing: Drawing) -> None:
    """Draws the rate over the iterations; between its three ends it is linear."""
    ends = [(_x(time), _y(rate(time))) for time in (0, RISING, 1)]
    drawing.polygon([(LEFT, FLOOR), *ends, (RIGHT, FLOOR)], fill=PANEL)
    drawing.line([(LEFT, 60), (LEFT, FLOOR), (RIGHT, FLOOR)])
    drawing.line(ends, colour=BLUE)
    for time in (RISING, 1):
        drawing.line([(_x(time), FLOOR), (_x(time), FLOOR + 10)])
        drawing.text(_x(time), VALUES, f"{time:.0%}")
    drawing.text(RIGHT + 8, _y(rate(1)) - 4, f"÷ {RATIO}", anchor="start")
    drawing.side_label((LEFT + RIGHT) / 2, NAMES, "Iterations", "迭代次数")


def _by_layer(drawing: Drawing) -> None:
    """Draws the rate of the last layer and of those below it."""
    for index in range(LAYERS):
        left, top = BARS + PITCH * index, _y(HIGHEST / BETWEEN**index)
        corners: list[Point] = [(left, FLOOR), (left, top), (left + BAR, top), (left + BAR, FLOOR)]
        drawing.polygon(corners, fill=BLUE, line=INK)
        if index:
            drawing.text(left + BAR / 2, top - UNIT, f"÷ {BETWEEN}", size=SMALL)
    drawing.line([(BARS - UNIT / 4, FLOOR), (WIDTH - UNIT, FLOOR)])
    drawing.text(BARS + BAR / 2, VALUES, "last")
    drawing.text(BARS + BAR / 2, NAMES, "末层", size=SMALL)
    end = drawing.text(BARS + PITCH, VALUES, "lower layers", anchor="start")
    drawing.arrow((end + UNIT / 2, VALUES), (WIDTH - UNIT, VALUES))
    drawing.text((BARS + PITCH + end) / 2, NAMES, "下面各层", size=SMALL)
