"""Building the index: records to SQLite. What of a paper goes into it is `content`'s affair.

FTS5 settings as measured for `docs/architecture.md`: `detail=full` (phrases), `columnsize=0`, no content of its own.
"""

import gc
import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import islice

import msgspec

from plmref.formats.catalogue import PAPERS, TERMS, load_catalogue
from plmref.library.content import Line, paper_columns, paper_lines
from plmref.library.corrections import deletion_rows
from plmref.library.fingerprint import Stamp, stamp
from plmref.library.identities import keys_of
from plmref.library.lines import MOST_LINES, LineNumber
from plmref.library.location import Location
from plmref.library.rows import packed, packed_words
from plmref.library.schema import CATALOGUE_SCHEMA, COLUMNS, FINISH
from plmref.library.words import BORDER, indexed, is_han, joined, words
from plmref.records.catalogue import Catalogue
from plmref.records.paper import Paper
from plmref.records.rows import Words
from plmref.records.term import Term

Progress = Callable[[int, int], None]


def build_index(connection: sqlite3.Connection, location: Location, progress: Progress | None = None) -> None:
    """Fills an empty database with everything that the catalogue at `location` says.

    Raises:
        CatalogueUnreadable: the catalogue, or one of its notes, cannot be read at all.
        sqlite3.Error: the database cannot be written.
    """
    gc.enable()  # `plmref.cli.main.run` goes without; a build may be long
    # Before reading: a file that changes while it is read must look changed afterwards.
    watched = [stamp(str(location.root / PAPERS)), stamp(str(location.root / TERMS))]
    catalogue = load_catalogue(location.root)
    named = [] if location.fixed else sorted({name for paper in catalogue.papers for name in paper.resources})
    stamps = watched[:1] if location.fixed else watched + [stamp(str(location.root / name)) for name in named]
    connection.executescript(CATALOGUE_SCHEMA)
    papers = sorted(_unique(catalogue.papers), key=lambda paper: (paper.date, paper.id))
    terms = {term.id: term for term in catalogue.terms}
    frequencies: Counter[str] = Counter()
    names: set[str] = set()
    introduced: set[str] = set()
    for rowid, paper in enumerate(papers, start=1):
        new = set(paper.terms) - introduced
        introduced |= new
        lines = list(islice(paper_lines(paper, terms, new, location), MOST_LINES))
        text = paper_columns(paper, terms, lines)
        _insert_paper(connection, rowid, paper, lines, text)
        frequencies.update(set(" ".join(text.values()).split()))
        names.update(text["names"].split())
        if progress:
            progress(rowid, len(papers))
    _insert_terms(connection, terms.values(), papers)
    _insert_vocabulary(connection, frequencies, names)
    _insert_meta(connection, catalogue, stamps)
    connection.executescript(FINISH)
    for table in ("fulltext", "linetext"):  # into one segment: a query looks words up once instead of per segment
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
    connection.commit()


def _unique(papers: Iterable[Paper]) -> Iterable[Paper]:
    """Yields each id once, the first of them; `check` reports the others."""
    return {paper.id: paper for paper in reversed(list(papers))}.values()


def _insert_paper(
    connection: sqlite3.Connection, rowid: int, paper: Paper, lines: list[Line], text: dict[str, str]
) -> None:
    connection.execute(
        "INSERT INTO papers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            rowid,
            paper.id,
            paper.date,
            int(paper.date[:4]),
            paper.title,
            paper.title_zh,
            packed(paper.names),
            packed(packed_words(Words(text.en, text.zh)) for text in paper.organizations),
            paper.section,
            packed(lang for lang in ("en", "zh") if getattr(paper.notes, lang)),
            len(paper.figures),
            msgspec.json.encode(paper),
        ),
    )
    connection.execute(
        f"INSERT INTO fulltext(rowid, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})",
        (rowid, *(text[column] for column in COLUMNS)),
    )
    numbers = [LineNumber(rowid, line.field, line.lang, place).number for place, line in enumerate(lines)]
    connection.executemany(
        "INSERT INTO lines VALUES (?, ?)", ((number, line.text) for number, line in zip(numbers, lines, strict=True))
    )
    connection.executemany(
        "INSERT INTO linetext(rowid, text) VALUES (?, ?)",
        ((number, indexed(line.text)) for number, line in zip(numbers, lines, strict=True)),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO edges VALUES (?, ?, ?)",
        ((edge.id, rowid, msgspec.json.encode(edge)) for edge in paper.builds_on),
    )
    lengths: Counter[str] = Counter()
    for line in lines:
        lengths[line.field] += len(words(line.text))
    connection.executemany("INSERT INTO lengths VALUES (?, ?, ?)", ((rowid, *item) for item in lengths.items()))
    keys = keys_of(paper, paper.id)
    for table, found in (("keys", keys.search), ("identities", keys.identities)):
        connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?)", ((key, rowid) for key in found))


def _insert_terms(connection: sqlite3.Connection, terms: Iterable[Term], papers: list[Paper]) -> None:
    for term in terms:
        using = [paper.id for paper in papers if term.id in paper.terms]
        connection.execute(
            "INSERT OR IGNORE INTO terms VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                term.id,
                term.kind,
                term.name.en,
                term.name.zh,
                packed(term.aliases),
                term.definition.en,
                term.definition.zh,
                packed(term.see_also),
                packed(using),
            ),
        )
        for alias in (term.id, term.name.en, term.name.zh, *term.aliases):
            connection.execute(
                "INSERT OR IGNORE INTO aliases VALUES (?, ?, ?)",
                (joined(alias), term.id, " ".join(words(alias))),
            )


def _insert_vocabulary(connection: sqlite3.Connection, frequencies: Counter[str], names: set[str]) -> None:
    known = sorted(word for word in frequencies if not is_han(word) and not word.startswith(BORDER))
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, ?, ?)",
        ((number, word, frequencies[word], word in names) for number, word in enumerate(known)),
    )
    connection.executemany("INSERT INTO deletions VALUES (?, ?)", deletion_rows(enumerate(known)))


def _insert_meta(connection: sqlite3.Connection, catalogue: Catalogue, stamps: list[Stamp]) -> None:
    content = hashlib.blake2b(digest_size=4)
    for record in (*catalogue.papers, *catalogue.terms):
        content.update(msgspec.json.encode(record))
    connection.execute("INSERT INTO averages SELECT field, avg(words) FROM lengths GROUP BY field")
    connection.executemany("INSERT INTO stamps VALUES (?, ?, ?, ?, ?)", stamps)
    meta = {
        "content": content.hexdigest(),
        # What is missing from the answers; every command that answers says so.
        "broken": str(catalogue.undecoded),
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
