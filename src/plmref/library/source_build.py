"""Building the index of a source: entries to SQLite, as many as a million.

What costs time here costs it a million times: text in ASCII goes into FTS5 as it is, the vocabulary is what FTS5 has
counted itself, and records are inserted in batches.
"""

import contextlib
import functools
import gc
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Self

import msgspec

from plmref.library.corrections import SHORTEST, deletion_keys
from plmref.library.fingerprint import Stamp, stamp, stored
from plmref.library.gather import Gathering, Item
from plmref.library.identities import identities, search_keys
from plmref.library.index import Progress
from plmref.library.rows import packed, packed_words
from plmref.library.schema import COLUMNS, FINISH, SOURCE_SCHEMA, title_number
from plmref.library.sources import Source
from plmref.library.words import HYPHENS, encodable, fold, hyphened
from plmref.records.entry import Entry, Remark
from plmref.records.finding import Finding
from plmref.records.paper import Paper
from plmref.records.rows import Words

# Temporary tables are files: those of a million records would not fit into memory.
_SETTINGS = "PRAGMA cache_size = -32768; PRAGMA temp_store = FILE;"
_WAITING = f"""
PRAGMA temp.cache_size = -16384;
CREATE TEMP TABLE waiting_keys (key TEXT, paper INTEGER);
CREATE TEMP TABLE waiting_texts (number INTEGER PRIMARY KEY, {", ".join(COLUMNS)});
CREATE TEMP TABLE waiting_titles (number INTEGER, names TEXT, title TEXT);
CREATE TEMP TABLE waiting_identities (key TEXT, paper INTEGER);
"""
_BATCH = 1000
_OBJECTS = 100_000  # that are made between two looks for garbage
_HELD = 2**24  # bytes of the full-text index before it is written
_COMPOUND = re.compile(r"\w+(?:-\w+)+")
_HAN_RANGES = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_IS_HAN = " OR ".join(
    f"unicode(term) BETWEEN {ord(first)} AND {ord(last)}" for first, last in re.findall("(.)-(.)", _HAN_RANGES)
)
_HAN_APART = re.compile(f"[{_HAN_RANGES}]|[^{_HAN_RANGES}]+")
_PLAIN_HYPHENS = str.maketrans(dict.fromkeys(HYPHENS, "-"))
# Beyond this many words a typing mistake is looked for among words that stand in two records at least, by one letter.
_MANY_WORDS = 50_000
_LANGUAGES = ("en", "zh")


def build_source(connection: sqlite3.Connection, source: Source, progress: Progress | None = None) -> None:
    """Fills an empty database with everything that a source says.

    Raises:
        CatalogueUnreadable: the source cannot be read at all.
        sqlite3.Error: the database cannot be written.
    """
    with _rare_collections():
        _build(connection, source, progress)


@contextlib.contextmanager
def _rare_collections() -> Iterator[None]:
    """Collects garbage, but seldom: little of what is read goes in circles, and looking for it costs a tenth."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    gc.enable()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _build(connection: sqlite3.Connection, source: Source, progress: Progress | None) -> None:
    # Stamped before reading: a file that changes while it is read must look changed afterwards.
    stamps: dict[str, Stamp] = {}

    def watch(path: str) -> None:
        stamps.setdefault(path, stamp(path))

    gathering = Gathering(source, watch)
    # An index in memory is one that there is no disk for; its temporary tables have none either.
    [_, _, file] = connection.execute("PRAGMA database_list").fetchone()
    temporary = "" if file else "PRAGMA temp_store = MEMORY;"
    connection.executescript(f"{_SETTINGS}{temporary}{SOURCE_SCHEMA}{_WAITING}")
    for table in ("fulltext", "titles"):  # one merge at the end, of few large parts
        connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('hashsize', {_HELD}), ('automerge', 0)")
        connection.execute(f"INSERT INTO {table}({table}, rank) VALUES ('pgsz', 8000)")
    count = words = abstracts = 0
    numbered = _numbered(gathering.items())
    with _Beside(connection) as beside:
        while batch := list(islice(numbered, _BATCH)):
            rows = [_row(number, name, item) for number, name, item in batch]
            beside.wait()
            _insert(connection, rows)
            if file and len(rows) == _BATCH:
                beside.start(_insert_texts)
            else:
                _insert_texts(connection)
            count += len(rows)
            words += sum(len(row.title) for row in rows)
            abstracts += sum(len(row.abstract) for row in rows)
            if progress:
                progress(count, round(count / gathering.fraction) if gathering.fraction else 0)
        beside.wait()
    _sort_in(connection)
    for table in ("fulltext", "titles"):  # into one segment: a query looks words up once instead of per segment
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
    _insert_vocabulary(connection)
    connection.executemany("INSERT INTO stamps VALUES (?, ?, ?, ?, ?)", stamps.values())
    connection.executemany(
        "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?)", [_storable(finding) for finding in gathering.findings]
    )
    # Average lengths in words, for ranking; a word of English takes 6.5 letters with its blank.
    averages = {"title": words / max(count, 1) / 6.5, "abstract": max(abstracts / max(count, 1) / 6.5, 1.0)}
    connection.executemany("INSERT INTO averages VALUES (?, ?)", averages.items())
    meta = {"papers": str(count), "files": str(gathering.files), "root": stored(str(gathering.root))}
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.executescript(FINISH)
    connection.commit()
    if progress:
        progress(count, count)


class _Beside:
    """Runs SQL while the program goes on: SQLite does not hold the interpreter's lock.

    Whoever uses the connection waits first. A statement a row would take the lock a thousand times; one statement
    for a thousand rows takes it once.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._running: Future[None] | None = None
        self._thread = ThreadPoolExecutor(max_workers=1)  # begins nothing before it is asked

    def start(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Begins; there is one at a time."""
        self._running = self._thread.submit(work, self._connection)

    def wait(self) -> None:
        """Waits for the end.

        Raises:
            sqlite3.Error: it failed.
        """
        if self._running:
            self._running.result()
            self._running = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()


class Row(msgspec.Struct, frozen=True, gc=False):
    """One record as the tables take it."""

    number: int
    columns: tuple[object, ...]
    title: str
    names: str
    texts: tuple[str, ...]
    abstract: str
    keys: list[str]
    identities: list[str]


def _numbered(items: Iterable[Item]) -> Iterator[tuple[int, str, Item]]:
    """Yields each item with its row and an id that no other item of the source has.

    An id that another entry has taken is told from it by its title, so that neither depends on a number. Ids are
    typed, and stand on terminals: what cannot be seen is taken out of them.
    """
    # A million names in a set would take 100 MB, in a database a fifth of that.
    with contextlib.closing(sqlite3.connect(":memory:")) as taken:
        taken.execute("CREATE TABLE names (name TEXT PRIMARY KEY) WITHOUT ROWID")
        take = taken.cursor().execute

        def is_free(name: str) -> bool:
            return take("INSERT OR IGNORE INTO names VALUES (?)", (encodable(name.lower()),)).rowcount == 1

        for number, item in enumerate(items, start=1):
            name = item.record.id
            if not name.isprintable():
                name = "".join(char for char in " ".join(name.split()) if char.isprintable()) or "~"
            if not is_free(name):
                name = f"{name}~{zlib.crc32(item.record.title.encode()):08x}"
                while not is_free(name):  # the very same entry once more
                    name += "~"
            yield number, name, item


def _row(number: int, name: str, item: Item) -> Row:
    record = item.record
    date = record.date or (str(record.venue.year) if record.venue and record.venue.year else "")
    abstract = "" if isinstance(record, Paper) else record.abstract or ""
    authors = ", ".join(author.name if not author.zh else f"{author.name} ({author.zh})" for author in record.authors)
    organizations = packed(
        [packed_words(Words(text.en, text.zh)) for text in record.organizations]
        if isinstance(record, Paper)
        else record.organizations
    )
    venue = record.venue
    published = " ".join(filter(None, (venue.short, venue.name, str(venue.year or "")))) if venue else ""
    topics = packed(record.topics) if record.topics else ""
    remarks = packed(_remarks(record))
    notes = _notes(record)
    columns = (
        *(number, name, date, int(date[:4] or 0), record.title, record.title_zh, packed(record.names)),
        *(organizations, record.section or "", packed(notes), _figures(record), _encoded(record)),
        *(authors, published, topics, abstract or None, remarks, _stored_path(item.file), item.line),
    )
    names = _text(" ; ".join([name, *record.names]))
    texts = (
        *(names, _text(f"{record.title} ; {record.title_zh}" if record.title_zh else record.title)),
        *(_text(topics), _text(authors), _text(organizations), _text(f"{published} {date[:4]}")),
        *("", _text(f"{abstract} {remarks}"), ""),
    )
    return Row(number, columns, record.title, names, texts, abstract, search_keys(record, name), identities(record))


def _insert(connection: sqlite3.Connection, rows: list[Row]) -> None:
    connection.executemany(f"INSERT INTO papers VALUES ({', '.join('?' * 19)})", [row.columns for row in rows])
    connection.executemany(
        f"INSERT INTO waiting_texts VALUES ({', '.join('?' * (len(COLUMNS) + 1))})",
        [(row.number, *row.texts) for row in rows],
    )
    connection.executemany(
        "INSERT INTO waiting_titles VALUES (?, ?, ?)",
        [(title_number(row.number, row.title), *row.texts[:2]) for row in rows],
    )
    for table, pairs in (
        ("keys", [(key, row.number) for row in rows for key in row.keys]),
        ("identities", [(key, row.number) for row in rows for key in row.identities]),
    ):
        connection.executemany(f"INSERT INTO waiting_{table} VALUES (?, ?)", pairs)


def _insert_texts(connection: sqlite3.Connection) -> None:
    connection.execute(f"INSERT INTO fulltext(rowid, {', '.join(COLUMNS)}) SELECT * FROM waiting_texts")
    connection.execute("DELETE FROM waiting_texts")


def _sort_in(connection: sqlite3.Connection) -> None:
    """Puts keys and titles into their tables in the order of these; one by one, each would be a seek."""
    connection.execute(
        "INSERT INTO titles(rowid, names, title) SELECT number, names, title FROM waiting_titles ORDER BY number"
    )
    connection.execute("DROP TABLE temp.waiting_titles")
    for table in ("keys", "identities"):
        connection.execute(f"INSERT OR IGNORE INTO {table} SELECT key, paper FROM waiting_{table} ORDER BY key, paper")
        connection.execute(f"DROP TABLE temp.waiting_{table}")


def _storable(finding: Finding) -> tuple[object, ...]:
    return (
        finding.rule,
        stored(finding.file),
        *(part if isinstance(part, int) else encodable(part) for part in finding[2:]),
    )


@functools.lru_cache(maxsize=4)
def _stored_path(file: Path) -> str | bytes:
    return stored(str(file))


def _text(text: str) -> str:
    """Returns text as the full-text index takes it, which folds and splits what is ASCII itself.

    What is not is folded here, with blanks around Han characters. A hyphenated word comes in one piece as well.
    """
    if not text.isascii():
        text = " ".join(_HAN_APART.findall(fold(text))).translate(_PLAIN_HYPHENS)
    if "-" not in text:
        return text
    return f"{text} {' '.join(_COMPOUND.findall(hyphened(text))).replace('-', '')}"


def _encoded(record: Entry | Paper) -> bytes:
    """Returns the record as JSON behind a letter that says of which type it is."""
    if isinstance(record, Paper):
        return b"P" + msgspec.json.encode(record)
    return b"E" + msgspec.json.encode(msgspec.structs.replace(record, abstract=None) if record.abstract else record)


def _remarks(record: Entry | Paper) -> Iterator[str]:
    if isinstance(record, Paper):
        for point in record.key_points:
            for part in (point, *point.points):
                yield from (part.en, part.zh)  # type: ignore[attr-defined]  # of one shape
        return
    waiting: list[Remark] = list(reversed(record.remarks))
    while waiting:
        remark = waiting.pop()
        yield remark.text
        waiting += reversed(remark.points)


def _notes(record: Entry | Paper) -> list[str]:
    if isinstance(record, Paper):
        return [lang for lang in _LANGUAGES if getattr(record.notes, lang)]
    return ["en"] if record.notes else []


def _figures(record: Entry | Paper) -> int:
    return len(record.figures if isinstance(record, Paper) else record.pictures)


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
    wanted = connection.execute(
        "SELECT id, word FROM vocabulary WHERE papers >= ? AND length(word) >= ?", (2 if many else 1, SHORTEST)
    )
    pairs = (
        (key, number) for number, word in wanted if word.isalpha() for key in deletion_keys(word, most=1 if many else 2)
    )
    connection.execute("CREATE TEMP TABLE found (key INTEGER, word INTEGER)")
    connection.executemany("INSERT INTO found VALUES (?, ?)", pairs)
    # In the order of the table, or each would be a seek.
    connection.execute("INSERT OR IGNORE INTO deletions SELECT key, word FROM found ORDER BY key, word")
    connection.executescript("DROP TABLE temp.found; DROP TABLE temp.counted; DROP TABLE temp.named;")
