"""Papers in lanes by architecture, each on its place in time, and what joins them: the data of two plots."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from plmref.records.rows import Edge, Words

if TYPE_CHECKING:
    from plmref.records.paper import Paper


class Mark(NamedTuple):
    """A paper on a time axis.

    Attributes:
        id: the paper's id.
        name: what people call it; no two marks of one plot have the same.
        date: its date, as precise as it is known.
        start: where that day, month or year begins, in years.
        end: where it ends.
    """

    id: str
    name: str
    date: str
    start: float
    end: float

    @property
    def middle(self) -> float:
        """Where the mark stands: the middle of the time that the date names."""
        return (self.start + self.end) / 2


class Lane(NamedTuple):
    """The papers of one architecture, oldest first; `architecture` is a term's id, "" where no record says."""

    architecture: str
    marks: tuple[Mark, ...]


def lanes(papers: Iterable["Paper"]) -> list[Lane]:
    """Returns papers by architecture, the one that was first used standing first, and those without one last."""
    ordered = sorted(papers, key=lambda paper: (paper.date, paper.id))
    named = names(ordered)
    found: dict[str, list[Mark]] = {}
    for paper in ordered:
        key = paper.architecture.term if paper.architecture else ""
        found.setdefault(key, []).append(mark(paper, named[paper.id]))
    return sorted((Lane(key, tuple(marks)) for key, marks in found.items()), key=lambda lane: not lane.architecture)


def edges_among(papers: Iterable["Paper"]) -> list[Edge]:
    """Returns who builds on whom among these papers; what builds on itself or on no paper of them is left out."""
    known = {paper.id: paper for paper in papers}
    return [
        Edge(paper.id, edge.id, edge.relation, Words(edge.how.en, edge.how.zh), edge.source)
        for paper in known.values()
        for edge in paper.builds_on
        if edge.id in known and edge.id != paper.id
    ]


def mark(paper: "Paper", name: str) -> Mark:
    """Returns the paper's place in time."""
    return Mark(paper.id, name, paper.date, *span(paper.date))


def names(papers: Sequence["Paper"]) -> dict[str, str]:
    """Returns what each paper is called: the first of its names that no other of them bears, else its id."""
    bearers = Counter(name for paper in papers for name in {paper.id, *paper.names})
    return {paper.id: next((name for name in paper.names if bearers[name] == 1), paper.id) for paper in papers}


def span(date: str) -> tuple[float, float]:
    """Returns the start and the end, in years, of the day, month or year that a date names.

    A month has a twelfth of the year and a day a 31st of its month, so that days that do not exist have a place too.
    """
    year, *rest = map(int, date.split("-"))
    start, length = float(year), 1.0
    for part, parts in zip(rest, (12, 31), strict=False):
        length /= parts
        start += (min(max(part, 1), parts) - 1) * length
    return start, start + length
