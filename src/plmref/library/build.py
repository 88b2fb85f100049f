"""Building the index: records to SQLite. Only this module knows how a paper becomes searchable text.

FTS5 settings as measured for `docs/architecture.md`: `detail=full` (phrases), `columnsize=0`, no content of its own.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from plmref.formats.catalogue import PAPERS, TERMS, load_catalogue
from plmref.formats.note import note_lines
from plmref.library.corrections import SHORTEST, deletion_keys
from plmref.library.fingerprint import Stamp, stamp
from plmref.library.location import Location
from plmref.library.rows import packed, packed_words
from plmref.library.schema import COLUMNS, SCHEMA
from plmref.library.words import BORDER, bordered, indexed, is_han, joined, words
from plmref.records.catalogue import Catalogue
from plmref.records.identifiers import identify
from plmref.records.paper import Paper
from plmref.records.rows import Words
from plmref.records.term import Term

Progress = Callable[[int, int], None]

class Line(NamedTuple):
    """One line of a paper's text, as a search result shows it; `lang` is "" where both languages share it."""

    field: str
    lang: str
    text: str


def build_index(connection: sqlite3.Connection, location: Location, progress: Progress | None = None) -> None:
    """Fills an empty database with everything that the catalogue at `location` says.

    Raises:
        CatalogueUnreadable: the catalogue cannot be read at all.
        sqlite3.Error: the database cannot be written.
    """
    # Before reading: a file that changes while it is read must look changed afterwards.
    watched = [stamp(str(location.root / PAPERS)), stamp(str(location.root / TERMS))]
    catalogue = load_catalogue(location.root)
    named = [] if location.fixed else sorted({name for paper in catalogue.papers for name in paper.resources})
    stamps = watched[:1] if location.fixed else watched + [stamp(str(location.root / name)) for name in named]
    connection.executescript(SCHEMA)
    papers = sorted(_unique(catalogue.papers), key=lambda paper: (paper.date, paper.id))
    terms = {term.id: term for term in catalogue.terms}
    frequencies: Counter[str] = Counter()
    names: set[str] = set()
    introduced: set[str] = set()
    for rowid, paper in enumerate(papers, start=1):
        new = set(paper.terms) - introduced
        introduced |= new
        lines = list(_lines(paper, terms, new, location))
        text = _columns(paper, terms, lines)
        _insert_paper(connection, rowid, paper, lines, text)
        frequencies.update(set(" ".join(text.values()).split()))
        names.update(text["names"].split())
        if progress:
            progress(rowid, len(papers))
    _insert_terms(connection, terms.values(), papers)
    _insert_vocabulary(connection, frequencies, names)
    _insert_meta(connection, catalogue, stamps)
    connection.commit()


def _unique(papers: Iterable[Paper]) -> Iterable[Paper]:
    """Yields each id once, the first of them; `check` reports the others."""
    return {paper.id: paper for paper in reversed(list(papers))}.values()


def _lines(paper: Paper, terms: dict[str, Term], new: set[str], location: Location) -> Iterator[Line]:
    """Yields the lines of a paper; terms in `new` are told apart, since no older paper of the catalogue has them.

    Who asks for a term wants the paper that it comes from first.
    """
    yield Line("title", "", paper.title)
    if paper.title_zh:
        yield Line("title", "zh", paper.title_zh)
    yield from (Line("name", "", name) for name in paper.names)
    yield Line("authors", "", ", ".join(author.zh or author.name for author in paper.authors))
    for text in paper.organizations:
        yield Line("organization", "", " / ".join(filter(None, dict.fromkeys((text.en, text.zh)))))
    yield Line("date", "", paper.date)
    if paper.venue:
        yield Line("venue", "", " ".join(filter(None, (paper.venue.short, paper.venue.name, str(paper.venue.year)))))
    for term in (terms[name] for name in paper.terms if name in terms):
        field = "new term" if term.id in new else "term"
        yield Line(field, "en", term.name.en)
        yield Line(field, "zh", term.name.zh)
    for point in paper.key_points:
        for part in (point, *point.points):
            yield Line("key point", "en", part.en)
            yield Line("key point", "zh", part.zh)
    for edge in paper.builds_on:
        yield Line("builds on", "en", edge.how.en)
        yield Line("builds on", "zh", edge.how.in_language("zh"))
    for text in (corpus.name for corpus in paper.corpora):
        yield Line("corpus", "", " / ".join(filter(None, dict.fromkeys((text.en, text.zh)))))
    for name in dict.fromkeys(size.name for size in paper.sizes):
        yield Line("size", "", name)
    for name in dict.fromkeys(result.benchmark for result in paper.results):
        yield Line("benchmark", "", name)
    for figure in paper.figures:
        yield Line("figure", "en", figure.caption.en)
        yield Line("figure", "zh", figure.caption.in_language("zh"))
    for lang, name in (("en", paper.notes.en), ("zh", paper.notes.zh)):
        note = location.resource(name) if name else None
        if note:
            yield from (Line("note", lang, text) for text in note_lines(note.read_text("utf-8", "replace")))


# Which column of the full-text index a line's words go to; names, authors and terms have richer forms below.
_COLUMN_OF = {
    "title": "title",
    "organization": "organizations",
    "venue": "venue",
    "key point": "points",
    "builds on": "points",
    "corpus": "facts",
    "size": "facts",
    "benchmark": "facts",
    "figure": "points",
    "note": "note",
}


def _columns(paper: Paper, terms: dict[str, Term], lines: Iterable[Line]) -> dict[str, str]:
    """Returns what each column of the full-text index holds of the paper."""
    texts: dict[str, list[str]] = {column: [] for column in COLUMNS}
    texts["names"] = [paper.id, *paper.names]
    texts["venue"] = [paper.date[:4]]
    for author in paper.authors:
        texts["authors"] += [author.name, f"{author.family} {author.given or ''}", author.zh or ""]
    for term in (terms[name] for name in paper.terms if name in terms):
        texts["terms"] += [term.name.en, term.name.zh, *term.aliases]
    for line in lines:
        if column := _COLUMN_OF.get(line.field):
            texts[column].append(line.text)
    columns = {column: bordered(found) for column, found in texts.items()}
    columns["terms"] += "".join(f" {BORDER}{name}" for name in paper.terms)
    return columns


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
        f"INSERT INTO fulltext(rowid, {', '.join(COLUMNS)}) VALUES (?{', ?' * len(COLUMNS)})",  # noqa: S608  # constants
        (rowid, *(text[column] for column in COLUMNS)),
    )
    connection.executemany(
        "INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?)",
        (
            (rowid, position, line.field, line.lang, line.text, f" {indexed(line.text)} ")
            for position, line in enumerate(lines)
        ),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO edges VALUES (?, ?, ?)",
        ((edge.id, rowid, msgspec.json.encode(edge)) for edge in paper.builds_on),
    )
    lengths: Counter[str] = Counter()
    for line in lines:
        lengths[line.field] += len(words(line.text))
    connection.executemany("INSERT INTO lengths VALUES (?, ?, ?)", ((rowid, *item) for item in lengths.items()))
    connection.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", ((key, rowid) for key in _keys(paper)))


def _keys(paper: Paper) -> Iterator[str]:
    """Yields every key under which exactly this paper is asked for."""
    yield f"id:{paper.id}"
    for name in (paper.id, *paper.names, paper.title, paper.title_zh or ""):
        if key := joined(name):
            yield f"name:{key}"
    given = [f"{kind}:{value}" for kind in ("arxiv", "doi", "acl", "openreview") if (value := getattr(paper.identifiers, kind))]
    for text in (*given, *(link.url for link in paper.links)):
        if found := identify(text):
            yield found.key


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
            connection.execute("INSERT OR IGNORE INTO aliases VALUES (?, ?, ?)", (joined(alias), term.id, " ".join(words(alias))))


def _insert_vocabulary(connection: sqlite3.Connection, frequencies: Counter[str], names: set[str]) -> None:
    known = sorted(word for word in frequencies if not is_han(word) and not word.startswith(BORDER))
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, ?, ?)",
        ((number, word, frequencies[word], word in names) for number, word in enumerate(known)),
    )
    deletions = {
        (key, number)
        for number, word in enumerate(known)
        if len(word) >= SHORTEST and word.isalpha()
        for key in deletion_keys(word)
    }
    connection.executemany("INSERT INTO deletions VALUES (?, ?)", sorted(deletions))


def _insert_meta(connection: sqlite3.Connection, catalogue: Catalogue, stamps: list[Stamp]) -> None:
    content = hashlib.blake2b(digest_size=4)
    for record in (*catalogue.papers, *catalogue.terms):
        content.update(msgspec.json.encode(record))
    # What could not be decoded is missing from the answers, and every command that answers says so.
    broken = len({(finding.file, finding.record or finding.line) for finding in catalogue.findings})
    connection.execute("INSERT INTO averages SELECT field, avg(words) FROM lengths GROUP BY field")
    connection.executemany("INSERT INTO stamps VALUES (?, ?, ?, ?, ?)", stamps)
    meta = {
        "content": content.hexdigest(),
        "broken": str(broken),
    }
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())

