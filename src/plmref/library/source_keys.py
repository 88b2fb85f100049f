"""The tables of keys of a source, which go in sorted: filled in a database of their own, beside the full text.

A database is written by one thread. What takes long once everything is read, sorting keys and merging the full text,
is done at the same time by two, each with its own file; whole tables are moved without looking at their rows.
"""

import contextlib
import sqlite3
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Self

from plmref.library.fingerprint import stored
from plmref.library.schema import KEY_INDEXES, KEY_TABLES
from plmref.library.source_rows import Batch

_SETTINGS = (
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16384;"
    " PRAGMA temp_store = FILE; PRAGMA temp.cache_size = -4096;"
)
_WAITING = """
CREATE TEMP TABLE waiting_keys (key TEXT, paper INTEGER);
CREATE TEMP TABLE waiting_identities (key TEXT, paper INTEGER);
"""
# One by one, each would be a seek.
_SORT = """
INSERT OR IGNORE INTO keys SELECT key, paper FROM waiting_keys ORDER BY key, paper;
DROP TABLE waiting_keys;
INSERT OR IGNORE INTO identities SELECT key, paper FROM waiting_identities ORDER BY key, paper;
DROP TABLE waiting_identities;
INSERT INTO twins SELECT key FROM identities GROUP BY key HAVING count(*) > 1;
"""
_TABLES = ("keys", "identities", "twins")


class KeyTables:
    """The keys of the records that are being read."""

    def __init__(self, connection: sqlite3.Connection, aside: Path | None) -> None:
        """Begins; `connection` is to the index, which has no such tables yet, and `aside` may be written instead."""
        self._index, self._aside = connection, aside
        self._thread = ThreadPoolExecutor(max_workers=1)  # begins nothing before it is asked
        self._sorting: Future[object] | None = None
        self._own = connection
        if aside:
            # Of this thread until it is sorted, then of the other one, then of this one again.
            self._own = sqlite3.connect(aside, check_same_thread=False)
            self._own.executescript(_SETTINGS)
        self._own.executescript(KEY_TABLES + _WAITING)

    def insert(self, batch: Batch) -> None:
        """Adds the keys of some records."""
        self._own.executemany("INSERT INTO waiting_keys VALUES (?, ?)", batch.keys)
        self._own.executemany("INSERT INTO waiting_identities VALUES (?, ?)", batch.identities)

    def sort(self) -> None:
        """Begins to sort; what is done with the index meanwhile is done at the same time."""
        if self._aside:
            self._sorting = self._thread.submit(self._own.executescript, _SORT + KEY_INDEXES)
        else:
            self._own.executescript(_SORT + KEY_INDEXES)

    def move(self) -> None:
        """Waits for the end of that, and puts the tables into the index.

        Raises:
            sqlite3.Error: something of this could not be written.
        """
        if not self._sorting:
            return
        self._sorting.result()
        self._own.close()
        self._index.commit()  # or no database could be attached
        self._index.execute("ATTACH ? AS aside", (stored(str(self._aside)),))
        # With the same indexes on both sides SQLite copies pages, as it does for VACUUM.
        self._index.executescript(KEY_TABLES + KEY_INDEXES)
        for table in _TABLES:
            self._index.execute(f"INSERT INTO main.{table} SELECT * FROM aside.{table}")
        self._index.commit()
        self._index.execute("DETACH aside")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        while self._sorting and not self._sorting.done():
            self._own.interrupt()  # something has failed, and nobody wants them sorted any more
            time.sleep(0.01)  # between two statements there is nothing to interrupt
        self._thread.shutdown()
        if self._aside:
            self._own.close()
            with contextlib.suppress(OSError):
                self._aside.unlink(missing_ok=True)
