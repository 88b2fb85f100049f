"""The lines of papers that have something of what was asked for.

The catalogue's lines are in a full-text index of their own. A source's are not, because it may have a million records:
the few papers that are ranked are read, and their lines searched here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from plmref.library.lines import LINE_BITS, LineNumber
from plmref.library.needs import Need, Phrase
from plmref.library.rows import unpacked
from plmref.library.segments import Segment
from plmref.library.words import HYPHENS, compounds, fold, hyphened, is_han, other_spellings, words

_AT_ONCE = 500  # rows that one statement asks for
_NO_HYPHENS = str.maketrans(dict.fromkeys(HYPHENS))
_PLAIN_HYPHENS = str.maketrans(dict.fromkeys(HYPHENS, "-"))


class Matching(NamedTuple):
    """A line that has something of what was asked for.

    Attributes:
        field: where the line is from: "title", "key point", "abstract" ...
        number: of the line, as `LineNumber` reads it.
        text: the line, where it is at hand; the catalogue's index has the others.
    """

    field: str
    number: int
    text: str = ""


class Lines(NamedTuple):
    """What was found in one index. There may be thousands of lines, so they are numbers.

    Attributes:
        met: by line, which needs it meets, a bit for each, that of the first need the lowest. The paper in a line's
            number is the library's.
        lengths: by paper, how many words each of its fields has.
        texts: by line, those of a source, whose index has no lines.
    """

    met: dict[int, int]
    lengths: dict[int, dict[str, int]]
    texts: dict[int, str]

    def by_paper(self) -> dict[int, int]:
        """Returns which needs the lines of each paper meet together."""
        found: dict[int, int] = {}
        for number, bits in self.met.items():
            paper = number >> LINE_BITS
            found[paper] = found.get(paper, 0) | bits
        return found


def matching_lines(segment: Segment, rows: Sequence[int], needs: Sequence[Need]) -> Lines:
    """Returns the lines of the papers at some rows of an index that meet any of the needs."""
    return _indexed_lines(segment, rows, needs) if segment.is_catalogue else _read_lines(segment, rows, needs)


def first_match(segment: Segment, row: int, phrases: Sequence[Phrase]) -> Matching | None:
    """Returns the first line of a paper that has any of the phrases: what was asked for may stand far apart in it."""
    if not segment.is_catalogue:
        found = _read_lines(segment, [row], [Need(tuple((phrase,) for phrase in phrases))])
        return next(
            (Matching(LineNumber.read(number).field, number, text) for number, text in found.texts.items()), None
        )
    whole = " OR ".join(phrase.expression for phrase in phrases)
    # Of "quoc le" the words stand in the line of the authors, but not side by side.
    apart = " OR ".join(f"({' AND '.join(Phrase((word,)).expression for word in phrase.words)})" for phrase in phrases)
    for expression in (whole, apart):
        sql = "SELECT min(rowid) FROM linetext WHERE linetext MATCH ? AND rowid BETWEEN ? AND ?"
        [number] = segment.connection.execute(sql, (expression, *LineNumber.range_of(row))).fetchone()
        if number is not None:
            return Matching(LineNumber.read(number).field, number)
    return None


def text_of(segment: Segment, line: Matching) -> str:
    """Returns the text of a line."""
    if segment.is_catalogue:
        sql = "SELECT text FROM lines WHERE number = ?"
        return str(segment.connection.execute(sql, (line.number,)).fetchone()[0])
    return line.text


def wordiness(segment: Segment) -> dict[str, float]:
    """Returns how many words each field has on average."""
    return dict(segment.connection.execute("SELECT field, words FROM averages"))


def _indexed_lines(segment: Segment, rows: Sequence[int], needs: Sequence[Need]) -> Lines:
    """Returns lines of the catalogue, whose numbers in its index are the library's: it is the first of all."""
    met: dict[int, int] = {}
    for place, need in enumerate(needs):
        sql, bit = "SELECT rowid FROM linetext WHERE linetext MATCH ?", 1 << place
        for (number,) in segment.connection.execute(sql, (need.expression,)).fetchall():
            met[number] = met.get(number, 0) | bit
    wanted = set(rows)
    lengths: dict[int, dict[str, int]] = {row: {} for row in rows}
    sql = f"SELECT paper, field, words FROM lengths WHERE paper IN ({', '.join('?' * len(rows))})"
    for row, field, count in segment.connection.execute(sql, rows):
        lengths[row][field] = count
    return Lines({number: bits for number, bits in met.items() if number >> LINE_BITS in wanted}, lengths, {})


def _read_lines(segment: Segment, rows: Sequence[int], needs: Sequence[Need]) -> Lines:
    met: dict[int, int] = {}
    lengths: dict[int, dict[str, int]] = {}
    texts: dict[int, str] = {}
    hints = _hints(needs)
    for row, lines in source_lines(segment, rows):
        paper = segment.paper(row)
        counts = Counter[str]()
        for position, (field, text) in enumerate(lines):
            line = LineWords(text)
            counts[field] += line.length
            if line.may_have(hints) and (bits := _met(line, needs)):
                number = LineNumber(paper, field, "", position).number
                met[number], texts[number] = bits, text
        lengths[paper] = counts
    return Lines(met, lengths, texts)


def source_lines(segment: Segment, rows: Sequence[int]) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Yields each row of a source's index, with (field, text) of every line of its record."""
    sql = (
        "SELECT rowid, title, title_zh, names, authors, organizations, venue, date, topics, abstract, remarks"
        " FROM papers WHERE rowid"
    )
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        for row, *columns in segment.connection.execute(f"{sql} IN ({', '.join('?' * len(some))})", some):
            title, title_zh, names, authors, organizations, venue, date, topics, abstract, remarks = columns
            lists = (("name", names), ("organization", organizations), ("topic", topics), ("key point", remarks))
            texts = (
                *(
                    ("title", title_zh),
                    ("authors", authors),
                    ("first author", (authors or "").partition(",")[0]),
                    ("venue", venue),
                    ("date", date),
                    ("abstract", abstract),
                ),
                *((field, text) for field, column in lists for text in unpacked(column)),
            )
            yield row, [("title", title), *((field, text) for field, text in texts if text)]


class LineWords:
    """A line of text, taken apart only as far as it is asked for: most lines have nothing of what is looked for."""

    def __init__(self, text: str) -> None:
        """Takes the line as it is written."""
        self.text = text
        self.folded = fold(text)

    @property
    def length(self) -> int:
        """About how many words it has: blanks, and Han characters, are counted."""
        text = self.text
        beyond = 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))
        return text.count(" ") + beyond + 1

    def may_have(self, hints: Iterable[str]) -> bool:
        """Tells whether any of some letters stand in it side by side, were there no hyphens."""
        if any(hint in self.folded for hint in hints):
            return True
        bare = self.folded.translate(_NO_HYPHENS)
        return len(bare) < len(self.folded) and any(hint in bare for hint in hints)

    @cached_property
    def words(self) -> list[str]:
        """Its words."""
        return words(self.text)

    @cached_property
    def compounds(self) -> set[str]:
        """Its hyphenated words in one piece."""
        text = self.text if self.text.isascii() else self.text.translate(_PLAIN_HYPHENS)
        return {span.word for span in compounds(" ".join(hyphened(text)))} if "-" in text else set()

    def has_word(self, word: str) -> bool:
        """Tells whether it has a word."""
        if is_han(word):
            return word in self.folded
        return word in self.words or word in self.compounds

    def has_beginning(self, start: str) -> bool:
        """Tells whether it has a word that begins so."""
        return any(word.startswith(start) for word in self.words) or any(
            word.startswith(start) for word in self.compounds
        )


def _hints(needs: Sequence[Need]) -> list[str]:
    """Returns letters of which every line that has anything of the needs has some."""
    first = {phrase.words[0] for need in needs for phrase in need.phrases}
    return [*first, *(other for word in first for other in other_spellings(word))]


def _met(line: LineWords, needs: Sequence[Need]) -> int:
    return sum(
        1 << place
        for place, need in enumerate(needs)
        if any(all(_has(line, phrase) for phrase in phrases) for phrases in need.alternatives)
    )


def _has(line: LineWords, phrase: Phrase) -> bool:
    """Tells whether a line has a phrase, in whatever spelling if it is a single word."""
    *before, last = phrase.words
    if not before:
        return (
            line.has_word(last)
            or (phrase.prefix and line.has_beginning(last))
            or any(line.has_word(other) for other in other_spellings(last))
        )
    if any(word not in line.folded for word in before):
        return False
    if is_han(last) and all(map(is_han, before)) and "".join(phrase.words) in line.folded:
        return True  # no need to take the line apart: every character is a word
    length = len(phrase.words)
    return any(
        line.words[start : start + length - 1] == before
        and stands(line.words, start + length - 1, last, prefix=phrase.prefix)
        for start, word in enumerate(line.words)
        if word == before[0]
    )


def stands(words: Sequence[str], place: int, word: str, *, prefix: bool) -> bool:
    """Tells whether a word, or with `prefix` one that begins with it, stands at a place."""
    return place < len(words) and (words[place].startswith(word) if prefix else words[place] == word)
