"""Answering a query from the indexes: what matches, in which order, and the line that shows why."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from plmref.library.filters import Filters
from plmref.library.matching import Matching, stands, text_of
from plmref.library.merges import Merges
from plmref.library.needs import (
    Need,
    Phrase,
    content_words,
    corrected,
    last_word_whole,
    phrase_needs,
    side_by_side,
    unquoted,
    word_needs,
)
from plmref.library.query import Piece, Query
from plmref.library.ranking import best_line, rank
from plmref.library.retrieval import Retrieved, retrieve
from plmref.library.segments import Segments
from plmref.library.words import joined, spans, variants
from plmref.records.identifiers import identify
from plmref.records.rows import PaperRow

Marks = tuple[tuple[int, int], ...]


class Hit(NamedTuple):
    """One paper that was found.

    Attributes:
        row: the paper.
        field: where the line is from: "title", "key point", "note" ...; "" if there is nothing to show.
        line: the line of the paper that matched best.
        marks: (start, end) of what matched in `line`.
        source: which of the row's sources the line is from.
    """

    row: PaperRow
    field: str
    line: str
    marks: Marks
    source: str = "catalogue"


class SearchResult(NamedTuple):
    """What a search found.

    Attributes:
        hits: the best ones, best first.
        total: how many papers match in all.
        corrections: (typed, used) of every word that was corrected.
        partial: None if the hits have all that was asked for, else (how much of it they have, how much it was).
        cut: how many words of the query were left out because there were too many.
        more: whether more papers than `total` match, and were not counted.
    """

    hits: tuple[Hit, ...]
    total: int
    corrections: tuple[tuple[str, str], ...] = ()
    partial: tuple[int, int] | None = None
    cut: int = 0
    more: bool = False


class _Match(NamedTuple):
    """Papers, the likeliest first, those whose very name was typed, and what all were matched by."""

    papers: list[int]
    exact: Sequence[int] = ()
    needs: Sequence[Need] = ()
    corrections: tuple[tuple[str, str], ...] = ()
    partial: tuple[int, int] | None = None
    bonus: Sequence[Need] = ()
    more: bool = False


def search(segments: Segments, merges: Merges, query: Query, filters: Filters, limit: int, lang: str) -> SearchResult:
    """Returns the best `limit` papers (0: all) that the query finds among those that pass the filters.

    `lang` says in which language lines are shown where both match.

    Raises:
        UsageError: a filter names a topic or section that does not exist.
    """
    filters = query.filters.merged(filters)
    if any(piece.is_han for piece in query.pieces):
        lang = "zh"  # who asks in Chinese reads it
    match = _match(segments, query, filters)
    ranking = rank(segments, match.papers, match.exact, match.needs, match.bonus, lang)
    # A paper that stands in several places is found once, where it is found first.
    leaders = merges.leaders(ranking.papers)
    found = dict(zip(reversed(leaders), reversed(ranking.papers), strict=True))
    shown = list(dict.fromkeys(leaders))
    if len(filters.sources) > 1:
        shown = [leader for leader in shown if set(filters.sources) <= set(merges.row(segments, leader).sources)]
    phrases = tuple(dict.fromkeys(phrase for need in match.needs for phrase in need.phrases))
    hits = []
    for leader in shown[:limit] if limit else shown:
        paper = found[leader]
        line = ranking.evidence.best(paper) or best_line(segments, paper, phrases)
        hits.append(_hit(segments, merges, leader, paper, line, phrases))
    return SearchResult(tuple(hits), len(shown), match.corrections, match.partial, query.cut, match.more)


def _match(segments: Segments, query: Query, filters: Filters) -> _Match:
    found = identify(query.text)
    if found and not query.excluded:
        allowed = set(_run(segments, [], (), filters).papers) if any(filters) else None
        return _Match([paper for paper in segments.keyed(found.key) if allowed is None or paper in allowed])
    if not query.pieces:
        if not any(filters) and not query.excluded:
            return _Match([])
        return _Match(_run(segments, [], query.excluded, filters).papers)
    return _match_words(segments, query, filters)


def _match_words(segments: Segments, query: Query, filters: Filters) -> _Match:
    exact = segments.keyed(f"name:{joined(query.text)}")
    pieces = query.pieces
    if any(piece.quoted for piece in pieces):
        needs = [
            need
            for quoted, run in groupby(pieces, key=lambda piece: piece.quoted)
            for need in (phrase_needs(run) if quoted else word_needs(segments, list(run)))
        ]
        found = _run(segments, needs, query.excluded, filters)
        if found.papers:
            return _Match(found.papers, exact, needs, more=found.more)
    loose, corrections = corrected(segments, unquoted(pieces))
    if corrections and not exact:
        exact = segments.keyed(f"name:{''.join(word for piece in loose for word in piece.words)}")
    content = content_words(loose)
    needs = word_needs(segments, content)
    bonus = [*last_word_whole(content), *(side_by_side(loose) if len(loose) > 1 else [])]
    found = _run(segments, needs, query.excluded, filters)
    if found.papers:
        return _Match(found.papers, exact, needs, corrections, bonus=bonus, more=found.more)
    papers, have = _most(segments, needs, query.excluded, filters)
    return _Match(papers, exact, needs, corrections, (have, len(needs)) if papers else None, bonus)


def _run(segments: Segments, needs: Sequence[Need], excluded: Sequence[Piece], filters: Filters) -> Retrieved:
    """Returns the papers of all indexes that meet all needs, the likeliest of each first and by turns."""
    found = [retrieve(segments, segment, needs, excluded, filters) for segment in segments.all]
    if len(found) == 1:
        return found[0]
    # By turns: the scores of two indexes cannot be compared, and what is proposed first is ranked again together.
    longest = max(len(each.papers) for each in found)
    papers = [each.papers[place] for place in range(longest) for each in found if place < len(each.papers)]
    return Retrieved(papers, sum(each.total for each in found), any(each.more for each in found))


def _most(
    segments: Segments, needs: Sequence[Need], excluded: Sequence[Piece], filters: Filters
) -> tuple[list[int], int]:
    """Returns the papers that meet the most needs, and how many these are."""
    met: Counter[int] = Counter()
    ranks: Counter[int] = Counter()
    for need in needs:
        papers = _run(segments, [need], excluded, filters).papers
        met.update(papers)
        ranks.update({paper: rank for rank, paper in enumerate(papers)})
    most = max(met.values(), default=0)
    best = [paper for paper, count in met.items() if count == most]
    return sorted(best, key=lambda paper: (ranks[paper], paper)), most


def _hit(
    segments: Segments, merges: Merges, leader: int, paper: int, line: Matching | None, phrases: Sequence[Phrase]
) -> Hit:
    row, segment = merges.row(segments, leader), segments.of(paper)[0]
    if line is None:
        return Hit(row, "", "", (), segment.name)
    text = text_of(segment, line)
    return Hit(row, line.field, text, marks(text, phrases), segment.name)


def marks(text: str, phrases: Iterable[Phrase]) -> Marks:
    """Returns (start, end) of every place where one of the phrases stands in the text, merged and in order."""
    phrases = list(phrases)
    places = list(spans(text))
    whole = {phrase.words[0] for phrase in phrases if len(phrase.words) == 1 and not phrase.prefix}
    begun = tuple(phrase.words[0] for phrase in phrases if len(phrase.words) == 1 and phrase.prefix)
    found = [
        (place.start, place.end)
        for place in (*places, *variants(text, places))
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
                if word == phrase.words[0] and _stands(phrase, text_words, start)
            ]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _stands(phrase: Phrase, text_words: Sequence[str], start: int) -> bool:
    *before, last = phrase.words
    end = start + len(before)
    return list(text_words[start:end]) == before and stands(text_words, end, last, prefix=phrase.prefix)
