"""Answering a query from the index: what matches, in which order, and the line that shows why."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from plmref.library.filters import Filters
from plmref.library.lines import LineNumber
from plmref.library.needs import (
    Need,
    Phrase,
    content_words,
    corrected,
    last_word_whole,
    phrase_needs,
    side_by_side,
    spellings,
    unquoted,
    word_needs,
)
from plmref.library.query import Piece, Query
from plmref.library.ranking import first_line, rank
from plmref.library.rows import ROW, condition, keyed, paper_row, select
from plmref.library.schema import COLUMNS
from plmref.library.words import joined, spans, variants
from plmref.records.identifiers import identify
from plmref.records.rows import PaperRow

_BM25 = f"bm25(fulltext, {', '.join(str(weight) for weight in COLUMNS.values())})"

Marks = tuple[tuple[int, int], ...]


class Hit(NamedTuple):
    """One paper that was found.

    Attributes:
        row: the paper.
        field: where the line is from: "title", "key point", "note" ...; "" if there is nothing to show.
        line: the line of the paper that matched best.
        marks: (start, end) of what matched in `line`.
    """

    row: PaperRow
    field: str
    line: str
    marks: Marks


class SearchResult(NamedTuple):
    """What a search found.

    Attributes:
        hits: the best ones, best first.
        total: how many papers match in all.
        corrections: (typed, used) of every word that was corrected.
        partial: None if the hits have all that was asked for, else (how much of it they have, how much it was).
        cut: how many words of the query were left out because there were too many.
    """

    hits: tuple[Hit, ...]
    total: int
    corrections: tuple[tuple[str, str], ...] = ()
    partial: tuple[int, int] | None = None
    cut: int = 0


class _Match(NamedTuple):
    """Row ids, the likeliest first, those whose very name was typed, and what all were matched by."""

    papers: list[int]
    exact: Sequence[int] = ()
    needs: Sequence[Need] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    partial: tuple[int, int] | None = None
    bonus: Sequence[Need] = ()


def search(connection: sqlite3.Connection, query: Query, filters: Filters, limit: int, lang: str) -> SearchResult:
    """Returns the best `limit` papers (0: all) that the query finds among those that pass the filters.

    `lang` says in which language lines are shown where both match.

    Raises:
        UsageError: a filter names a topic or section that does not exist.
    """
    filters = query.filters.merged(filters)
    if any(piece.is_han for piece in query.pieces):
        lang = "zh"  # who asks in Chinese reads it
    match = _match(connection, query, filters)
    ranking = rank(connection, match.papers, match.exact, match.needs, match.bonus, lang)
    shown = ranking.papers[:limit] if limit else ranking.papers
    phrases = tuple(dict.fromkeys(phrase for need in match.needs for phrase in need.phrases))
    lines = {paper: ranking.lines.get(paper) or first_line(connection, paper, phrases) for paper in shown}
    hits = tuple(_hit(connection, paper, lines[paper], phrases) for paper in shown)
    return SearchResult(hits, len(match.papers), match.corrections, match.partial, query.cut)


def _match(connection: sqlite3.Connection, query: Query, filters: Filters) -> _Match:
    found = identify(query.text)
    if found and not query.excluded:
        allowed = _allowed(connection, filters)
        return _Match([paper for paper in keyed(connection, found.key) if allowed is None or paper in allowed])
    if not query.pieces:
        if not any(filters) and not query.excluded:
            return _Match([])
        return _Match(_run(connection, [], query.excluded, filters))
    return _match_words(connection, query, filters)


def _match_words(connection: sqlite3.Connection, query: Query, filters: Filters) -> _Match:
    exact = keyed(connection, f"name:{joined(query.text)}")
    pieces = query.pieces
    if any(piece.quoted for piece in pieces):
        needs = [
            need
            for quoted, run in groupby(pieces, key=lambda piece: piece.quoted)
            for need in (phrase_needs(run) if quoted else word_needs(connection, list(run)))
        ]
        if papers := _run(connection, needs, query.excluded, filters):
            return _Match(papers, exact, needs)
    loose, corrections = corrected(connection, unquoted(pieces))
    if corrections and not exact:
        exact = keyed(connection, f"name:{''.join(word for piece in loose for word in piece.words)}")
    content = content_words(loose)
    needs = word_needs(connection, content)
    bonus = [*last_word_whole(content), *(side_by_side(loose) if len(loose) > 1 else [])]
    if papers := _run(connection, needs, query.excluded, filters):
        return _Match(papers, exact, needs, corrections, bonus=bonus)
    papers, have = _most(connection, needs, query.excluded, filters)
    return _Match(papers, exact, needs, corrections, (have, len(needs)) if papers else None, bonus)


def _run(
    connection: sqlite3.Connection, needs: Sequence[Need], excluded: Sequence[Piece], filters: Filters
) -> list[int]:
    """Returns the papers that meet all needs, the likeliest first; oldest first where there are no needs."""
    match, where, values = condition(connection, filters, " AND ".join(f"({need.expression})" for need in needs))
    for piece in excluded:
        where.append("papers.rowid NOT IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)")
        values.append(_exclusion(piece))
    order = f"{_BM25}, papers.date" if needs else "papers.date, papers.id"
    return [paper for (paper,) in select(connection, "papers.rowid", match, where, values, order)]


def _exclusion(piece: Piece) -> str:
    """Returns what a paper must not contain: the piece in any of its spellings."""
    return Need(tuple(spellings(piece, prefix=False))).expression


def _allowed(connection: sqlite3.Connection, filters: Filters) -> set[int] | None:
    return set(_run(connection, [], (), filters)) if any(filters) else None


def _most(
    connection: sqlite3.Connection, needs: Sequence[Need], excluded: Sequence[Piece], filters: Filters
) -> tuple[list[int], int]:
    """Returns the papers that meet the most needs, and how many these are."""
    met: Counter[int] = Counter()
    ranks: Counter[int] = Counter()
    for need in needs:
        papers = _run(connection, [need], excluded, filters)
        met.update(papers)
        ranks.update({paper: rank for rank, paper in enumerate(papers)})
    most = max(met.values(), default=0)
    best = [paper for paper, count in met.items() if count == most]
    return sorted(best, key=lambda paper: (ranks[paper], paper)), most


def _hit(connection: sqlite3.Connection, paper: int, best: LineNumber | None, phrases: Sequence[Phrase]) -> Hit:
    row = paper_row(connection.execute(f"SELECT {ROW} FROM papers WHERE rowid = ?", (paper,)).fetchone())
    if best is None:
        return Hit(row, "", "", ())
    [text] = connection.execute("SELECT text FROM lines WHERE number = ?", (best.number,)).fetchone()
    return Hit(row, best.field, text, marks(text, phrases))


def marks(text: str, phrases: Iterable[Phrase]) -> Marks:
    """Returns (start, end) of every place where one of the phrases stands in the text, merged and in order."""
    phrases = list(phrases)
    places = list(spans(text))
    whole = {phrase.words[0] for phrase in phrases if len(phrase.words) == 1 and not phrase.prefix}
    begun = tuple(phrase.words[0] for phrase in phrases if len(phrase.words) == 1 and phrase.prefix)
    found = [
        (place.start, place.end)
        for place in (*places, *variants(text))
        if place.word in whole or place.word.startswith(begun)
    ]
    text_words = [place.word for place in places]
    known = set(text_words)
    for phrase in phrases:
        # Most phrases are other names of a term, and not even their first word is here.
        if len(phrase.words) > 1 and phrase.words[0] in known:
            found += [
                (places[start].start, places[start + len(phrase.words) - 1].end)
                for start, word in enumerate(text_words)
                if word == phrase.words[0] and _stands(phrase, text_words[start : start + len(phrase.words)])
            ]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _stands(phrase: Phrase, window: list[str]) -> bool:
    if len(window) < len(phrase.words):
        return False
    *before, last = phrase.words
    return window[:-1] == before and (window[-1].startswith(last) if phrase.prefix else window[-1] == last)
