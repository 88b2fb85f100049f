"""The plot `lineage`: the timeline, with an arrow from every paper to those that build on it."""

from collections.abc import Sequence

from plmref.analysis.lanes import Lane
from plmref.records.rows import Edge
from plmref.views.labels import label
from plmref.views.plots.canvas import Canvas, Point
from plmref.views.plots.legend import draw_legend
from plmref.views.plots.style import MARK, RELATIONS
from plmref.views.plots.swimlanes import Node, Sheet, draw_lanes

_ROWS = (15.0, 11.0)  # points: arrows want room between the rows, but the sheet must fit a page
_BOW = 13.0  # points: how high an arrow rises over what stands between
_MANY = 60  # papers from which rows are low
_NEAR = 6.0  # points: what is closer than this from left to right is joined from above or below


def draw_lineage(canvas: Canvas, found: Sequence[tuple[Lane, list[str]]], edges: Sequence[Edge]) -> None:
    """Draws the papers of each lane, given with the lane's name, and the edges between them."""
    papers = sum(len(lane.marks) for lane, _ in found)
    sheet = draw_lanes(canvas, found, _ROWS[papers >= _MANY], edges)
    # What stands back is drawn first.
    order = list(reversed(RELATIONS))
    for edge in sorted(edges, key=lambda edge: order.index(edge.relation)):
        source, target = sheet.nodes[edge.older], sheet.nodes[edge.newer]
        canvas.curve(_path(source, target, sheet), RELATIONS[edge.relation])
    shown = {edge.relation for edge in edges}
    entries = [(label(name, canvas.languages), style) for name, style in RELATIONS.items() if name in shown]
    canvas.finish(draw_legend(canvas, sheet.bottom, entries, label("plot arrows", canvas.languages)))


def _path(source: Node, target: Node, sheet: Sheet) -> Sequence[Point]:
    """Returns the Bézier curve from one paper to another."""
    start, end = (source.box.right - 1, source.y), (target.x - MARK / 2 - 0.5, target.y)
    if target.box.left < target.x - MARK * 2:  # its name stands left of it
        end = (target.box.left, target.y)
    if source.y == target.y and end[0] > start[0]:
        bow = _BOW if _between(source, target, sheet) else 0
        third = (end[0] - start[0]) / 3
        return start, (start[0] + third, start[1] - bow), (end[0] - third, end[1] - bow), end
    if end[0] - start[0] < _NEAR:
        return _upright(source, target, end)
    reach = (end[0] - start[0]) * 0.5
    return start, (start[0] + reach, start[1]), (end[0] - reach, end[1]), end


def _upright(source: Node, target: Node, entry: Point) -> Sequence[Point]:
    """Returns a curve that leaves a mark downwards or upwards, since its name is in the way of what is to its right."""
    down = 1 if target.y >= source.y else -1
    start = (source.x, source.y + down * MARK / 2)
    if entry[0] - start[0] > _NEAR and source.y != target.y:
        turn = (start[0], entry[1])
        return start, turn, turn, entry
    end = (target.x, target.y - down * (MARK / 2 + 0.5))
    if source.y == target.y:  # only where somebody builds on a later paper: back over the names
        top = source.y - MARK / 2
        return (source.x, top), (source.x, top - _BOW), (target.x, top - _BOW), (target.x, top)
    reach = (end[1] - start[1]) * 0.5
    return start, (start[0], start[1] + reach), (end[0], end[1] - reach), end


def _between(source: Node, target: Node, sheet: Sheet) -> bool:
    return any(node.y == source.y and source.x < node.x < target.x for node in sheet.nodes.values())
