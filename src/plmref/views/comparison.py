"""Papers beside each other: `plmref compare`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plmref.analysis.comparison import Comparison, Entry, Row
from plmref.views.compared import Grid, differing, grid, joined
from plmref.views.facts import TermNames
from plmref.views.view import Languages, Page, View

if TYPE_CHECKING:
    from plmref.views.terminal import RenderableType


class ComparisonView(View):
    """A row a fact, a column a paper. The best score has a `*` wherever there is no other way to mark it."""

    command = "compare"
    formats = ("table", "tsv", "markdown", "latex", "csv", "json", "jsonl", "ids")

    def __init__(self, comparison: Comparison, term: TermNames, *, sources: bool = False) -> None:
        """Shows a comparison; with `sources` footnotes say where each thing was read."""
        self._comparison, self._term, self._sources = comparison, term, sources

    def items(self) -> list[Any]:
        """Returns each row, with what each paper says, None where it is not known."""
        ids = self.ids()
        return [_row_item(row, ids) for row in self._comparison.rows]

    def ids(self) -> list[str]:
        """Returns the papers' ids."""
        return [paper.id for paper in self._comparison.papers]

    def header(self) -> Sequence[str]:
        """Returns the names of the columns: the papers are there by their ids."""
        return ("fact", "differs", *self.ids())

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns each row; with sources the footnotes stand at the end, in the column of facts."""
        shown = self._grid(languages)
        lines = [
            (line.label, differing(line), *(joined(cell, languages) for cell in line.cells)) for line in shown.lines
        ]
        empty = ("",) * (1 + len(shown.headings))
        return [*lines, *((f"[{number}] {note}", *empty) for number, note in enumerate(shown.notes, start=1))]

    def markdown(self, languages: Languages) -> str:
        """Returns a Markdown table, its legend and its footnotes."""
        from plmref.views.text.comparison import markdown_table

        return markdown_table(self._grid(languages), languages)

    def written(self, form: str, languages: Languages) -> str:
        """Returns the comparison as LaTeX or CSV."""
        from plmref.views.text.comparison import csv_table, latex_table

        if form == "csv":
            return csv_table([self.header(), *self.rows(languages)])
        return latex_table(self._grid(languages), languages)

    def terminal(self, page: Page) -> "RenderableType":
        """Returns a table; where its columns would be too narrow, the papers below each other in every row."""
        from plmref.views.terminal.comparison import comparison_table

        return comparison_table(self._grid(page.languages), page)

    def _grid(self, languages: Languages) -> Grid:
        return grid(self._comparison, self._term, languages, sources=self._sources)


def _row_item(row: Row, ids: Sequence[str]) -> dict[str, Any]:
    benchmark, split, metric = row.scale or (None, None, None)
    return {
        "row": row.key,
        "benchmark": benchmark,
        "split": split,
        "metric": metric,
        "differs": row.differs,
        "papers": {
            name: [_entry_item(entry, scored=bool(row.scale)) for entry in cell] or None
            for name, cell in zip(ids, row.cells, strict=True)
        },
    }


def _entry_item(entry: Entry, *, scored: bool) -> dict[str, Any]:
    import msgspec

    value = entry.value._asdict() if hasattr(entry.value, "_asdict") else entry.value
    item = {
        "value": float(entry.value) if scored else msgspec.to_builtins(value),
        "models": list(entry.models),
        "sources": list(entry.sources),
    }
    return item | {"best": entry.best} if scored else item
