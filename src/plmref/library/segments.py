"""The indexes that a library answers from: the catalogue's and one for each source, asked as one.

A paper of the library has a number that says in which index it stands and at which row there.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from plmref.library.corrections import Candidate, candidates, is_known, nearest
from plmref.library.index import Place, open_index, rebuild_index
from plmref.library.schema import ROW_BITS
from plmref.library.sources import CATALOGUE

T = TypeVar("T")


class Segment:
    """One open index.

    Attributes:
        place: where it is kept and what it is filled with.
        name: of its source; "catalogue" is the catalogue's.
        number: its place among the segments; the catalogue is 0.
        connection: to the index.
    """

    def __init__(self, place: Place, name: str, number: int) -> None:
        """Opens the index, building it if need be.

        Raises:
            CatalogueUnreadable: it must be built, and what it is built from cannot be read.
        """
        self.place, self.name, self.number = place, name, number
        self.connection = open_index(place)

    @property
    def is_catalogue(self) -> bool:
        """Whether this is the catalogue's index, which has the glossary and a line of text a row."""
        return self.name == CATALOGUE

    def paper(self, row: int) -> int:
        """Returns the library's number of the paper at a row."""
        return self.number << ROW_BITS | row

    def keyed(self, key: str) -> list[int]:
        """Returns the papers under a key such as "arxiv:1907.11692" or "name:ernie"."""
        sql = "SELECT paper FROM keys WHERE key = ? ORDER BY paper"
        encodable = key.encode(errors="replace").decode()
        return [self.paper(row) for (row,) in self.connection.execute(sql, (encodable,))]

    def rebuild(self) -> None:
        """Builds the index anew."""
        self.connection.close()
        self.connection = rebuild_index(self.place)

    def is_whole(self) -> bool:
        """Tells whether the index file is undamaged, by SQLite's own quick check."""
        try:
            return bool(self.connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
        except sqlite3.DatabaseError:
            return False


class Segments(NamedTuple):
    """All open indexes, the catalogue's first."""

    all: Sequence[Segment]

    @property
    def catalogue(self) -> Segment:
        """The catalogue's index."""
        return self.all[0]

    def of(self, paper: int) -> tuple[Segment, int]:
        """Returns the index that a paper stands in, and its row there."""
        return self.all[paper >> ROW_BITS], paper & (1 << ROW_BITS) - 1

    def keyed(self, key: str) -> list[int]:
        """Returns the papers under a key, those of the catalogue first."""
        return [paper for segment in self.all for paper in segment.keyed(key)]

    def is_known(self, word: str, *, as_prefix: bool = False) -> bool:
        """Tells whether some paper contains the word, or with `as_prefix` a word that begins with it."""
        return any(is_known(segment.connection, word, as_prefix=as_prefix) for segment in self.all)

    def correct(self, word: str) -> str | None:
        """Returns the known word nearest to an unknown one, or None if none is near enough."""
        found: list[Candidate] = []
        for segment in self.all:
            found += candidates(segment.connection, word)
        return nearest(word, found)

    def occurs(self, expression: str) -> bool:
        """Tells whether some paper matches an expression of FTS5."""
        sql = "SELECT 1 FROM fulltext WHERE fulltext MATCH ? LIMIT 1"
        return any(segment.connection.execute(sql, (expression,)).fetchone() for segment in self.all)

    def names_of_term(self, key: str) -> list[tuple[str, ...]]:
        """Returns the words of every name of the term of which `key` is one."""
        rows = self.catalogue.connection.execute(
            "SELECT DISTINCT other.words FROM aliases typed JOIN aliases other USING (term) WHERE typed.key = ?", (key,)
        )
        return sorted(tuple(words.split()) for (words,) in rows)

    def has_term(self, key: str) -> bool:
        """Tells whether `key` is a name of some term."""
        sql = "SELECT 1 FROM aliases WHERE key = ?"
        return self.catalogue.connection.execute(sql, (key,)).fetchone() is not None

    def close(self) -> None:
        """Closes all."""
        for segment in self.all:
            segment.connection.close()

    def ask(self, question: Callable[["Segments"], T]) -> T:
        """Answers, and once more from new indexes if pages turn out to be damaged.

        Raises:
            sqlite3.ProgrammingError: the library is closed, or belongs to another thread.
        """
        try:
            return question(self)
        except sqlite3.ProgrammingError:
            raise  # the indexes are as good as before
        except sqlite3.DatabaseError:
            damaged = [segment for segment in self.all if not segment.is_whole()]
            for segment in damaged or self.all:
                segment.rebuild()
            return question(self)


def by_segment(papers: Iterable[int]) -> dict[int, list[int]]:
    """Returns the rows of papers by the number of their segment, in their order."""
    found: dict[int, list[int]] = {}
    for paper in papers:
        found.setdefault(paper >> ROW_BITS, []).append(paper & (1 << ROW_BITS) - 1)
    return found
