"""Light rows from the index's columns, and filters as SQL."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from plmref.errors import UsageError
from plmref.library.filters import Filters
from plmref.library.segments import Segment, Segments
from plmref.library.words import BORDER, encodable, joined, words
from plmref.records.rows import Edge, PaperRow, TermRow, Words

ROW = ", ".join(
    f"papers.{column}"
    for column in ("id", "date", "title", "title_zh", "names", "organizations", "section", "notes", "figures")
)
# Lists are columns of text with control characters between: importing json for them would cost every start 1.6 ms.
_ITEM, _LANGUAGE = "\x1e", "\x1f"


def packed(items: Iterable[str]) -> str:
    """Returns a list of texts as one column holds it."""
    if not items:
        return ""
    return _ITEM.join(item.replace(_ITEM, " ") for item in items)


def packed_words(text: Words) -> str:
    """Returns text in two languages as one item."""
    return _LANGUAGE.join(part.replace(_LANGUAGE, " ") for part in (text.en, text.zh or ""))


def unpacked(column: str) -> tuple[str, ...]:
    """Returns the list that a column holds."""
    return tuple(column.split(_ITEM)) if column else ()


def _words(item: str) -> Words:
    english, _, chinese = item.partition(_LANGUAGE)
    return Words(english, chinese or None)


def paper_row(columns: Sequence[Any], source: str) -> PaperRow:
    """Returns the row that the columns of `ROW` hold, of a paper that is from a source."""
    name, date, title, title_zh, names, organizations, section, notes, figures = columns
    return PaperRow(
        name,
        date,
        Words(title, title_zh),
        unpacked(names),
        tuple(_words(text) for text in unpacked(organizations)),
        section,
        unpacked(notes),
        figures,
        (source,),
    )


def term_row(columns: tuple[Any, ...]) -> TermRow:
    """Returns the row that the columns of the table `terms` hold, in its order."""
    name, kind, en, zh, aliases, definition, definition_zh, see_also, papers = columns
    return TermRow(
        name,
        kind,
        Words(en, zh),
        unpacked(aliases),
        Words(definition, definition_zh),
        unpacked(see_also),
        unpacked(papers),
    )


def select_rows(segments: Segments, segment: Segment, filters: Filters) -> list[tuple[int, PaperRow]]:
    """Returns every paper of one index that passes the filters, by its number in the library, oldest first.

    Raises:
        UsageError: a filter names a topic or section that does not exist.
    """
    match, where, values = condition(segments, segment, filters)
    found = select(segment.connection, f"papers.rowid, {ROW}", match, where, values, "papers.date, papers.id")
    return [(segment.paper(row), paper_row(columns, segment.name)) for row, *columns in found]


def select_edges(connection: sqlite3.Connection) -> list[Edge]:
    """Returns every edge of the lineage, by the date of the newer paper and then of the older."""
    fields = ("relation", "how.en", "how.zh", "source")
    # SQLite reads JSON from text alone, and at the price of no import.
    columns = ", ".join(f"json_extract(CAST(edge AS TEXT), '$.{field}')" for field in fields)
    found = connection.execute(
        f"SELECT newer.id, target, {columns} FROM edges JOIN papers AS newer ON newer.rowid = paper "
        "LEFT JOIN papers AS older ON older.id = target ORDER BY newer.rowid, older.rowid, target"
    )
    return [
        Edge(newer, older, relation, Words(english, chinese), source)
        for newer, older, relation, english, chinese, source in found
    ]


def row_of(segment: Segment, row: int) -> PaperRow:
    """Returns the paper at a row of an index."""
    columns = segment.connection.execute(f"SELECT {ROW} FROM papers WHERE rowid = ?", (row,)).fetchone()
    return paper_row(columns, segment.name)


def select(
    connection: sqlite3.Connection,
    columns: str,
    match: str,
    where: list[str],
    values: list[Any],
    order: str,
    most: int = 0,
) -> sqlite3.Cursor:
    """Returns columns of the papers that match an expression of FTS5 ("": any) and hold all conditions; 0 is all."""
    source = "papers JOIN fulltext ON fulltext.rowid = papers.rowid" if match else "papers"
    conditions = (["fulltext MATCH ?"] if match else []) + where
    # No text of the user's stands in the statement: it comes in through `match` and `values`.
    sql = f"SELECT {columns} FROM {source} WHERE {' AND '.join(conditions) or '1'}"
    sql += (f" ORDER BY {order}" if order else "") + (f" LIMIT {most}" if most else "")
    return connection.execute(sql, [match, *values] if match else values)


def condition(
    segments: Segments, segment: Segment, filters: Filters, expression: str = ""
) -> tuple[str, list[str], list[Any]]:
    """Returns filters as SQL: an expression for FTS5 ("" if none is needed), conditions, and their values.

    Raises:
        UsageError: a filter names a topic or section that does not exist.
    """
    matches = [f"({expression})"] if expression else []
    where: list[str] = []
    values: list[Any] = []
    if filters.years:  # a paper is of one year, so that of several ranges one must hold
        where.append(f"({' OR '.join('papers.year BETWEEN ? AND ?' for _ in filters.years)})")
        for years in filters.years:
            values += [years.first or 0, 9999 if years.last is None else years.last]
    for column, texts in (
        ("authors", filters.authors),
        ("organizations", filters.orgs),
        ("venue", filters.venues),
    ):
        matches += [_phrase(column, words(text)) for text in texts]
    matches += [_topic(segments, segment, topic) for topic in filters.topics]
    for section in filters.sections:
        if section not in ("models", "applications"):
            raise UsageError(f"no section {section!r}", "sections are models and applications")
        where.append("papers.section = ?")
        values.append(section)
    for name in filters.ids:
        where.append("papers.id = ?")
        values.append(encodable(name.lower()))
    if filters.sources and segment.name not in filters.sources:
        where.append("0")  # of several sources all must have the paper: who asks looks at what it is merged of
    return " AND ".join(matches), where, values


def _topic(segments: Segments, segment: Segment, topic: str) -> str:
    """Returns a topic as an expression: the term's id in the catalogue, any of its names among a source's topics."""
    connection = segments.catalogue.connection
    term = term_id(connection, topic)
    if segment.is_catalogue:
        # A heading of the user's own files is a topic too; without such files it can only be a mistake.
        if term is None and len(segments.all) == 1:
            raise UsageError(f"no topic {topic!r}", "plmref term lists the glossary")
        return _phrase("terms", [BORDER + term] if term else [])
    names = [" ".join(words(topic))] if term is None else _term_names(connection, term)
    return "terms : (" + " OR ".join(f'"{name}"' for name in names) + ")"


def _term_names(connection: sqlite3.Connection, term: str) -> list[str]:
    return [words for (words,) in connection.execute("SELECT DISTINCT words FROM aliases WHERE term = ?", (term,))]


def _phrase(column: str, found: list[str]) -> str:
    # A filter without a single word (`author:""`) finds nothing, as the empty phrase does.
    return f'{column} : "{" ".join(found).replace(chr(34), "")}"'


def term_id(connection: sqlite3.Connection, text: str) -> str | None:
    """Returns the id of the glossary term that bears this id, name or alias, or None."""
    sql = "SELECT term FROM aliases WHERE key = ? ORDER BY term"
    found = connection.execute(sql, (joined(text),)).fetchone()
    return None if found is None else str(found[0])
