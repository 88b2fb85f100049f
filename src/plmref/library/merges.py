"""Which records of the library are one paper, and by which id each paper is known: the answers, kept in the cache.

`merging` works them out.
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from plmref import __version__
from plmref.library.rows import row_of
from plmref.library.schema import ROW_BITS, SCHEMA_VERSION
from plmref.library.segments import Segment, Segments
from plmref.records.rows import PaperRow

_AT_ONCE = 500  # records that one statement asks for


class Merges:
    """The papers that several records describe, and the ids that several records bear."""

    def __init__(
        self, connection: sqlite3.Connection | None, again: Callable[[], sqlite3.Connection] | None = None
    ) -> None:
        """Takes the tables, and what fills them anew; None where there is nothing but the catalogue."""
        self._connection, self._again = connection, again

    def _ask(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        """Returns rows, from new tables if these turn out to be damaged."""
        assert self._connection is not None  # noqa: S101  # callers ask only then
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.ProgrammingError:
            raise  # closed
        except sqlite3.DatabaseError:
            if self._again is None:
                raise
            self._connection.close()
            self._connection, self._again = self._again(), None
            return self._connection.execute(sql, values).fetchall()

    def leader(self, paper: int) -> int:
        """Returns the record that leads a paper: the catalogue's, else that of the first source by name."""
        if self._connection is None:
            return paper
        found = self._ask("SELECT leader FROM members WHERE paper = ?", (paper,))
        return int(found[0][0]) if found else paper

    def leaders(self, papers: Sequence[int]) -> list[int]:
        """Returns the record that leads each paper, as `leader` does, for many at once."""
        if self._connection is None:
            return list(papers)
        led: dict[int, int] = {}
        for start in range(0, len(papers), _AT_ONCE):
            some = papers[start : start + _AT_ONCE]
            sql = f"SELECT paper, leader FROM members WHERE paper IN ({', '.join('?' * len(some))})"
            led.update(self._ask(sql, some))
        return [led.get(paper, paper) for paper in papers]

    def members(self, leader: int) -> list[int]:
        """Returns the records of a paper, the leading one first."""
        if self._connection is None:
            return [leader]
        sql = "SELECT paper FROM members WHERE leader = ? ORDER BY paper"
        return [paper for (paper,) in self._ask(sql, (leader,))] or [leader]

    def followers(self) -> set[int]:
        """Returns every record that another one leads."""
        if self._connection is None:
            return set()
        return {paper for (paper,) in self._ask("SELECT paper FROM members WHERE paper != leader")}

    def row(self, segments: Segments, leader: int) -> PaperRow:
        """Returns a paper's row, with all its sources and the id by which it alone is known."""
        segment, row = segments.of(leader)
        found = row_of(segment, row)
        if self._connection is None:
            return found
        return self.named(segments, leader, found)

    def named(self, segments: Segments, leader: int, row: PaperRow) -> PaperRow:
        """Returns a row with all the sources of its paper and the id by which it alone is known."""
        names = [segments.of(paper)[0].name for paper in self.members(leader)]
        return row._replace(id=self.id_of(leader) or row.id, sources=tuple(dict.fromkeys(names)))

    def id_of(self, paper: int) -> str | None:
        """Returns the id by which a record is known where others have its own id: "source/id"; else None."""
        if self._connection is None:
            return None
        found = self._ask("SELECT id FROM clashes WHERE paper = ?", (paper,))
        return str(found[0][0]) if found else None

    def of_segment(self, number: int) -> list[tuple[int, int, int]]:
        """Returns (record, leader, whether doubtful) of every record of an index that another record leads."""
        if self._connection is None:
            return []
        first, last = number << ROW_BITS, (number + 1 << ROW_BITS) - 1
        sql = (
            "SELECT paper, leader, doubtful FROM members WHERE paper BETWEEN ? AND ? AND paper != leader ORDER BY paper"
        )
        return self._ask(sql, (first, last))

    def close(self) -> None:
        """Closes the tables."""
        if self._connection is not None:
            self._connection.close()


def open_merges(segments: Segments, cache: Path | None) -> Merges:
    """Returns the merges of all indexes, from the cache if they are of today's indexes."""
    if len(segments.all) == 1:
        return Merges(None)
    made_of = [(segment.number, segment.name, _file_of(segment)) for segment in segments.all]
    if cache is None or not all(file for _, _, file in made_of):
        connection = sqlite3.connect(":memory:")
        _fill(connection, segments, made_of)
        return Merges(connection)
    file = cache / f"merges-{__version__}-{SCHEMA_VERSION}.sqlite"
    with contextlib.suppress(sqlite3.Error, OSError):
        if file.exists():
            connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
            if connection.execute("SELECT * FROM made_of ORDER BY segment").fetchall() == made_of:
                return Merges(connection, lambda: _kept(file, segments, made_of))
            connection.close()
    return Merges(_kept(file, segments, made_of))


def _file_of(segment: Segment) -> str:
    """Returns what tells one build of an index from another; "" for one in memory."""
    if segment.place.cache is None:
        return ""
    try:
        status = segment.place.file.stat()
    except OSError:
        return ""
    built = segment.connection.execute("SELECT value FROM meta WHERE key = 'built'").fetchone()
    return f"{segment.place.name}:{status.st_ino}:{built[0] if built else ''}"


def _kept(file: Path, segments: Segments, made_of: list[tuple[int, str, str]]) -> sqlite3.Connection:
    aside = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        aside.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(aside)) as connection:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            _fill(connection, segments, made_of)
        # Opened under its own name: another process may put other merges in the place at once.
        connection = sqlite3.connect(f"{aside.absolute().as_uri()}?mode=ro", uri=True)
        connection.execute("SELECT * FROM made_of").fetchone()
        aside.replace(file)
        return connection
    except (OSError, sqlite3.Error):
        connection = sqlite3.connect(":memory:")  # an index in memory has been warned of already
        _fill(connection, segments, made_of)
        return connection
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, segments: Segments, made_of: list[tuple[int, str, str]]) -> None:
    from plmref.library.merging import fill_merges  # only when a source has changed

    fill_merges(connection, segments, made_of)
