"""`Library`: one object that answers everything that the commands ask."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from plmref.errors import AmbiguousName, CatalogueUnreadable, PaperNotFound, TermNotFound, UsageError
from plmref.library.directories import cache_folder
from plmref.library.filters import Filters
from plmref.library.index import Place, Progress, Warn, path_key
from plmref.library.location import Location
from plmref.library.merges import Merges, open_merges
from plmref.library.rows import ROW, paper_row, select_edges, select_rows, term_row
from plmref.library.segments import Segment, Segments
from plmref.library.source_index import source_place
from plmref.library.sources import CATALOGUE, Source
from plmref.library.words import encodable, joined
from plmref.records.identifiers import identify
from plmref.records.rows import Edge, PaperRow, TermRow

if TYPE_CHECKING:
    from plmref.library.query import Query
    from plmref.library.search import SearchResult
    from plmref.library.whole import Whole
    from plmref.records.paper import BuildsOn, Paper

T = TypeVar("T")

_COMPLETIONS = 200  # more than anybody looks through at the shell


def _once(warn: Warn) -> Warn:
    """Returns what warns of the same only once: every index of a full disk says that it cannot be kept there."""
    told: set[str] = set()

    def once(message: str) -> None:
        if message not in told:
            told.add(message)
            warn(message)

    return once


def _to_stderr(message: str) -> None:
    import sys

    print(f"warning: {message}", file=sys.stderr)


class Library:
    """The papers and terms of a catalogue, and the papers of the user's sources, through their indexes.

    Open one with `Library.open()`; close it, or use it in a `with` statement.
    """

    def __init__(
        self, segments: Segments, merges: Merges, location: Location, unreadable: Mapping[str, str] | None = None
    ) -> None:
        """Takes open indexes, and by name why a source has none; `open` is the ready-made way."""
        self.segments, self.merges, self._location, self.unreadable = segments, merges, location, unreadable or {}

    @classmethod
    def open(
        cls,
        catalogue: Path | str | None = None,
        *,
        sources: Sequence[Source] = (),
        cache: Path | str | None = "",
        warn: Warn = _to_stderr,
        progress: Progress | None = None,
    ) -> "Library":
        """Returns the library of a catalogue and of sources.

        Args:
            catalogue: a folder with `data/` and `resources/`; None is the bundled catalogue.
            sources: files and folders of the user's; `load_sources()` gives those that were added.
            cache: folder that keeps the indexes; "" is the user's cache folder, None keeps them in memory.
            warn: takes a line about a cache or a source that cannot be used; writes it to stderr unless given.
            progress: told (records done, records in all or 0) while an index is built.

        Raises:
            CatalogueUnreadable: the catalogue cannot be read.
        """
        warn = _once(warn)
        location = Location(Path(catalogue)) if catalogue else Location.bundled()
        folder = cache_folder() if cache == "" else Path(cache) if cache else None
        segments = [Segment(_catalogue_place(location, folder, warn, progress), CATALOGUE, 0)]
        unreadable = {}
        for source in sorted(sources):
            try:
                segments.append(Segment(source_place(source, folder, warn, progress), source.name, len(segments)))
            except CatalogueUnreadable as error:  # the other sources still answer
                unreadable[source.name] = str(error)
                warn(
                    f"{error} (source {source.name}; {error.hint})" if error.hint else f"{error} (source {source.name})"
                )
        opened = Segments(tuple(segments))
        return cls(opened, opened.ask(lambda all_: open_merges(all_, folder)), location, unreadable)

    def close(self) -> None:
        """Closes the indexes."""
        self.segments.close()
        self.merges.close()

    def __del__(self) -> None:
        # `Library.open().search(...)` in one line is fine: nobody is left to close it.
        if "segments" in self.__dict__:
            self.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ask(self, question: Callable[[Segments], T]) -> T:
        return self.segments.ask(question)

    @property
    def location(self) -> Location:
        """Where the catalogue lies."""
        return self._location

    @property
    def sources(self) -> list[str]:
        """The names of the sources that answer, the catalogue's first."""
        return [segment.name for segment in self.segments.all]

    @property
    def content(self) -> str:
        """Eight hexadecimal digits that change with every change of a record: the catalogue's version."""
        return self._meta("content")

    @property
    def broken(self) -> int:
        """How many records of the catalogue could not be read; `plmref check` tells which, and why."""
        return int(self._meta("broken"))

    def _meta(self, key: str) -> str:
        sql = "SELECT value FROM meta WHERE key = ?"
        return str(self._ask(lambda all_: all_.catalogue.connection.execute(sql, (key,)).fetchone()[0]))

    def rows(self, filters: Filters = Filters()) -> list[PaperRow]:  # noqa: B008  # an immutable tuple
        """Returns every paper that passes the filters, oldest first, those without a date last.

        Raises:
            UsageError: a filter names a topic, section or source that does not exist.
        """
        self._check_sources(filters)
        return self._ask(lambda all_: self._rows(all_, filters))

    def _rows(self, segments: Segments, filters: Filters) -> list[PaperRow]:
        if len(segments.all) == 1:
            return [row for _, row in select_rows(segments, segments.catalogue, filters)]
        followers = self.merges.followers()
        named: dict[int, PaperRow] = {}
        for paper, row in [item for segment in segments.all for item in select_rows(segments, segment, filters)]:
            leader = self.merges.leader(paper) if paper in followers else paper
            if leader not in named:
                leading = row if leader == paper else self.merges.row(segments, leader)
                named[leader] = self.merges.named(segments, leader, leading)
        found = (row for row in named.values() if set(filters.sources) <= set(row.sources))
        return sorted(found, key=lambda row: (not row.date, row.date, row.id))

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
        self._check_sources(filters)
        return self._ask(lambda all_: search(all_, self.merges, parsed, filters, limit, lang))

    def _check_sources(self, filters: Filters) -> None:
        for name in filters.sources:
            if name not in self.sources and name not in self.unreadable:
                raise UsageError(f"no source {name!r}", f"sources are {', '.join(self.sources)}")

    def resolve(self, ref: str) -> PaperRow:
        """Returns the one paper that an id, name, title, identifier or URL means.

        Raises:
            PaperNotFound: none does; its suggestions are the likeliest ids.
            AmbiguousName: several papers bear the name.
        """
        return self._ask(lambda all_: self.merges.row(all_, self._leader(ref)))

    def _leader(self, ref: str) -> int:
        papers = self._ask(lambda all_: self._bearers(all_, ref))
        if not papers:
            from plmref.library.suggestions import alike

            raise PaperNotFound(ref, () if identify(ref) else self._ask(lambda all_: alike(all_, ref)))
        if len(papers) > 1:
            rows = [self.merges.row(self.segments, paper) for paper in papers]
            raise AmbiguousName(ref, tuple((row.id, row.date, row.title.en) for row in rows))
        return papers[0]

    def _bearers(self, segments: Segments, ref: str) -> list[int]:
        """Returns the papers that `ref` may mean: by id, else by identifier, else by name."""
        found = identify(ref)
        name = ref.strip().lower()
        if catalogued := segments.catalogue.keyed(f"id:{name}"):
            return catalogued  # ids of the catalogue win
        keyed = [  # "source/id": there may be slashes in both
            paper
            for segment in segments.all
            if name.startswith(f"{segment.name.lower()}/")
            for paper in segment.keyed(f"id:{name[len(segment.name) + 1 :]}")
        ]
        for key in (f"id:{name}", found.key if found else "", f"name:{joined(ref)}"):
            keyed = keyed or segments.keyed(key)
        return list(dict.fromkeys(map(self.merges.leader, keyed)))

    def whole(self, ref: str) -> "Whole":
        """Returns all that the library has of the paper that an id, name, title, identifier or URL means.

        Raises:
            PaperNotFound: there is none.
            AmbiguousName: several papers bear the name.
        """
        return self._ask(lambda all_: self._whole(all_, self._leader(ref)))

    def _whole(self, segments: Segments, leader: int) -> "Whole":
        from plmref.library.whole import OwnEntry, Whole, named_paper, own_entry  # a list needs no whole record

        row = self.merges.row(segments, leader)
        paper, own = None, list[OwnEntry]()
        for member in self.merges.members(leader):
            segment, place = segments.of(member)
            if segment.is_catalogue:
                paper = self._catalogued(place)
            else:
                own.append(own_entry(segment, place))
        return Whole(row, paper or named_paper(own[0].entry, row.id), tuple(own))

    def paper(self, ref: str) -> "Paper":
        """Returns the record of the paper that an id, name, title, identifier or URL means.

        Of a paper that only the user's sources have it holds what they say, under the id by which `row` knows it.

        Raises:
            PaperNotFound: there is none.
            AmbiguousName: several papers bear the name.
        """
        return self.whole(ref).paper

    def papers(self, filters: Filters = Filters()) -> list["Paper"]:  # noqa: B008  # an immutable tuple
        """Returns the catalogue's record of every paper that passes the filters, oldest first.

        Raises:
            UsageError: a filter names a topic or section that does not exist.
        """
        found = self._ask(lambda all_: select_rows(all_, all_.catalogue, filters))
        return [self._catalogued(self.segments.of(paper)[1]) for paper, _ in found]

    def _catalogued(self, row: int) -> "Paper":
        import msgspec

        from plmref.records.paper import Paper

        sql = "SELECT record FROM papers WHERE rowid = ?"
        [record] = self._ask(lambda all_: all_.catalogue.connection.execute(sql, (row,)).fetchone())
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
        found = self._ask(lambda all_: all_.catalogue.connection.execute(sql, (paper.id,)).fetchall())
        return [(paper_row(columns, CATALOGUE), msgspec.json.decode(edge, type=BuildsOn)) for edge, *columns in found]

    def edges(self) -> list[Edge]:
        """Returns every edge of the lineage, by the newer paper's date and then the older's; decodes no record."""
        return self._ask(lambda all_: select_edges(all_.catalogue.connection))

    def terms(self) -> list[TermRow]:
        """Returns the glossary, by kind and then by id."""
        sql = "SELECT * FROM terms ORDER BY kind, id"
        rows = self._ask(lambda all_: all_.catalogue.connection.execute(sql).fetchall())
        return [term_row(columns) for columns in rows]

    def term(self, name: str) -> TermRow:
        """Returns the term that bears this id, name or alias.

        Raises:
            TermNotFound: there is none; its suggestions are the likeliest ids.
        """
        row = self._ask(lambda all_: _term(all_.catalogue.connection, name))
        if row is None:
            from plmref.library.suggestions import alike_terms

            raise TermNotFound(name, self._ask(lambda all_: alike_terms(all_.catalogue.connection, name)))
        return row

    def complete_papers(self, start: str) -> list[tuple[str, str]]:
        """Returns (id, title) of papers whose id begins with `start`, for completion at the shell."""
        sql = "SELECT id, title FROM papers"
        return self._ask(
            lambda all_: [each for segment in all_.all for each in _beginning(segment.connection, sql, start)]
        )

    def complete_terms(self, start: str) -> list[tuple[str, str]]:
        """Returns (id, name) of every term whose id begins with `start`, for completion at the shell."""
        return self._ask(lambda all_: _beginning(all_.catalogue.connection, "SELECT id, name FROM terms", start))


def _catalogue_place(location: Location, cache: Path | None, warn: Warn, progress: Progress | None) -> Place:
    def fill(connection: sqlite3.Connection) -> None:
        # Imported here: a warm call builds nothing and needs neither yaml nor msgspec.
        from plmref.library.build import build_index

        build_index(connection, location, progress)

    def restore(connection: sqlite3.Connection) -> bool:
        from plmref.library.ready import restore

        return restore(connection, location)

    return Place(path_key(location.root), fill, cache, warn, restore if location.fixed else None)


def _term(index: sqlite3.Connection, name: str) -> TermRow | None:
    columns = index.execute(
        "SELECT terms.* FROM aliases JOIN terms ON terms.id = aliases.term WHERE key = ? ORDER BY terms.id",
        (joined(name),),
    ).fetchone()
    return term_row(columns) if columns else None


def _beginning(index: sqlite3.Connection, select: str, start: str) -> list[tuple[str, str]]:
    begin = encodable(start.lower())
    sql = f"{select} WHERE id >= ? AND id < ? ORDER BY id LIMIT {_COMPLETIONS}"
    return index.execute(sql, (begin, f"{begin}\U0010ffff")).fetchall()
