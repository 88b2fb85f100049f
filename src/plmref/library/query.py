"""What the user typed, as words to find and filters to hold. Nothing is a syntax error.

Words stand for themselves; `"two words"` is tried as a phrase first. `author:`, `year:`, `org:`, `venue:`, `topic:`,
`section:` and `id:` filter; `not:word` and `-word` exclude.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from plmref.errors import UsageError
from plmref.library.filters import Filters, Years
from plmref.library.words import is_han, words

FIELDS = {
    "author": "authors",
    "year": "years",
    "org": "orgs",
    "venue": "venues",
    "topic": "topics",
    "section": "sections",
    "id": "ids",
}
# More words than a question has; beyond them the rest is left out, and that is told.
MOST_WORDS = 64

_PIECE = re.compile(r'((?:[a-z]+:|-)?)(?:"([^"]*)"?|(\S+))')


class Piece(NamedTuple):
    """Words that belong together: one word, a hyphenated word, a run of Han characters, or a phrase in quotes."""

    words: tuple[str, ...]
    quoted: bool = False

    @property
    def is_han(self) -> bool:
        """Whether these are Han characters."""
        return is_han(self.words[0])


class Query(NamedTuple):
    """A query, taken apart.

    Attributes:
        text: the words as typed, without filters and exclusions.
        pieces: what must be found.
        excluded: what must not be found.
        filters: what must hold.
        cut: how many words were left out because there were too many.
    """

    text: str
    pieces: tuple[Piece, ...]
    excluded: tuple[Piece, ...]
    filters: Filters
    cut: int = 0


def parse_query(arguments: str | Sequence[str]) -> Query:
    """Returns the query that is written in one string, or in the arguments of a command line.

    An argument with a blank in it was quoted at the shell: it is a phrase, unless it uses the query language itself.

    Raises:
        UsageError: `year:` without a year, or any filter without a value.
    """
    text = arguments if isinstance(arguments, str) else " ".join(map(_quoted, arguments))
    plain: list[str] = []
    pieces: list[Piece] = []
    excluded: list[Piece] = []
    filters = Filters()
    for found in _PIECE.finditer(text):
        prefix, phrase, word = found.groups()
        value = word if phrase is None else phrase
        field = FIELDS.get(prefix.rstrip(":"))
        if field:
            filters = filters.merged(_filter(field, value))
        elif prefix in ("not:", "-"):
            excluded += _pieces(value, quoted=phrase is not None)
        elif value.endswith(":") and value[:-1] in FIELDS:  # the shell has eaten the quotes of author:""
            raise UsageError(f"{value} has no value", f"write {value}VALUE, without a blank")
        else:
            # An unknown prefix is no filter: `attention:` is a word.
            plain.append(prefix + value)
            pieces += _pieces(prefix + value, quoted=phrase is not None)
    wanted, unwanted = _first(pieces, MOST_WORDS), _first(excluded, MOST_WORDS)
    cut = _count(pieces) - _count(wanted) + _count(excluded) - _count(unwanted)
    return Query(" ".join(plain), wanted, unwanted, filters, cut)


def _quoted(argument: str) -> str:
    """Returns a command line's argument as the query language writes it."""
    field, colon, value = argument.partition(":")
    if " " not in argument.strip() or '"' in argument:
        return argument
    if re.search(r"\s(?:-\S|[a-z]+:\S)", argument):
        return argument
    if colon and (field in FIELDS or field == "not"):
        return f'{field}:"{value}"'
    return argument if argument.startswith("-") else f'"{argument}"'


def _filter(field: str, value: str) -> Filters:
    if field == "years":
        return Filters(years=(Years.parse(value),))
    return Filters(**{field: (value,)})  # type: ignore[arg-type]  # every other field holds strings


def _pieces(text: str, *, quoted: bool) -> list[Piece]:
    """Splits a typed word where its script changes; a phrase stays whole."""
    found = words(text)
    if quoted or not found:
        return [Piece(tuple(found), quoted=len(found) > 1)] if found else []
    pieces: list[list[str]] = []
    for word in found:
        if pieces and is_han(pieces[-1][0]) == is_han(word):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return [Piece(tuple(piece)) for piece in pieces]


def _first(pieces: Sequence[Piece], most: int) -> tuple[Piece, ...]:
    kept: dict[Piece, None] = {}
    for piece in pieces:
        room = most - sum(len(known.words) for known in kept)
        if room <= 0:
            break
        kept[piece._replace(words=piece.words[:room])] = None
    return tuple(kept)


def _count(pieces: Iterable[Piece]) -> int:
    """Returns how many words there are, pieces that stand twice counted once."""
    return sum(len(piece.words) for piece in set(pieces))
