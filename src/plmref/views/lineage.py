"""Who builds on whom: `plmref lineage`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from plmref.analysis.lineage import Branch, Tree
from plmref.records.rows import Edge, PaperRow
from plmref.views.branches import Papers
from plmref.views.labels import label
from plmref.views.listing import words_item
from plmref.views.view import Languages, Page, View, shown

if TYPE_CHECKING:
    from plmref.views.terminal import RenderableType


class LineageView(View):
    """Trees of papers: one for each direction from the same paper, a chain, or a family with its roots.

    JSON has a paper an item, TSV an edge a line; "table" is the tree as a terminal shows it, wherever it goes. Trees
    without a single edge are an empty answer.
    """

    command = "lineage"
    formats = ("tree", "tree", "table", "tsv", "json", "jsonl", "ids", "dot", "mermaid")

    def __init__(self, trees: Sequence[Tree], papers: Mapping[str, PaperRow]) -> None:
        """Shows the trees; `papers` knows what the catalogue has of an id."""
        self._trees = [tree for tree in trees if tree.edges]
        self._papers = Papers(papers)

    @property
    def edges(self) -> list[Edge]:
        """The edges, each once, in the order in which they are drawn."""
        return list(dict.fromkeys(edge for tree in self._trees for edge in tree.edges))

    def items(self) -> list[Any]:
        """Returns each paper once, with where it stands in the tree, and the edges drawn from it to older papers."""
        older: dict[str, list[Edge]] = {}
        for edge in self.edges:
            older.setdefault(edge.newer, []).append(edge)
        return [
            self._paper_item(branch, None if branch.level == 0 else direction)
            | {"builds_on": [_edge_item(edge) for edge in older.get(branch.id, ())]}
            for direction, branch in self._homes()
        ]

    def ids(self) -> list[str]:
        """Returns the papers' ids, in the order in which they are drawn."""
        return [branch.id for _, branch in self._homes()]

    def header(self) -> Sequence[str]:
        """Returns the names of the columns."""
        return ("id", "date", "relation", "builds_on", "builds_on_date", "how", "source")

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns each edge: the newer paper, its relation, the older paper, how."""
        return [
            (
                edge.newer,
                self._papers.date(edge.newer),
                label(edge.relation, languages),
                edge.older,
                self._papers.date(edge.older),
                shown(edge.how, languages),
                edge.source,
            )
            for edge in self.edges
        ]

    def written(self, form: str, languages: Languages) -> str:
        """Returns the trees drawn with ASCII, or the graph in DOT or Mermaid."""
        if form == "tree":
            from plmref.views.text.tree import ascii_tree

            return ascii_tree(self._trees, self._papers, languages)
        from plmref.views.text.graph import dot, mermaid

        nodes = [(name, self._papers.name(name), self._papers.date(name)) for name in self.ids()]
        return (dot if form == "dot" else mermaid)(nodes, self.edges, languages)

    def terminal(self, page: Page) -> "RenderableType":
        """Returns the trees with the text of each branch wrapped beside its lines."""
        from plmref.views.terminal.tree import drawn_trees

        return drawn_trees(self._trees, self._papers, page)

    def _homes(self) -> Iterator[tuple[str, Branch]]:
        """Yields the direction and the line of each paper, where its own branches stand."""
        known: set[str] = set()
        for tree in self._trees:
            for branch in tree.branches:
                if not branch.seen and branch.id not in known:
                    known.add(branch.id)
                    yield tree.direction, branch

    def _paper_item(self, branch: Branch, direction: str | None) -> dict[str, Any]:
        row = self._papers.rows.get(branch.id)
        return {
            "id": branch.id,
            "date": row.date if row else None,
            "title": words_item(row.title) if row else None,
            "direction": direction,
            "level": branch.level,
        }


def _edge_item(edge: Edge) -> dict[str, Any]:
    return {"id": edge.older, "relation": edge.relation, "how": words_item(edge.how), "source": edge.source}
