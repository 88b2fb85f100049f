"""A chart of points: logarithmic to the right, linear upwards."""

from math import log10
from typing import Final

from figures.style import MAIN, PANEL, SMALL, UNIT, WIDTH, Anchor, Drawing, left_edge, text_width

LEFT: Final = 70
RIGHT: Final = WIDTH - 20


class Chart:
    """The field of a chart on a drawing, and where values lie on it.

    Args:
        drawing: What to draw on.
        top: Upper edge of the field.
        bottom: Lower edge of the field.
        across: The two ends of the logarithmic axis.
        upwards: The two ends of the linear axis.
    """

    def __init__(
        self,
        drawing: Drawing,
        *,
        top: float,
        bottom: float,
        across: tuple[float, float],
        upwards: tuple[float, float],
    ) -> None:
        self._drawing = drawing
        self._top, self._bottom = top, bottom
        self._across, self._upwards = across, upwards

    def x(self, value: float) -> float:
        """Returns where a value lies from left to right."""
        first, last = (log10(end) for end in self._across)
        return LEFT + (log10(value) - first) / (last - first) * (RIGHT - LEFT)

    def y(self, value: float) -> float:
        """Returns where a value lies from top to bottom."""
        first, last = self._upwards
        return self._bottom - (value - first) / (last - first) * (self._bottom - self._top)

    def axes(self, powers: range, values: range) -> None:
        """Draws the axes, with numbers at powers of ten and at values, and faint lines at the latter."""
        for value in values:
            if value > self._upwards[0]:
                self._drawing.line([(LEFT, self.y(value)), (RIGHT, self.y(value))], colour=PANEL)
            self._drawing.text(LEFT - 12, self.y(value), str(value), anchor="end")
        self._drawing.line([(LEFT, self._top), (LEFT, self._bottom), (RIGHT, self._bottom)])
        for power in powers:
            x = self.x(10.0**power)
            self._drawing.line([(x, self._bottom), (x, self._bottom + 10)])
            start = x - (text_width("10", MAIN) + text_width(str(power), SMALL)) / 2
            end = self._drawing.text(start, self._bottom + 32, "10", anchor="start")
            self._drawing.text(end + 1, self._bottom + 24, str(power), size=SMALL, anchor="start")

    def note(self, x: float, y: float, en: str, zh: str = "", anchor: Anchor = "start") -> None:
        """Writes a label on one line, and clears the lines behind it.

        Args:
            x: Where the text starts, has its middle or ends, as ``anchor`` says.
            y: The middle of the text.
            en: English, or a name.
            zh: Chinese, if the first is not a name.
            anchor: Which part of the text stands at ``x``.
        """
        width = text_width(en, MAIN) + (UNIT / 2 + text_width(zh, SMALL) if zh else 0)
        left = left_edge(x, width, anchor)
        self._drawing.clear(left, y, width)
        end = self._drawing.text(left, y, en, anchor="start")
        if zh:
            self._drawing.text(end + UNIT / 2, y, zh, size=SMALL, anchor="start")
