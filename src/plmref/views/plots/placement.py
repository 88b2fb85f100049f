"""Where names go so that none covers another: rows of a lane, and places around points. Plain geometry."""

from collections.abc import Iterable, Iterator, Sequence
from math import cos, pi, sin
from typing import NamedTuple

Point = tuple[float, float]
Line = tuple[Point, Point]

_TRIES = 60
_RINGS = 14
_ANGLES = 16


class Box(NamedTuple):
    """A rectangle with sides along the axes."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Tells whether two boxes share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        """Tells whether no part of this box is outside the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )

    def nearest(self, point: Point) -> Point:
        """Returns the point of the box that is nearest to another point."""
        return min(max(point[0], self.left), self.right), min(max(point[1], self.top), self.bottom)

    def meets(self, line: Line) -> bool:
        """Tells whether a straight line runs through the box (Liang and Barsky's clipping)."""
        (x, y), (end_x, end_y) = line
        enters, leaves = 0.0, 1.0
        for step, low, high in ((end_x - x, self.left - x, self.right - x), (end_y - y, self.top - y, self.bottom - y)):
            if step == 0:
                if low > 0 or high < 0:
                    return False
                continue
            near, far = sorted((low / step, high / step))
            enters, leaves = max(enters, near), min(leaves, far)
        return enters < leaves


def rows(spans: Sequence[tuple[float, float]], wishes: Sequence[int | None] | None = None) -> list[int]:
    """Returns a row for every span, so that no two of one row overlap.

    Args:
        spans: (left, right) of each.
        wishes: number, in `spans`, of the one that it would best share its row with, or None.
    """
    taken: list[list[tuple[float, float]]] = []
    found: dict[int, int] = {}
    for number in sorted(range(len(spans)), key=lambda number: spans[number]):
        wish = found.get(wishes[number] or 0) if wishes and wishes[number] is not None else None
        order = sorted(range(len(taken)), key=lambda row: (abs(row - wish) if wish is not None else 0, row))
        row = next((row for row in order if _free(taken[row], spans[number])), len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append(spans[number])
        found[number] = row
    return [found[number] for number in range(len(spans))]


def _free(row: Iterable[tuple[float, float]], span: tuple[float, float]) -> bool:
    return all(right <= span[0] or span[1] <= left for left, right in row)


def around(
    points: Sequence[Point], sizes: Sequence[Point], radius: float, field: Box, *, strict: bool = True
) -> list[Box] | None:
    """Returns a box for the name of every point, clear of all other names, points and the lines that lead to them.

    Names go close to their points where they can, else farther away, in growing rings. The most crowded points choose
    first; where one finds no place, it chooses before all others, and the names are placed anew. None if that does
    not help: the field is too small.

    Args:
        points: the middles of the marks.
        sizes: (width, height) of each name, the space that it wants around it included.
        radius: of a mark.
        field: where names may stand.
        strict: whether no line may run through another name; where many points coincide, that is impossible.
    """
    reach = max((width for width, _ in sizes), default=0.0)
    crowd = [sum(abs(x - a) < reach and abs(y - b) < reach / 3 for a, b in points) for x, y in points]
    order = sorted(range(len(points)), key=lambda number: (-crowd[number], points[number]))
    for _ in range(_TRIES):
        placing = _Placing(points, radius, field, strict)
        failed = next((number for number in order if not placing.place(number, sizes[number])), None)
        if failed is None:
            return [placing.names[number] for number in range(len(points))]
        order.remove(failed)
        order.insert(0, failed)
    return None


def leader(point: Point, box: Box, radius: float) -> Line | None:
    """Returns the line from a point to the box of its name, or None where they are so close that none is needed."""
    end = box.nearest(point)
    distance = ((end[0] - point[0]) ** 2 + (end[1] - point[1]) ** 2) ** 0.5
    if distance <= 2 * radius:
        return None
    share = radius / distance
    return (point[0] + (end[0] - point[0]) * share, point[1] + (end[1] - point[1]) * share), end


class _Placing:
    """Names that have a place so far, and the lines that lead to them."""

    def __init__(self, points: Sequence[Point], radius: float, field: Box, strict: bool) -> None:
        self._points, self._radius, self._field, self._strict = points, radius, field, strict
        self._marks = [Box(x - radius, y - radius, x + radius, y + radius) for x, y in points]
        self._leaders: list[Line] = []
        self.names: dict[int, Box] = {}

    def place(self, number: int, size: Point) -> bool:
        """Gives a name the first place that is free; False if there is none."""
        point = self._points[number]
        box = self._close(point, size) or (None if self._strict else self._anywhere(point, size))
        if box is None:
            return False
        self.names[number] = box
        if line := leader(point, box, self._radius):
            self._leaders.append(line)
        return True

    def _close(self, point: Point, size: Point) -> Box | None:
        """Returns a free place around a point that no line runs through, with neither name nor mark on its own line."""
        reach = self._radius + _RINGS * size[1] / 2
        near = _box(point, (2 * (reach + size[0]), 2 * (reach + size[1])))
        names = [name for name in self.names.values() if near.overlaps(name)]
        taken = [*names, *filter(near.overlaps, self._marks)]
        own = _box(point, (2 * self._radius, 2 * self._radius))
        leaders = [line for line in self._leaders if near.meets(line)] if self._strict else []
        for box in _places(point, size, self._radius):
            if not box.within(self._field) or any(map(box.overlaps, taken)) or any(map(box.meets, leaders)):
                continue
            line = leader(point, box, self._radius)
            if line is None or not self._strict or not any(other.meets(line) for other in taken if other != own):
                return box
        return None

    def _anywhere(self, point: Point, size: Point) -> Box | None:
        """Returns the nearest of all free places in the field."""
        left, top, right, bottom = self._field
        taken = [*self.names.values(), *self._marks]
        middles = [
            (left + (column + 0.5) * size[0], top + (row + 0.5) * size[1])
            for row in range(int((bottom - top) / size[1]))
            for column in range(int((right - left) / size[0]))
        ]
        middles.sort(key=lambda middle: (middle[0] - point[0]) ** 2 + (middle[1] - point[1]) ** 2)
        boxes = (_box(middle, size) for middle in middles)
        return next((box for box in boxes if not any(map(box.overlaps, taken))), None)


def _places(point: Point, size: Point, radius: float) -> Iterator[Box]:
    """Yields places for a name around a point: right, left, above, below, the corners, then rings farther out."""
    x, y = point
    width, height = size
    for right, down in ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)):
        reach_x, reach_y = (radius if down == 0 or right else 0), (radius if right == 0 or down else 0)
        middle = x + right * (reach_x + width / 2), y + down * (reach_y + height / 2)
        yield _box(middle, size)
    for ring in range(1, _RINGS + 1):
        distance = radius + ring * height / 2
        for turn in range(_ANGLES):
            angle = turn * 2 * pi / _ANGLES
            dx, dy = cos(angle), -sin(angle)
            yield _box((x + dx * (distance + width / 2), y + dy * (distance + height / 2)), size)


def _box(middle: Point, size: Point) -> Box:
    (x, y), (width, height) = middle, size
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
