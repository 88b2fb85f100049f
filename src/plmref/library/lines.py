"""The number of a line: everything that ranking needs of it, so that a match in the full-text index says it all.

From the top: the paper's row, the field, the language, the place among the paper's lines.
"""

from typing import NamedTuple

# What a line is worth, by the field that it is from. Appending keeps the numbers of an index valid; a change of order
# needs a new schema version.
FIELDS = {
    "name": 12.0,
    "title": 8.0,
    "new term": 9.0,
    "term": 5.0,
    "authors": 4.0,
    "organization": 5.0,
    "venue": 3.0,
    "date": 3.0,
    "corpus": 2.0,
    "size": 2.0,
    "benchmark": 2.0,
    "key point": 2.0,
    "builds on": 2.0,
    "figure": 2.0,
    "note": 1.0,
    "topic": 5.0,  # of a user's own file: a heading, a keyword
    "abstract": 2.0,
    "first author": 0.5,  # beside the line of all: papers are called by their first author
}
LANGUAGES = ("", "en", "zh")  # "" is text that both languages share

_FIELD_BITS, _LANGUAGE_BITS, POSITION_BITS = 6, 2, 16
# What ranking asks of thousands of lines, it asks of their numbers alone: what is above these bits is the paper, and
# what is above the position is its place: the paper, the field and the language.
LINE_BITS = _FIELD_BITS + _LANGUAGE_BITS + POSITION_BITS
_NAMES = list(FIELDS)

MOST_LINES = 1 << POSITION_BITS  # of one paper; the position of a line beyond them would be another line's number


class LineNumber(NamedTuple):
    """Where a line stands."""

    paper: int
    field: str
    lang: str
    position: int

    @property
    def number(self) -> int:
        """The line's row in the index."""
        number = self.paper << _FIELD_BITS | _NAMES.index(self.field)
        number = number << _LANGUAGE_BITS | LANGUAGES.index(self.lang)
        return number << POSITION_BITS | self.position

    @staticmethod
    def range_of(paper: int) -> tuple[int, int]:
        """Returns the lowest and the highest number that a line of the paper may have."""
        return paper << LINE_BITS, (paper + 1 << LINE_BITS) - 1

    @classmethod
    def read(cls, number: int) -> "LineNumber":
        """Returns where the line of that row stands."""
        position = number & (1 << POSITION_BITS) - 1
        number >>= POSITION_BITS
        lang = LANGUAGES[number & (1 << _LANGUAGE_BITS) - 1]
        number >>= _LANGUAGE_BITS
        return cls(number >> _FIELD_BITS, _NAMES[number & (1 << _FIELD_BITS) - 1], lang, position)


def field_at(place: int) -> tuple[int, int]:
    """Returns the paper and the field of a place, as one number, and the language, as its place among `LANGUAGES`."""
    return place >> _LANGUAGE_BITS, place & (1 << _LANGUAGE_BITS) - 1


def paper_and_field(number: int) -> tuple[int, str]:
    """Returns the paper and the name of a field that `field_at` gave the number of."""
    return number >> _FIELD_BITS, _NAMES[number & (1 << _FIELD_BITS) - 1]
