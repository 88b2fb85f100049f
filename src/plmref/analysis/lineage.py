"""The lineage: which paper builds on which, as a tree, as the whole family, and as the chain between two papers.

Nothing here recurses or walks an edge twice, so that neither cycles nor long chains do harm.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from plmref.records.rows import Edge

Direction = Literal["up", "down"]


class Branch(NamedTuple):
    """One line of a tree.

    Attributes:
        level: how many edges lie between it and its root; 0 is a root itself.
        id: the paper.
        edge: the edge to the line that it hangs on; None for a root.
        seen: where the paper's own branches are drawn: "" is here, "above" and "below" are at another line.
        hidden: how many of the paper's own branches the depth leaves out.
    """

    level: int
    id: str
    edge: Edge | None = None
    seen: Literal["", "above", "below"] = ""
    hidden: int = 0


class Tree(NamedTuple):
    """Papers below what leads to them.

    Attributes:
        direction: "up" goes from a paper to what it builds on, "down" to what builds on it.
        branches: the lines in the order in which they are drawn: each paper before its own branches.
    """

    direction: Direction
    branches: tuple[Branch, ...]

    @property
    def edges(self) -> list[Edge]:
        """The edges of the tree, each once."""
        return [branch.edge for branch in self.branches if branch.edge]


def lineage(edges: Iterable[Edge], paper: str, direction: Direction = "up", depth: int | None = None) -> Tree:
    """Returns what a paper builds on ("up") or what builds on it ("down"), directly and through others.

    Every edge within the depth is drawn once. A paper that several edges lead to has its own branches where it is
    nearest to the root; the other lines refer there.

    Args:
        edges: of the whole catalogue (`Library.edges`); branches stand in their order.
        paper: the id of the root.
        direction: which way to go.
        depth: how many edges away from the root at most; None is as far as they lead.
    """
    return Tree(direction, tuple(_draw(_links(edges, direction), [paper], direction, depth)))


def family(edges: Iterable[Edge], direction: Direction = "down", depth: int | None = None) -> Tree:
    """Returns all papers that edges join, as one tree with several roots.

    The roots of "down" are the papers that build on nothing, those of "up" the papers that nothing builds on. Of a
    cycle that nothing else leads to, the paper that the edges name first is a root as well.
    """
    links = _links(edges, direction)
    led_to = {_end(edge, direction) for found in links.values() for edge in found}
    roots = [paper for paper in links if paper not in led_to]
    reached = set(_reach(links, roots, direction))
    for paper in links:
        if paper not in reached:
            below = _reach(links, [paper], direction)
            reached |= set(below)
            roots = [*(root for root in roots if root not in below), paper]
    return Tree(direction, tuple(_draw(links, roots, direction, depth)))


def chain(edges: Iterable[Edge], one: str, other: str) -> Tree | None:
    """Returns the shortest line of descent from one paper to another, whichever builds on which; None without one."""
    edges = list(edges)
    found = [tree for direction in ("up", "down") if (tree := _path(edges, one, other, direction))]
    return min(found, key=lambda tree: len(tree.branches), default=None)


def common_ancestors(edges: Iterable[Edge], one: str, other: str) -> list[str]:
    """Returns the nearest papers that both build on, directly or through others: with the fewest edges to both."""
    links = _links(edges, "up")
    mine, theirs = (_reach(links, [paper], "up") for paper in (one, other))
    far = {paper: branch.level + theirs[paper].level for paper, branch in mine.items() if paper in theirs}
    nearest = min(far.values(), default=0)
    return [paper for paper, distance in far.items() if distance == nearest]


def _links(edges: Iterable[Edge], direction: Direction) -> dict[str, list[Edge]]:
    """Returns the edges that lead away from each paper, each edge once."""
    links: dict[str, list[Edge]] = {}
    for edge in dict.fromkeys(edges):
        links.setdefault(edge.newer if direction == "up" else edge.older, []).append(edge)
    return links


def _end(edge: Edge, direction: Direction) -> str:
    return edge.older if direction == "up" else edge.newer


def _reach(
    links: dict[str, list[Edge]], roots: Sequence[str], direction: Direction, depth: int | None = None
) -> dict[str, Branch]:
    """Returns, for each paper within the depth, the line nearest to a root: there it has its own branches."""
    homes = {paper: Branch(0, paper) for paper in roots}
    waiting = deque(homes.values())
    while waiting:
        level, paper, *_ = waiting.popleft()
        for edge in links.get(paper, ()) if level != depth else ():
            if (end := _end(edge, direction)) not in homes:
                homes[end] = Branch(level + 1, end, edge)
                waiting.append(homes[end])
    return homes


def _draw(
    links: dict[str, list[Edge]], roots: Sequence[str], direction: Direction, depth: int | None
) -> Iterator[Branch]:
    """Yields the lines of the tree from top to bottom."""
    homes = _reach(links, roots, direction, depth)
    drawn: set[str] = set()
    waiting = [Branch(0, paper) for paper in reversed(roots)]
    while waiting:
        branch = waiting.pop()
        if homes[branch.id] != branch:
            yield branch._replace(seen="above" if branch.id in drawn else "below")
            continue
        drawn.add(branch.id)
        below = links.get(branch.id, [])
        yield branch._replace(hidden=len(below) if branch.level == depth else 0)
        if branch.level != depth:
            waiting += (Branch(branch.level + 1, _end(edge, direction), edge) for edge in reversed(below))


def _path(edges: Iterable[Edge], start: str, end: str, direction: Direction) -> Tree | None:
    homes = _reach(_links(edges, direction), [start], direction)
    if end not in homes:
        return None
    steps = [homes[end]]
    while edge := steps[-1].edge:
        steps.append(homes[edge.newer if direction == "up" else edge.older])
    return Tree(direction, tuple(reversed(steps)))
