"""What `lineage` is asked for, and its answer from the library."""

from collections.abc import Sequence
from typing import NamedTuple

from plmref.analysis.lineage import Direction, Tree, chain, common_ancestors, family, lineage
from plmref.errors import PlmrefError, UsageError
from plmref.library.library import Library
from plmref.records.rows import Edge

_DIRECTIONS: dict[tuple[bool, bool], Sequence[Direction]] = {(True, False): ("up",), (False, True): ("down",)}


class Asked(NamedTuple):
    """The arguments of `lineage`: no paper (with `whole`), one, or two; which way; how many edges far."""

    refs: Sequence[str]
    up: bool
    down: bool
    depth: int | None
    whole: bool

    def check(self) -> None:
        """Refuses what makes no sense together.

        Raises:
            UsageError: it does not.
        """
        if self.whole and (self.refs or (self.up and self.down)):
            raise UsageError("--all is the whole family, of no paper and in one direction")
        if not self.whole and not 1 <= len(self.refs) <= 2:
            raise UsageError("lineage wants one paper, or two for the chain between them", "--all is the whole family")
        if len(self.refs) == 2 and (self.up or self.down or self.depth is not None):
            raise UsageError("between two papers there is one chain: no --up, --down or --depth")


def descent(library: Library, asked: Asked) -> tuple[list[Tree], str]:
    """Returns the trees that answer, and what to say if they have no edge.

    Raises:
        UsageError: the arguments make no sense together.
        PaperNotFound: there is no such paper.
        AmbiguousName: several papers bear the name.
        PlmrefError: two papers do not descend from each other.
    """
    asked.check()
    papers = [library.resolve(ref).id for ref in asked.refs]
    edges = library.edges()
    if asked.whole:
        return [family(edges, "up" if asked.up else "down", asked.depth)], "no paper builds on another"
    if len(papers) == 2:
        return [_chain(edges, *papers)], ""
    directions = _DIRECTIONS.get((asked.up, asked.down), ("up", "down"))
    return [lineage(edges, papers[0], direction, asked.depth) for direction in directions], _none(papers[0], directions)


def _none(paper: str, directions: Sequence[Direction]) -> str:
    if len(directions) > 1:
        return f"{paper} stands alone: it builds on no paper of the catalogue, and none builds on it"
    if directions[0] == "up":
        return f"{paper} builds on no paper of the catalogue"
    return f"no paper of the catalogue builds on {paper}"


def _chain(edges: Sequence[Edge], one: str, other: str) -> Tree:
    if one == other:
        raise UsageError(f"both are {one}")
    if found := chain(edges, one, other):
        return found
    common = common_ancestors(edges, one, other)
    hint = f"both build on {' and '.join(common)}" if common else None
    raise PlmrefError(f"neither of {one} and {other} builds on the other, directly or through others", hint)
