"""The time axis that three of the plots share."""

from collections.abc import Iterable
from math import ceil, floor
from typing import Final, NamedTuple

from plmref.analysis.lanes import Mark
from plmref.views.plots.canvas import Canvas
from plmref.views.plots.style import GREY, HAIR, MAIN, MUTED, LineStyle

_STEPS: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000, 24_000)  # months between two ticks
_YEARS: Final = 2.5  # from so many on, months are not named
_GRID: Final = LineStyle(GREY, HAIR)
HEIGHT: Final = 14.0  # points that the labels take
_OVER: Final = 3.0  # points that a label may stand out


class TimeAxis(NamedTuple):
    """Where times stand between two edges of the sheet.

    Attributes:
        first: time at the left edge, in years.
        last: time at the right edge.
        left: the left edge.
        right: the right edge.
    """

    first: float
    last: float
    left: float
    right: float

    def x(self, time: float) -> float:
        """Returns where a time stands."""
        return self.left + (time - self.first) / (self.last - self.first) * (self.right - self.left)

    def draw(self, canvas: Canvas, top: float, bottom: float, *, above: bool = False) -> None:
        """Draws a line down the sheet at the begin of every step, and names the steps below, or above as well."""
        months = self._step(canvas)
        centred = months in (1, 12)  # a name stands below the time that it names
        places = [bottom + HEIGHT / 2] + ([top - HEIGHT / 2] if above else [])
        for number in range(floor(self.first * 12 / months), ceil(self.last * 12 / months) + 1):
            start, end = number * months / 12, (number + 1) * months / 12
            if self.first <= start <= self.last:
                canvas.line([(self.x(start), top), (self.x(start), bottom)], _GRID, level=1.5)
            x = (self.x(max(start, self.first)) + self.x(min(end, self.last))) / 2 if centred else self.x(start)
            half = canvas.text_width(_named(number * months, months)) / 2
            if self.left - _OVER <= x - half and x + half <= self.right + _OVER:
                for y in places:
                    canvas.text(x, y, _named(number * months, months), colour=MUTED, side="center")
        canvas.line([(self.left, bottom), (self.right, bottom)], LineStyle(MUTED, HAIR))

    def _step(self, canvas: Canvas) -> int:
        """Returns the months between two ticks: years, where there are some, else so few that the names have room."""
        month = (self.right - self.left) / (self.last - self.first) / 12
        steps = [months for months in _STEPS if months >= 12 or self.last - self.first < _YEARS]
        widest = {months: canvas.text_width(_named(ceil(self.last) * 12, months)) + MAIN for months in steps}
        return next((months for months in steps if month * months >= widest[months]), steps[-1])


def _named(month: int, step: int) -> str:
    """Returns the name of a tick, given in months since the year 0."""
    year, rest = divmod(month, 12)
    return str(year) if step >= 12 else f"{year}-{rest + 1:02}"


def time_axis(marks: Iterable[Mark], left: float, right: float) -> TimeAxis:
    """Returns the axis on which all marks have a place, with some room on both sides."""
    times = [time for mark in marks for time in (mark.start, mark.end)]
    first, last = min(times), max(times)
    length = max(last - first, 1 / 6)
    room, name = 0.03 * length, 0.08 * length
    # So much of the first and of the last year is shown that its name has room.
    begin = max(min(first - room, ceil(first) - name), min(first, floor(first)) - room) if length > 1 else first - room
    end = max(last + room, floor(last) + name) if length > 1 else last + room
    return TimeAxis(begin, end, left, right)
