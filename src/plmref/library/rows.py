"""Light rows from the index's columns, and filters as SQL."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from plmref.errors import UsageError
from plmref.library.filters import Filters
from plmref.library.words import BORDER, encodable, joined, words
from plmref.records.rows import Edge, PaperRow, TermRow, Words

ROW = ", ".join(
    f"papers.{column}"
    for column in ("id", "date", "title", "title_zh", "names", "organizations", "section", "notes", "figures")
)
BUNDLED = "catalogue"


# Lists are columns of text with control characters between: importing json for them would cost every start 1.6 ms.
_ITEM, _LANGUAGE = "\x1e", "\x1f"


def packed(items: Iterable[str]) -> str:
    """Returns a list of texts as one column holds it."""
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


def paper_row(columns: tuple[Any, ...]) -> PaperRow:
    """Returns the row that the columns of `ROW` hold."""
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


def select_rows(connection: sqlite3.Connection, filters: Filters) -> list[PaperRow]:
    """Returns every paper that passes the filters, oldest first.

    Raises:
        UsageError: a filter names a topic or section that does not exist.
    """
    match, where, values = condition(connection, filters)
    return [paper_row(columns) for columns in select(connection, ROW, match, where, values, "papers.date, papers.id")]


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


def keyed(connection: sqlite3.Connection, key: str) -> list[int]:
    """Returns the papers under a key such as "arxiv:1907.11692" or "name:ernie", oldest first."""
    sql = "SELECT paper FROM keys WHERE key = ? ORDER BY paper"
    return [paper for (paper,) in connection.execute(sql, (encodable(key),))]


def select(
    connection: sqlite3.Connection, columns: str, match: str, where: list[str], values: list[Any], order: str
) -> sqlite3.Cursor:
    """Returns columns of the papers that match an expression of FTS5 ("": any) and hold all conditions."""
    source = "papers JOIN fulltext ON fulltext.rowid = papers.rowid" if match else "papers"
    conditions = (["fulltext MATCH ?"] if match else []) + where
    # No text of the user's stands in the statement: it comes in through `match` and `values`.
    sql = f"SELECT {columns} FROM {source} WHERE {' AND '.join(conditions) or '1'} ORDER BY {order}"
    return connection.execute(sql, [match, *values] if match else values)


def condition(
    connection: sqlite3.Connection, filters: Filters, expression: str = ""
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
    matches += [_phrase("terms", [BORDER + find_term_id(connection, topic)]) for topic in filters.topics]
    for section in filters.sections:
        if section not in ("models", "applications"):
            raise UsageError(f"no section {section!r}", "sections are models and applications")
        where.append("papers.section = ?")
        values.append(section)
    for name in filters.ids:
        where.append("papers.id = ?")
        values.append(encodable(name.lower()))
    if any(source != BUNDLED for source in filters.sources):
        where.append("0")
    return " AND ".join(matches), where, values


def _phrase(column: str, found: list[str]) -> str:
    # A filter without a single word (`author:""`) finds nothing, as the empty phrase does.
    return f'{column} : "{" ".join(found).replace(chr(34), "")}"'


def find_term_id(connection: sqlite3.Connection, text: str) -> str:
    """Returns the id of the glossary term that bears this id, name or alias.

    Raises:
        UsageError: there is none.
    """
    rows = connection.execute("SELECT term FROM aliases WHERE key = ? ORDER BY term", (joined(text),)).fetchall()
    if not rows:
        raise UsageError(f"no topic {text!r}", "plmref term lists the glossary")
    return str(rows[0][0])
