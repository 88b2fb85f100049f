"""Papers as a list: `plmref list`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from plmref.errors import UsageError
from plmref.library.sources import CATALOGUE
from plmref.records.rows import PaperRow, Words
from plmref.views.labels import label
from plmref.views.view import Languages, Page, View, shown

if TYPE_CHECKING:
    from plmref.views.terminal import RenderableType


def organizations(row: PaperRow, languages: Languages) -> str:
    """Returns the names of a row's organizations in one line."""
    return "; ".join(shown(text, languages) for text in row.organizations)


def _first_organization(row: PaperRow, languages: Languages) -> str:
    more = len(row.organizations) - 1
    first = shown(row.organizations[0], languages) if row.organizations else ""
    return f"{first} +{more}" if more > 0 else first


def _own_sources(row: PaperRow, _: Languages) -> str:
    """Returns the user's sources that have the paper: in a table, what is not said is from the catalogue."""
    return "; ".join(name for name in row.sources if name != CATALOGUE)


# What `--columns` may name, and what each shows. The order is that of the default columns.
COLUMNS: dict[str, Callable[[PaperRow, Languages], str]] = {
    "date": lambda row, _: row.date,
    "id": lambda row, _: row.id,
    "title": lambda row, languages: shown(row.title, languages),
    "organization": organizations,
    "notes": lambda row, _: " ".join(row.notes),
    "figures": lambda row, _: str(row.figures) if row.figures else "",
    "names": lambda row, _: ", ".join(row.names),
    "section": lambda row, languages: label(row.section, languages) if row.section else "",
    "source": lambda row, _: "; ".join(row.sources),
}
DEFAULT_COLUMNS = ("date", "id", "title", "organization", "notes", "figures", "source")


def words_item(text: Words) -> dict[str, str | None]:
    """Returns text as JSON shows it."""
    return {"en": text.en, "zh": text.zh}


def row_item(row: PaperRow) -> dict[str, Any]:
    """Returns a row as JSON shows it."""
    return {
        "id": row.id,
        "date": row.date or None,
        "title": words_item(row.title),
        "names": list(row.names),
        "organizations": [words_item(text) for text in row.organizations],
        "section": row.section or None,
        "notes": list(row.notes),
        "figures": row.figures,
        "sources": list(row.sources),
    }


class ListView(View):
    """A list of papers, of which some columns are shown."""

    command = "list"

    def __init__(self, papers: Sequence[PaperRow], total: int, columns: Sequence[str] = DEFAULT_COLUMNS) -> None:
        """Shows `papers`, which are the first of `total`.

        Raises:
            UsageError: there is no such column.
        """
        for column in columns:
            if column not in COLUMNS:
                raise UsageError(f"no column {column!r}", f"columns are {', '.join(COLUMNS)}")
        self._papers, self._total, self._columns = papers, total, columns

    @property
    def total(self) -> int:
        """How many papers there are in all."""
        return self._total

    def items(self) -> list[Any]:
        """Returns every column of each paper."""
        return [row_item(row) for row in self._papers]

    def ids(self) -> list[str]:
        """Returns the papers' ids."""
        return [row.id for row in self._papers]

    def header(self) -> Sequence[str]:
        """Returns the names of the columns."""
        return self._columns

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns the columns of each paper."""
        return [[COLUMNS[column](row, languages) for column in self._columns] for row in self._papers]

    def terminal(self, page: Page) -> "RenderableType":
        """Returns a table, or stacked records on a narrow terminal."""
        from plmref.views.terminal.tables import records

        # A table has room for the first organization; TSV and JSON have them all.
        used = [place for place, column in enumerate(self._columns) if column in ("id", "title") or self._fills(place)]
        names = [
            {"figures": "figure count", "source": "where"}.get(self._columns[place], self._columns[place])
            for place in used
        ]
        rows = [[row[place] for place in used] for row in self._short_rows(page.languages)]
        return records(names, rows, page)

    def _short_rows(self, languages: Languages) -> list[list[str]]:
        columns = COLUMNS | {"organization": _first_organization, "source": _own_sources}
        return [[columns[column](row, languages) for column in self._columns] for row in self._papers]

    def _fills(self, place: int) -> bool:
        """Whether any paper has something to say in this column; a table shows no empty one."""
        if self._columns[place] == "source":
            return any(row.sources != (CATALOGUE,) for row in self._papers)
        return any(row[place] for row in self.rows(("en",)))
