"""The plot `timeline`: what came when, in lanes by architecture."""

from collections.abc import Sequence

from plmref.analysis.lanes import Lane
from plmref.views.plots.canvas import Canvas
from plmref.views.plots.swimlanes import draw_lanes

_ROW = 9.5  # points


def draw_timeline(canvas: Canvas, found: Sequence[tuple[Lane, list[str]]]) -> None:
    """Draws the papers of each lane, given with the lane's name, at their dates."""
    canvas.finish(draw_lanes(canvas, found, _ROW).bottom)
