"""Papers as they are exported: which ones, the records of each, and the files that these name."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plmref.library.filters import Filters
from plmref.library.library import Library
from plmref.library.location import Location
from plmref.library.sources import CATALOGUE
from plmref.library.whole import OwnEntry, Whole, named_paper
from plmref.records.rows import PaperRow

if TYPE_CHECKING:
    from plmref.records.entry import Entry
    from plmref.records.paper import Paper


class Sourced(NamedTuple):
    """A record, and where it is from.

    Attributes:
        source: the name of its source; "catalogue" is the bundled one.
        record: a paper of the catalogue's form, or an entry of a user's file.
        root: the folder that its notes and pictures may lie in.
        beside: the folder that their names are relative to.
    """

    source: str
    record: "Paper | Entry"
    root: Path
    beside: Path

    def file(self, name: str) -> Path | None:
        """Returns the path of a note or picture, or None if there is no such file inside the root."""
        return Location(self.root).resource(str(self.beside / name))

    def text(self, name: str) -> str | None:
        """Returns what a note says, or None if there is no such file inside the root.

        Raises:
            CatalogueUnreadable: it is there, but the system refuses to read it.
        """
        return Location(self.root).text(str(self.beside / name))


class Exported(NamedTuple):
    """One paper that is exported.

    Attributes:
        row: the paper, as lists show it.
        records: what is known of it; the catalogue's record leads, or that of the first of the user's sources.
    """

    row: PaperRow
    records: tuple[Sourced, ...]

    @property
    def lead(self) -> "Paper | Entry":
        """The record that speaks for the paper where one must."""
        return self.records[0].record

    @property
    def paper(self) -> "Paper":
        """The leading record in the form of the catalogue's, under the id by which the library knows the paper."""
        return named_paper(self.lead, self.row.id)


def resources(record: "Paper | Entry") -> list[str]:
    """Returns the names of the notes and pictures of a record."""
    from plmref.records.entry import Entry

    return [*record.notes, *(each.file for each in record.pictures)] if isinstance(record, Entry) else record.resources


def chosen(
    library: Library,
    rows: Sequence[PaperRow] | None = None,
    query: str = "",
    filters: Filters = Filters(),  # noqa: B008  # an immutable tuple
) -> list[PaperRow]:
    """Returns the papers that are exported: those of `rows`, in their order, else all, oldest first.

    Args:
        library: where they are looked for.
        rows: the papers that were named; None is all.
        query: in the query language; a paper must be found by it.
        filters: what must hold besides.

    Raises:
        UsageError: as `Library.search` and `Library.rows` raise it.
    """
    if rows is not None and not query and not any(filters):
        return list(rows)
    passing = library.rows(filters)
    if query:
        found = {hit.row.id for hit in library.search(query, filters, limit=0).hits}
        passing = [row for row in passing if row.id in found]
    if rows is None:
        return passing
    ids = {row.id for row in passing}
    return [row for row in rows if row.id in ids]


def exported(library: Library, rows: Sequence[PaperRow], sources: Sequence[str] = ()) -> list[Exported]:
    """Returns the papers of some rows with their records.

    Args:
        library: where the rows are from.
        rows: what to export.
        sources: names of the sources whose records count; none is all.
    """
    return [_exported(library, library.whole(row.id), sources) for row in rows]


def _exported(library: Library, whole: Whole, sources: Sequence[str]) -> Exported:
    root = library.location.root
    records = [Sourced(CATALOGUE, whole.paper, root, root)] if whole.is_catalogued else []
    records += [_own(own) for own in whole.own]
    wanted = [record for record in records if not sources or record.source in sources]
    return Exported(whole.row, tuple(wanted or records))


def _own(own: OwnEntry) -> Sourced:
    return Sourced(own.source, own.entry, own.root, own.file.parent)
