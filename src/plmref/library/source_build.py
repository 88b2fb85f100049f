"""Building the index of a source: rows to SQLite, of as many as a million records.

The vocabulary is what FTS5 has counted itself, and whatever has an order goes in sorted.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from plmref.library.corrections import deletion_rows
from plmref.library.fingerprint import stamp
from plmref.library.index import Progress
from plmref.library.schema import HAN_RANGES, SOURCE_COLUMNS, SOURCE_FINISH, SOURCE_SCHEMA
from plmref.library.source_keys import KeyTables
from plmref.library.source_reading import End, rare_collections, read
from plmref.library.source_rows import Batch
from plmref.library.sources import Source

# Temporary tables are files: those of a million records would not fit into memory.
_SETTINGS = "PRAGMA cache_size = -32768; PRAGMA temp_store = FILE; PRAGMA secure_delete = OFF;"
_WAITING = """
PRAGMA temp.cache_size = -4096;
CREATE TEMP TABLE waiting_titles (number INTEGER, names TEXT, title TEXT);
"""
_HELD = 2**24  # bytes of the full-text index before it is written
_IS_HAN = " OR ".join(
    f"unicode(term) BETWEEN {ord(first)} AND {ord(last)}" for first, last in re.findall("(.)-(.)", HAN_RANGES)
)
# Beyond this many words a typing mistake is looked for among words that stand in two records at least, by one letter.
_MANY_WORDS = 50_000


def build_source(connection: sqlite3.Connection, source: Source, progress: Progress | None = None) -> None:
    """Fills an empty database with everything that a source says.

    Raises:
        CatalogueUnreadable: the source cannot be read at all.
        sqlite3.Error: the database cannot be written.
    """
    with rare_collections():
        _build(connection, source, progress)


def _build(connection: sqlite3.Connection, source: Source, progress: Progress | None) -> None:
    # Before anything is read, by whichever process.
    first = stamp(str(source.path))
    file = _prepare(connection)
    aside = file and file.with_name(f"{file.name}.keys.part")
    count = titled = abstracts = 0
    with closing(read(source)) as parts, KeyTables(connection, aside) as keys:
        for part in parts:
            if isinstance(part, End):
                end = part
                break
            _insert(connection, part)
            keys.insert(part)
            count += len(part.papers)
            titled += part.titled
            abstracts += part.abstracts
            if progress:
                progress(count, round(count / part.fraction) if part.fraction else 0)
        keys.sort()
        _finish_texts(connection)
        _insert_vocabulary(connection)
        keys.move()
    stamps = [first, *(each for each in end.stamps if each[0] != first.path)]
    connection.executemany("INSERT INTO stamps VALUES (?, ?, ?, ?, ?)", stamps)
    connection.executemany("INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?)", end.findings)
    # Average lengths in words, for ranking; a word of English takes 6.5 letters with its blank.
    averages = {"title": titled / max(count, 1) / 6.5, "abstract": max(abstracts / max(count, 1) / 6.5, 1.0)}
    connection.executemany("INSERT INTO averages VALUES (?, ?)", averages.items())
    meta = {"papers": str(count), "files": str(end.files), "root": end.root}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.executescript(SOURCE_FINISH)
    connection.commit()
    if progress:
        progress(count, count)


def _prepare(connection: sqlite3.Connection) -> Path | None:
    """Makes the tables, and returns the file that they are in, if they are in one."""
    # An index in memory is one that there is no disk for; its temporary tables have none either.
    [_, _, file] = connection.execute("PRAGMA database_list").fetchone()
    temporary = "" if file else "PRAGMA temp_store = MEMORY;"
    connection.executescript(f"{_SETTINGS}{temporary}{SOURCE_SCHEMA}{_WAITING}")
    for table in ("fulltext", "titles"):  # one merge at the end, of few large parts
        connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('hashsize', {_HELD}), ('automerge', 0)")
        connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('pgsz', 8000)")
    return Path(file) if file else None


def _insert(connection: sqlite3.Connection, batch: Batch) -> None:
    for table, rows, width in (
        ("papers", batch.papers, 19),
        (f"fulltext(rowid, {', '.join(SOURCE_COLUMNS)})", batch.texts, len(SOURCE_COLUMNS) + 1),
        ("waiting_titles", batch.titles, 3),
    ):
        connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)


def _finish_texts(connection: sqlite3.Connection) -> None:
    connection.execute(
        "INSERT INTO titles(rowid, names, title) SELECT number, names, title FROM waiting_titles ORDER BY number"
    )
    connection.execute("DROP TABLE temp.waiting_titles")
    for table in ("fulltext", "titles"):  # into one segment: a query looks words up once instead of per segment
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")


def _insert_vocabulary(connection: sqlite3.Connection) -> None:
    """Takes over the words that FTS5 has counted, and makes the keys by which typing mistakes find them."""
    connection.executescript(
        "CREATE VIRTUAL TABLE temp.counted USING fts5vocab(main, fulltext, row);"
        "CREATE VIRTUAL TABLE temp.named USING fts5vocab(main, titles, col);"
    )
    connection.execute(
        "INSERT INTO vocabulary (word, papers, name) SELECT term, doc, term IN"
        " (SELECT term FROM temp.named WHERE col = 'names' AND doc < 50)"
        f" FROM temp.counted WHERE NOT ({_IS_HAN})"
    )
    [count] = connection.execute("SELECT count(*) FROM vocabulary").fetchone()
    many = count > _MANY_WORDS
    wanted = connection.execute("SELECT id, word FROM vocabulary WHERE papers >= ?", (2 if many else 1,))
    connection.executemany("INSERT INTO deletions VALUES (?, ?)", deletion_rows(wanted, most=1 if many else 2))
    connection.executescript("DROP TABLE temp.counted; DROP TABLE temp.named;")
