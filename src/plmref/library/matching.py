"""The lines of papers that have something of what was asked for.

The catalogue's lines are in a full-text index of their own. A source's are not, because it may have a million records:
the few papers that are ranked are read, and their lines searched here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plmref.library.lines import LineNumber
from plmref.library.needs import Need, Phrase
from plmref.library.rows import unpacked
from plmref.library.segments import Segment
from plmref.library.words import Span, spans, variants


class Matching(NamedTuple):
    """A line that has something of what was asked for; `met` says which needs.

    Attributes:
        field: where the line is from: "title", "key point", "abstract" ...
        lang: "en", "zh", or "" for what both languages share.
        position: its place among the paper's lines.
        met: for each need, whether the line meets it.
        number: of the line in the catalogue's index, which has its text; 0 elsewhere.
        text: the line, where it is at hand.
    """

    field: str
    lang: str
    position: int
    met: tuple[bool, ...]
    number: int = 0
    text: str = ""


class Lines(NamedTuple):
    """What was found in one index: by paper, its matching lines, and how many words each of its fields has."""

    lines: dict[int, list[Matching]]
    lengths: dict[int, dict[str, int]]


def matching_lines(segment: Segment, rows: Sequence[int], needs: Sequence[Need]) -> Lines:
    """Returns the lines of the papers at some rows of an index that meet any of the needs."""
    return _indexed_lines(segment, rows, needs) if segment.is_catalogue else _read_lines(segment, rows, needs)


def first_match(segment: Segment, row: int, phrases: Sequence[Phrase]) -> Matching | None:
    """Returns the first line of a paper that has any of the phrases: what was asked for may stand far apart in it."""
    if not segment.is_catalogue:
        found = _read_lines(segment, [row], [Need(tuple((phrase,) for phrase in phrases))]).lines
        return next(iter(found.get(segment.paper(row), [])), None)
    whole = " OR ".join(phrase.expression for phrase in phrases)
    # Of "quoc le" the words stand in the line of the authors, but not side by side.
    apart = " OR ".join(f"({' AND '.join(Phrase((word,)).expression for word in phrase.words)})" for phrase in phrases)
    for expression in (whole, apart):
        sql = "SELECT min(rowid) FROM linetext WHERE linetext MATCH ? AND rowid BETWEEN ? AND ?"
        [number] = segment.connection.execute(sql, (expression, *LineNumber.range_of(row))).fetchone()
        if number is not None:
            return _at(number, ())
    return None


def text_of(segment: Segment, line: Matching) -> str:
    """Returns the text of a line."""
    if line.number:
        sql = "SELECT text FROM lines WHERE number = ?"
        return str(segment.connection.execute(sql, (line.number,)).fetchone()[0])
    return line.text


def wordiness(segment: Segment) -> dict[str, float]:
    """Returns how many words each field has on average."""
    return dict(segment.connection.execute("SELECT field, words FROM averages"))


def _at(number: int, met: tuple[bool, ...]) -> Matching:
    at = LineNumber.read(number)
    return Matching(at.field, at.lang, at.position, met, number)


def _indexed_lines(segment: Segment, rows: Sequence[int], needs: Sequence[Need]) -> Lines:
    met: defaultdict[int, set[int]] = defaultdict(set)
    for place, need in enumerate(needs):
        sql = "SELECT rowid FROM linetext WHERE linetext MATCH ?"
        for (number,) in segment.connection.execute(sql, (need.expression,)):
            met[number].add(place)
    wanted = set(rows)
    found: defaultdict[int, list[Matching]] = defaultdict(list)
    for number, places in met.items():
        row = LineNumber.read(number).paper
        if row in wanted:
            line = _at(number, tuple(place in places for place in range(len(needs))))
            found[segment.paper(row)].append(line)
    sql = "SELECT field, words FROM lengths WHERE paper = ?"
    return Lines(found, {segment.paper(row): dict(segment.connection.execute(sql, (row,))) for row in rows})


def _read_lines(segment: Segment, rows: Sequence[int], needs: Sequence[Need]) -> Lines:
    found: dict[int, list[Matching]] = {}
    lengths: dict[int, dict[str, int]] = {}
    for row in rows:
        paper = segment.paper(row)
        found[paper], counts = [], Counter[str]()
        for position, (field, text) in enumerate(source_lines(segment, row)):
            places = list(spans(text))
            counts[field] += len(places)
            met = _met(places, [*places, *variants(text)], needs)
            if any(met):
                found[paper].append(Matching(field, "", position, met, text=text))
        lengths[paper] = counts
    return Lines({paper: lines for paper, lines in found.items() if lines}, lengths)


def source_lines(segment: Segment, row: int) -> Iterator[tuple[str, str]]:
    """Yields (field, text) of every line of a record of a source."""
    title, title_zh, names, authors, organizations, venue, date, topics, abstract, remarks = segment.connection.execute(
        "SELECT title, title_zh, names, authors, organizations, venue, date, topics, abstract, remarks"
        " FROM papers WHERE rowid = ?",
        (row,),
    ).fetchone()
    yield "title", title
    lists = (("name", names), ("organization", organizations), ("topic", topics), ("key point", remarks))
    texts = (("title", title_zh), ("authors", authors), ("venue", venue), ("date", date), ("abstract", abstract))
    yield from ((field, text) for field, text in texts if text)
    yield from ((field, text) for field, column in lists for text in unpacked(column))


def _met(places: Sequence[Span], spelled: Iterable[Span], needs: Sequence[Need]) -> tuple[bool, ...]:
    words = [place.word for place in places]
    known = {place.word for place in spelled}
    return tuple(
        any(all(_has(words, known, phrase) for phrase in phrases) for phrases in need.alternatives) for need in needs
    )


def _has(words: Sequence[str], known: set[str], phrase: Phrase) -> bool:
    """Tells whether a line of those words, and those other spellings of them, has a phrase."""
    *before, last = phrase.words
    if not before:
        return last in known or (phrase.prefix and any(word.startswith(last) for word in known))
    if before[0] not in known:
        return False
    length = len(phrase.words)
    return any(
        words[start : start + length - 1] == before and stands(words, start + length - 1, last, prefix=phrase.prefix)
        for start, word in enumerate(words)
        if word == before[0]
    )


def stands(words: Sequence[str], place: int, word: str, *, prefix: bool) -> bool:
    """Tells whether a word, or with `prefix` one that begins with it, stands at a place."""
    return place < len(words) and (words[place].startswith(word) if prefix else words[place] == word)
