"""`Library`: one object that answers everything that the commands ask."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from plmref.errors import AmbiguousName, PaperNotFound, TermNotFound
from plmref.library.directories import cache_folder
from plmref.library.filters import Filters
from plmref.library.index import Place, Progress, Warn, open_index, rebuild_index
from plmref.library.location import Location
from plmref.library.rows import ROW, keyed, paper_row, select_edges, select_rows, term_row
from plmref.library.words import encodable, joined
from plmref.records.identifiers import identify
from plmref.records.rows import Edge, PaperRow, TermRow

if TYPE_CHECKING:
    from plmref.library.query import Query
    from plmref.library.search import SearchResult
    from plmref.records.paper import BuildsOn, Paper

T = TypeVar("T")

# Below this likeness (0 to 100, rapidfuzz's ratio) a suggestion would be a guess.
_LIKE = 70
_SUGGESTIONS = 3


def _to_stderr(message: str) -> None:
    import sys

    print(f"warning: {message}", file=sys.stderr)


class Library:
    """The papers and terms of a catalogue, through its index.

    Open one with `Library.open()`; close it, or use it in a `with` statement.
    """

    def __init__(self, place: Place) -> None:
        """Opens the library whose index is kept at `place`; `open` is the ready-made way."""
        self._place = place
        self._connection = open_index(place)

    @classmethod
    def open(
        cls,
        catalogue: Path | str | None = None,
        *,
        cache: Path | str | None = "",
        warn: Warn = _to_stderr,
        progress: Progress | None = None,
    ) -> "Library":
        """Returns the library of a catalogue.

        Args:
            catalogue: a folder with `data/` and `resources/`; None is the bundled catalogue.
            cache: folder that keeps the index; "" is the user's cache folder, None keeps it in memory.
            warn: takes a line about a cache that cannot be used; writes it to stderr unless given.
            progress: told (papers done, papers in all) while an index is built.

        Raises:
            CatalogueUnreadable: the catalogue cannot be read.
        """
        location = Location(Path(catalogue)) if catalogue else Location.bundled()
        folder = cache_folder() if cache == "" else Path(cache) if cache else None
        return cls(Place(location, folder, warn, progress))

    def close(self) -> None:
        """Closes the index."""
        self._connection.close()

    def __del__(self) -> None:
        # `Library.open().search(...)` in one line is fine: nobody is left to close it.
        if "_connection" in self.__dict__:
            self._connection.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, question: Callable[[sqlite3.Connection], T]) -> T:
        """Answers from the index, and once more from a new one if its pages turn out to be damaged.

        Raises:
            sqlite3.ProgrammingError: the library is closed, or belongs to another thread.
        """
        try:
            return question(self._connection)
        except sqlite3.ProgrammingError:
            raise  # the index is as good as before
        except sqlite3.DatabaseError:
            self._connection.close()
            self._connection = rebuild_index(self._place)
            return question(self._connection)

    @property
    def location(self) -> Location:
        """Where the catalogue lies."""
        return self._place.location

    @property
    def content(self) -> str:
        """Eight hexadecimal digits that change with every change of a record: the catalogue's version."""
        return self._meta("content")

    @property
    def broken(self) -> int:
        """How many records could not be read; `plmref check` tells which, and why."""
        return int(self._meta("broken"))

    def _meta(self, key: str) -> str:
        return str(self._ask(lambda index: index.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0]))

    def rows(self, filters: Filters = Filters()) -> list[PaperRow]:  # noqa: B008  # an immutable tuple
        """Returns every paper that passes the filters, oldest first.

        Raises:
            UsageError: a filter names a topic or section that does not exist.
        """
        return self._ask(lambda index: select_rows(index, filters))

    def search(
        self,
        query: "str | Sequence[str] | Query",
        filters: Filters = Filters(),  # noqa: B008  # an immutable tuple
        *,
        limit: int = 20,
        lang: str = "en",
    ) -> "SearchResult":
        """Returns the papers that a query finds, best first, each with the line that matched.

        Args:
            query: words in the query language (`docs/search.md`), or a command line's arguments.
            filters: what must hold besides.
            limit: how many hits at most; 0 is all.
            lang: "en" or "zh": the language of the lines shown where both match.

        Raises:
            UsageError: `year:` without a year, or a filter names a topic or section that does not exist.
        """
        # A list or a timeline searches nothing, and needs none of this.
        from plmref.library.query import Query, parse_query
        from plmref.library.search import search

        parsed = query if isinstance(query, Query) else parse_query(query)
        return self._ask(lambda index: search(index, parsed, filters, limit, lang))

    def resolve(self, ref: str) -> PaperRow:
        """Returns the one paper that an id, name, title, identifier or URL means.

        Raises:
            PaperNotFound: none does; its suggestions are the likeliest ids.
            AmbiguousName: several papers bear the name.
        """
        rows = self._ask(lambda index: _bearers(index, ref))
        if not rows:
            raise PaperNotFound(ref, () if identify(ref) else self._ask(lambda index: _alike(index, ref)))
        if len(rows) > 1:
            raise AmbiguousName(ref, tuple((row.id, row.date, row.title.en) for row in rows))
        return rows[0]

    def paper(self, ref: str) -> "Paper":
        """Returns the whole record of the paper that an id, name, title, identifier or URL means.

        Raises:
            PaperNotFound: there is none.
            AmbiguousName: several papers bear the name.
        """
        return self._record(self.resolve(ref).id)

    def papers(self, filters: Filters = Filters()) -> list["Paper"]:  # noqa: B008  # an immutable tuple
        """Returns the whole record of every paper that passes the filters, oldest first.

        Raises:
            UsageError: a filter names a topic or section that does not exist.
        """
        return [self._record(row.id) for row in self.rows(filters)]

    def _record(self, name: str) -> "Paper":
        import msgspec

        from plmref.records.paper import Paper

        [record] = self._ask(lambda index: index.execute("SELECT record FROM papers WHERE id = ?", (name,)).fetchone())
        return msgspec.json.decode(record, type=Paper)

    def note(self, paper: "Paper", lang: str) -> str | None:
        """Returns the Markdown of the paper's note in `lang` ("en" or "zh"), or None if there is none.

        Raises:
            CatalogueUnreadable: it is there, but cannot be read.
        """
        name = paper.notes.zh if lang == "zh" else paper.notes.en
        return self.location.text(name) if name else None

    def builders(self, paper: "Paper") -> list[tuple[PaperRow, "BuildsOn"]]:
        """Returns the papers that build on this one, oldest first, each with how it does."""
        import msgspec

        from plmref.records.paper import BuildsOn

        sql = f"SELECT edge, {ROW} FROM edges JOIN papers ON papers.rowid = paper WHERE target = ? ORDER BY paper"
        found = self._ask(lambda index: index.execute(sql, (paper.id,)).fetchall())
        return [(paper_row(columns), msgspec.json.decode(edge, type=BuildsOn)) for edge, *columns in found]

    def edges(self) -> list[Edge]:
        """Returns every edge of the lineage, by the newer paper's date and then the older's; decodes no record."""
        return self._ask(select_edges)

    def terms(self) -> list[TermRow]:
        """Returns the glossary, by kind and then by id."""
        rows = self._ask(lambda index: index.execute("SELECT * FROM terms ORDER BY kind, id").fetchall())
        return [term_row(columns) for columns in rows]

    def term(self, name: str) -> TermRow:
        """Returns the term that bears this id, name or alias.

        Raises:
            TermNotFound: there is none; its suggestions are the likeliest ids.
        """
        row = self._ask(lambda index: _term(index, name))
        if row is None:
            raise TermNotFound(name, self._ask(lambda index: _alike_terms(index, name)))
        return row

    def complete_papers(self, start: str) -> list[tuple[str, str]]:
        """Returns (id, title) of every paper whose id begins with `start`, for completion at the shell."""
        return self._ask(lambda index: _beginning(index, "SELECT id, title FROM papers", start))

    def complete_terms(self, start: str) -> list[tuple[str, str]]:
        """Returns (id, name) of every term whose id begins with `start`, for completion at the shell."""
        return self._ask(lambda index: _beginning(index, "SELECT id, name FROM terms", start))


def _bearers(index: sqlite3.Connection, ref: str) -> list[PaperRow]:
    """Returns the papers that `ref` may mean: by id, else by identifier, else by name."""
    found = identify(ref)
    for key in (f"id:{ref.strip().lower()}", found.key if found else "", f"name:{joined(ref)}"):
        if papers := keyed(index, key):
            sql = f"SELECT {ROW} FROM papers WHERE rowid = ?"
            return [paper_row(index.execute(sql, (paper,)).fetchone()) for paper in papers]
    return []


def _alike(index: sqlite3.Connection, ref: str) -> tuple[str, ...]:
    """Returns the ids of the papers whose id or name looks most like `ref`."""
    owners: dict[str, str] = {}
    select = "SELECT key, papers.id FROM keys JOIN papers ON papers.rowid = paper"
    for key, name in index.execute(f"{select} WHERE key LIKE 'name:%' ORDER BY papers.rowid"):
        owners.setdefault(key.removeprefix("name:"), name)
    return _closest(joined(ref), owners)


def _alike_terms(index: sqlite3.Connection, name: str) -> tuple[str, ...]:
    return _closest(joined(name), dict(index.execute("SELECT key, term FROM aliases")))


def _closest(text: str, owners: dict[str, str]) -> tuple[str, ...]:
    """Returns the owners of the keys that look most like `text`, each once, best first."""
    from rapidfuzz import fuzz, process

    near = process.extract(text, list(owners), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_SUGGESTIONS)
    return tuple(dict.fromkeys(owners[key] for key, _, _ in near))


def _term(index: sqlite3.Connection, name: str) -> TermRow | None:
    columns = index.execute(
        "SELECT terms.* FROM aliases JOIN terms ON terms.id = aliases.term WHERE key = ? ORDER BY terms.id",
        (joined(name),),
    ).fetchone()
    return term_row(columns) if columns else None


def _beginning(index: sqlite3.Connection, select: str, start: str) -> list[tuple[str, str]]:
    sql = f"{select} WHERE substr(id, 1, ?) = ? ORDER BY id"
    return index.execute(sql, (len(start), encodable(start.lower()))).fetchall()
