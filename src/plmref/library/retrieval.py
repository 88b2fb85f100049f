"""Which papers of one index match: the likeliest first, at a cost that does not grow with the index.

FTS5 ranks a match in a microsecond, which is a second for a word that half of a million records have. Where a query
may match more than `MANY`, it is therefore first asked for that many without their order. If that is not all, the
likeliest are those whose title has it, and among them the short titles.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any, NamedTuple

from plmref.library.filters import Filters
from plmref.library.matching import matching_lines
from plmref.library.needs import Need, Phrase, spellings
from plmref.library.query import Piece
from plmref.library.rows import condition, select
from plmref.library.schema import COLUMNS, ROW_BITS
from plmref.library.segments import Segment, Segments

_BM25 = f"bm25(fulltext, {', '.join(str(weight) for weight in COLUMNS.values())})"
MANY = 3000  # matches that are ranked one and all
_READ = 300  # matches that are read, if need be
_TITLES = 1000  # titles that are looked at where there are more
_GOES_ON = 8  # words that a beginning stands for in a source


class Retrieved(NamedTuple):
    """Papers, the likeliest first, and how many match: at least that many if `more`."""

    papers: list[int]
    total: int
    more: bool = False


def retrieve(
    segments: Segments, segment: Segment, needs: Sequence[Need], excluded: Sequence[Piece], filters: Filters
) -> Retrieved:
    """Returns the papers of one index that meet all needs and pass the filters; oldest first without needs.

    Raises:
        UsageError: a filter names a topic or section that does not exist.
    """
    if segment.is_catalogue:
        return _found(segments, segment, needs, excluded, filters)
    bounded = [_bounded(segment.connection, need) for need in needs]
    found = _found(segments, segment, bounded, excluded, filters)
    cut = [need for need, short in zip(needs, bounded, strict=True) if need != short]
    rest = [need for need, short in zip(needs, bounded, strict=True) if need == short]
    if not cut or not rest or found.total > _READ:
        return found
    # "electra pre": few have the first word, and they are soon read for what the second may go on as.
    others = _found(segments, segment, rest, excluded, filters)
    if others.total > _READ:
        return found
    lines = matching_lines(segment, [paper & (1 << ROW_BITS) - 1 for paper in others.papers], cut)
    met, every = lines.by_paper(), (1 << len(cut)) - 1
    meet = [paper for paper in others.papers if met.get(paper) == every]
    papers = list(dict.fromkeys([*found.papers, *meet]))
    return Retrieved(papers, len(papers))


def _found(
    segments: Segments, segment: Segment, needs: Sequence[Need], excluded: Sequence[Piece], filters: Filters
) -> Retrieved:
    """Returns the papers that meet needs of which none goes on in many ways."""
    connection = segment.connection
    expression = " AND ".join(f"({need.expression})" for need in needs)
    match, where, values = condition(segments, segment, filters, expression)
    for piece in excluded:
        where.append("papers.rowid NOT IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)")
        values.append(Need(tuple(spellings(piece, prefix=False))).expression)
    if needs and not segment.is_catalogue and min(_commonness(connection, need) for need in needs) > MANY:
        some = _rows(connection, match, where, values, "", MANY + 1)
        if len(some) > MANY:
            return _likeliest(segment, (expression, match), some, where, values)
    order = _BM25 if needs else "papers.date, papers.id"
    rows = _rows(connection, match, where, values, order, 0)
    return Retrieved([segment.paper(row) for row in rows], len(rows))


def _rows(
    connection: sqlite3.Connection, match: str, where: list[str], values: list[Any], order: str, most: int
) -> list[int]:
    if match and not where and "papers." not in order:  # no need to look at the table of papers
        sql = f"SELECT rowid FROM fulltext WHERE fulltext MATCH ?{f' ORDER BY {order}' if order else ''}"
        found = connection.execute(f"{sql} LIMIT {most}" if most else sql, (match,))
    else:
        found = select(connection, "papers.rowid", match, where, values, order, most)
    return [row for (row,) in found]


def _likeliest(
    segment: Segment, asked: tuple[str, str], some: list[int], where: list[str], values: list[Any]
) -> Retrieved:
    """Returns those whose titles meet the needs, the shortest first, then others: more match than can be ranked.

    What was asked for is an expression of the needs alone and one with the filters.
    """
    expression, match = asked
    if match != f"({expression})":  # a title says nothing of authors, organizations and topics
        where, values = (
            [*where, "papers.rowid IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)"],
            [*values, match],
        )
    # Titles stand in the order of their lengths (`title_number`).
    join = f"JOIN papers ON papers.rowid = titles.rowid & {(1 << ROW_BITS) - 1}" if where else ""
    sql = f"SELECT titles.rowid FROM titles {join} WHERE {' AND '.join(['titles MATCH ?', *where])} LIMIT {_TITLES}"
    titled = segment.connection.execute(sql, [expression, *values]).fetchall()
    rows = [number & (1 << ROW_BITS) - 1 for (number,) in titled]
    rows = list(dict.fromkeys([*rows, *some]))[:MANY]
    return Retrieved([segment.paper(row) for row in rows], len(rows), more=True)


def _bounded(connection: sqlite3.Connection, need: Need) -> Need:
    """Returns a need without phrases that may go on in many ways: FTS5 would look up every word that begins so.

    Such a beginning stands for the commonest words that it begins.
    """
    alternatives: list[tuple[Phrase, ...]] = []
    for phrases in need.alternatives:
        if not any(phrase.prefix for phrase in phrases) or _goes_on_rarely(connection, phrases[-1].words[-1]):
            alternatives.append(phrases)
            continue
        for word in _continued(connection, phrases[-1].words[-1]):
            last = Phrase((*phrases[-1].words[:-1], word))
            alternatives.append((*(phrase._replace(prefix=False) for phrase in phrases[:-1]), last))
    return Need(tuple(dict.fromkeys(alternatives)) or need.alternatives)


def _goes_on_rarely(connection: sqlite3.Connection, start: str) -> bool:
    """Tells whether all words with a beginning stand, together, in few enough records to rank them all."""
    sql = f"SELECT sum(papers) FROM (SELECT papers FROM vocabulary WHERE word >= ? AND word < ? LIMIT {MANY + 1})"
    [papers] = connection.execute(sql, (start, f"{start}\U0010ffff")).fetchone()
    return bool(papers and papers <= MANY)


def _continued(connection: sqlite3.Connection, start: str) -> list[str]:
    sql = "SELECT word FROM vocabulary WHERE word >= ? AND word < ? ORDER BY papers DESC LIMIT ?"
    return [word for (word,) in connection.execute(sql, (start, f"{start}\U0010ffff", _GOES_ON))]


def _commonness(connection: sqlite3.Connection, need: Need) -> int:
    """Returns in how many records a need may be met, at most: what its rarest words allow."""
    total = 0
    for phrases in need.alternatives:
        words = {word for phrase in phrases for word in phrase.words}
        marks = ", ".join("?" * len(words))
        found = dict(connection.execute(f"SELECT word, papers FROM vocabulary WHERE word IN ({marks})", [*words]))
        # A Han character is not in the vocabulary, and may be anywhere; so may "2.0", which is two words here.
        total += min(
            (found.get(word, 0 if word.isascii() and word.isalnum() else MANY + 1) for word in words), default=0
        )
    return total
