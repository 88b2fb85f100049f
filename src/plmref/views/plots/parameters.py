"""The plot `parameters`: how large the largest model of each paper is, on a logarithmic scale over time."""

from collections.abc import Sequence
from itertools import count
from math import ceil, floor, log10
from typing import NamedTuple

from plmref.analysis.model_sizes import ModelSize
from plmref.views.labels import amount, label
from plmref.views.plots.axis import HEIGHT, TimeAxis, time_axis
from plmref.views.plots.canvas import Canvas, Point
from plmref.views.plots.legend import draw_legend
from plmref.views.plots.placement import Box, around, leader
from plmref.views.plots.style import GAP, GREY, HAIR, MAIN, MARK, MUTED, LineStyle, mark_style

_MARGIN = 4.0
_NAME = 0.24  # the most that a paper's name takes of the width
_PROPORTION = 0.45  # of the height to the width, at least
_FILLED = 0.28  # the share of the field that names may take
_GROWTH = 1.06
_STRICT = 20  # so many times the field grows before lines may run below names
_ROOM = 0.2  # powers of ten above and below
_FEW = 2.5  # powers of ten
_HEIGHT = 8.5  # points: of a name with the room around it
_GRID, _LEADER = LineStyle(GREY, HAIR), LineStyle(MUTED, HAIR)


class Scale(NamedTuple):
    """A logarithmic scale; the ends are powers of ten."""

    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Scale":
        """Returns the scale that has all values, and room around them."""
        return cls(log10(min(values)) - _ROOM, log10(max(values)) + _ROOM)

    def y(self, value: float, top: float, bottom: float) -> float:
        """Returns where a value stands."""
        return bottom - (log10(value) - self.low) / (self.high - self.low) * (bottom - top)

    def ticks(self) -> list[float]:
        """Returns the powers of ten on the scale, and where these are few, twice and five times as much too."""
        powers = range(floor(self.low), ceil(self.high) + 1)
        few = self.high - self.low < _FEW
        values = [step * 10.0**power for power in powers for step in ((1, 2, 5) if few else (1,))]
        return [value for value in values if self.low <= log10(value) <= self.high]


def draw_parameters(canvas: Canvas, sizes: Sequence[ModelSize], architectures: dict[str, str]) -> None:
    """Draws a mark for every model with the paper's name, and a legend of the architectures.

    Args:
        canvas: an empty sheet.
        sizes: at least one.
        architectures: the name of each one that occurs, in the order of the legend.
    """
    scale = Scale.of([size.parameters for size in sizes])
    ticks = {value: amount(value, "", canvas.languages) for value in scale.ticks()}
    left = max(map(canvas.text_width, ticks.values())) + 3 * _MARGIN
    axis = time_axis([size.mark for size in sizes], left, canvas.width - _MARGIN)
    names = [canvas.shortened(size.mark.name, canvas.width * _NAME) for size in sizes]
    layout = _fitting(canvas, sizes, names, axis, scale)
    top, bottom = layout.field.top, layout.field.bottom
    canvas.text(2 * _MARGIN, _MARGIN + MAIN / 2, label("plot parameters", canvas.languages), colour=MUTED)
    for value, name in ticks.items():
        y = scale.y(value, top, bottom)
        canvas.line([(left, y), (axis.right, y)], _GRID, level=1.5)
        canvas.text(left - _MARGIN, y, name, colour=MUTED, side="right")
    axis.draw(canvas, top, bottom)
    styles = {key: mark_style(place) for place, key in enumerate(architectures)}
    for size, point, box, name in zip(sizes, layout.points, layout.boxes, names, strict=True):
        _draw_name(canvas, point, box, name)
        canvas.mark(*point, styles[size.architecture])
    entries = [(name, styles[key]) for key, name in architectures.items()]
    canvas.finish(draw_legend(canvas, bottom + HEIGHT + _MARGIN, entries))


class _Layout(NamedTuple):
    """Where everything stands: the field, the middle of each mark, the box of each name."""

    field: Box
    points: list[Point]
    boxes: list[Box]


def _fitting(canvas: Canvas, sizes: Sequence[ModelSize], names: Sequence[str], axis: TimeAxis, scale: Scale) -> _Layout:
    """Returns the lowest layout in which all names have a place of their own."""
    top = _MARGIN + MAIN + 2 * _MARGIN
    extents = [(canvas.text_width(name) + 2 * GAP, _HEIGHT) for name in names]
    wanted = sum(width * height for width, height in extents) / _FILLED / (axis.right - axis.left)
    for attempt in count():
        bottom = top + max(canvas.width * _PROPORTION, wanted) * _GROWTH**attempt
        field = Box(axis.left, top, axis.right, bottom)
        points = [(axis.x(size.mark.middle), scale.y(size.parameters, top, bottom)) for size in sizes]
        if boxes := around(points, extents, MARK / 2, field, strict=attempt < _STRICT):
            return _Layout(field, points, boxes)
    raise AssertionError("a field that grows has room in the end")


def _draw_name(canvas: Canvas, point: Point, box: Box, name: str) -> None:
    if line := leader(point, box, MARK / 2):
        canvas.line(line, _LEADER)
    canvas.ground(box.left + GAP / 2, box.top + 0.5, box.right - box.left - GAP, box.bottom - box.top - 1)
    canvas.text(box.left + GAP, (box.top + box.bottom) / 2, name)
