"""What a search found: `plmref search`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plmref.library.search import Hit, SearchResult
from plmref.library.sources import CATALOGUE
from plmref.views.labels import label
from plmref.views.listing import row_item
from plmref.views.view import Languages, Page, View, shown

if TYPE_CHECKING:
    from plmref.views.terminal import RenderableType


class SearchView(View):
    """Hits, best first, each with the line that matched."""

    command = "search"

    def __init__(self, result: SearchResult) -> None:
        """Shows what was found."""
        self._result = result

    @property
    def total(self) -> int:
        """How many papers match, whatever the limit."""
        return self._result.total

    def items(self) -> list[Any]:
        """Returns the papers, with `match`: the field, the line, and (start, end) of what matched in it."""
        return [row_item(hit.row) | {"match": _match_item(hit)} for hit in self._result.hits]

    def ids(self) -> list[str]:
        """Returns the papers' ids."""
        return [hit.row.id for hit in self._result.hits]

    def header(self) -> Sequence[str]:
        """Returns the names of the columns."""
        return ("id", "date", "title", "field", "line", "source")

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns each hit with the line that matched."""
        return [
            (hit.row.id, hit.row.date, shown(hit.row.title, languages), hit.field, hit.line, "; ".join(hit.row.sources))
            for hit in self._result.hits
        ]

    def terminal(self, page: Page) -> "RenderableType":
        """Returns each hit with its title and, below it, the line that matched."""
        from plmref.views.terminal.hits import Found, hits

        found = [
            Found(
                hit.row.id,
                hit.row.date,
                shown(hit.row.title, page.languages),
                # The title is shown anyway; if it is what matched, the match is marked there.
                "" if hit.field == "title" else label(f"hit {hit.field}", page.languages),
                hit.line,
                hit.marks,
                hit.source if hit.source != CATALOGUE else "",
            )
            for hit in self._result.hits
        ]
        return hits(found, page)


def _match_item(hit: Hit) -> dict[str, Any] | None:
    if not hit.field:
        return None
    return {"field": hit.field, "line": hit.line, "marks": [list(mark) for mark in hit.marks], "source": hit.source}
