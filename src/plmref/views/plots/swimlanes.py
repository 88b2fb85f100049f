"""Papers in lanes by architecture on a time axis: the ground of `timeline` and `lineage`.

Where a paper stands from left to right is its date. Up and down have no meaning within a lane, so that papers are put
into as many rows as their names need; the sheet grows with them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plmref.analysis.lanes import Lane, Mark
from plmref.records.rows import Edge
from plmref.views.plots.axis import HEIGHT, TimeAxis, time_axis
from plmref.views.plots.canvas import Canvas
from plmref.views.plots.placement import Box, rows
from plmref.views.plots.style import BAND, GAP, HAIR, MAIN, MARK, MARK_STYLE, MUTED, PAPER, LineStyle

_PADDING = 3.0  # points above and below the rows of a lane
_MARGIN = 4.0  # points around the sheet
_GUTTER = 0.21  # the most that the names of the lanes take of the width
_NAME = 0.24  # the most that a paper's name takes
# A lane's name is broken at blanks, else after hyphens, else anywhere.
_BREAKS = (re.compile(r"\s*\S+"), re.compile(r"[^-]*-|[^-]+"), re.compile("."))
_LINE = MAIN + 2
_GROUND = MAIN + 1.5  # height of what lies below a name
_ARROW = 9.0  # points that an arrow between two papers of a row wants
_IMPRECISE = 1 / 12 + 0.001  # years; a date that spans more is drawn with its span


class Node(NamedTuple):
    """A paper on the sheet: the middle of its mark, and the box that mark and name take together."""

    mark: Mark
    x: float
    y: float
    box: Box


class _Spot(NamedTuple):
    """Where a paper goes in its row: its name as written, what both take from left to right, where the name begins."""

    name: str
    left: float
    right: float
    name_left: float


class Sheet(NamedTuple):
    """What stands on the sheet, and where the next thing below it may begin."""

    nodes: dict[str, Node]
    bottom: float


def draw_lanes(
    canvas: Canvas, found: Sequence[tuple[Lane, list[str]]], row: float, edges: Sequence[Edge] = ()
) -> Sheet:
    """Draws every lane with its papers, and the axis.

    Args:
        canvas: an empty sheet.
        found: each lane with its name, one line a language.
        row: height of a row, in points.
        edges: what joins the papers; those of one lane that are joined share a row where they can.
    """
    titles = [[part for line in lines for part in _wrapped(canvas, line)] for _, lines in found]
    gutter = max(canvas.text_width(part) for title in titles for part in title) + 2 * _MARGIN
    marks = [mark for lane, _ in found for mark in lane.marks]
    axis = time_axis(marks, gutter, canvas.width - _MARGIN)
    tall = len(marks) > 60
    y = top = _MARGIN + (HEIGHT if tall else 0)
    gap = _ARROW if edges else 0.0
    nodes: dict[str, Node] = {}
    for place, ((lane, _), title) in enumerate(zip(found, titles, strict=True)):
        spots = [_spot(canvas, axis, mark) for mark in lane.marks]
        places = rows([(spot.left - gap, spot.right) for spot in spots], _wishes(lane, edges))
        height = max((max(places) + 1) * row, len(title) * _LINE) + 2 * _PADDING
        colour = PAPER if place % 2 else BAND
        canvas.box(_MARGIN, y, canvas.width - 2 * _MARGIN, height, colour)
        _write_title(canvas, title, y + height / 2)
        first = y + (height - max(places) * row) / 2
        for mark, spot, number in zip(lane.marks, spots, places, strict=True):
            nodes[mark.id] = _draw_node(canvas, axis, mark, spot, first + number * row, colour)
        y += height
    axis.draw(canvas, top, y, above=tall)
    return Sheet(nodes, y + HEIGHT + _MARGIN)


def _wrapped(canvas: Canvas, title: str) -> list[str]:
    """Returns a lane's name in lines that the gutter has room for."""
    widest = canvas.width * _GUTTER
    lines = [""]
    for part in _parts(canvas, title, widest):
        longer = f"{lines[-1]}{part}".lstrip()
        if not lines[-1] or canvas.text_width(longer) <= widest:
            lines[-1] = longer
        else:
            lines.append(part.lstrip())
    return lines


def _parts(canvas: Canvas, title: str, widest: float, breaks: Sequence[re.Pattern[str]] = _BREAKS) -> Iterator[str]:
    """Yields the parts of a title between which a line may end: words, and of those that are too wide, pieces."""
    for part in breaks[0].findall(title):
        if len(breaks) > 1 and canvas.text_width(part) > widest:
            yield from _parts(canvas, part, widest, breaks[1:])
        else:
            yield part


def _write_title(canvas: Canvas, lines: Sequence[str], middle: float) -> None:
    for place, line in enumerate(lines):
        y = middle + (place - (len(lines) - 1) / 2) * _LINE
        canvas.text(2 * _MARGIN, y, line, colour=MUTED)


def _spot(canvas: Canvas, axis: TimeAxis, mark: Mark) -> _Spot:
    """Returns where a paper goes: its name stands right of its mark and its year, at the edge left of them."""
    name = canvas.shortened(mark.name, canvas.width * _NAME)
    x, width = axis.x(mark.middle), canvas.text_width(name)
    half = year = MARK / 2 + GAP
    if _imprecise(mark):
        year = max(half, axis.x(mark.end) - x + GAP)
    for reach in (year, half):  # a year that fills the sheet leaves room only on its own line
        if x + reach + width + GAP <= axis.right:
            return _Spot(name, x - year, max(x + reach + width + GAP, x + year), x + reach)
        if x - reach - width - GAP >= axis.left:
            return _Spot(name, min(x - reach - width - GAP, x - year), x + year, x - reach - width)
    return _Spot(name, x - year, x + half + width + GAP, x + half)


def _wishes(lane: Lane, edges: Sequence[Edge]) -> list[int | None] | None:
    """Returns for every paper of a lane the latest one of the lane that it builds on."""
    if not edges:
        return None
    places = {mark.id: place for place, mark in enumerate(lane.marks)}
    wishes: list[int | None] = [None] * len(places)
    for edge in edges:
        source, target = places.get(edge.older), places.get(edge.newer)
        if source is not None and target is not None and edge.relation != "contrasts-with" and source < target:
            wishes[target] = max(wishes[target] or 0, source)
    return wishes


def _imprecise(mark: Mark) -> bool:
    return mark.end - mark.start > _IMPRECISE


def _draw_node(canvas: Canvas, axis: TimeAxis, mark: Mark, spot: _Spot, y: float, colour: str) -> Node:
    """Draws a paper's mark and name; where only its year is known, a line shows that year."""
    x = axis.x(mark.middle)
    if _imprecise(mark):
        canvas.line([(axis.x(mark.start), y), (axis.x(mark.end), y)], LineStyle(MUTED, HAIR), level=3.2)
    canvas.mark(x, y, MARK_STYLE)
    width = canvas.text_width(spot.name)
    canvas.ground(spot.name_left - GAP / 2, y - _GROUND / 2, width + GAP, _GROUND, colour)
    canvas.text(spot.name_left, y, spot.name)
    return Node(mark, x, y, Box(spot.left, y - _GROUND / 2, spot.right, y + _GROUND / 2))
