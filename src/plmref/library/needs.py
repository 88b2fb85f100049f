"""A query as what the index must find: needs, each with the alternatives that satisfy it.

`pre-train` is satisfied by `pre train` or `pretrain`, `RTD` by any name of replaced token detection. All needs must
be met. Every word reaches FTS5 in double quotes, so that nothing a user types is syntax.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plmref.library.query import Piece
from plmref.library.segments import Segments
from plmref.library.words import is_han, spelled

# Names of terms are at most this many pieces long ("bidirectional encoder representations from transformers").
_LONGEST_TERM = 6
# The same for names of terms inside a run of Han characters, in characters.
_LONGEST_HAN_TERM = 12


class Phrase(NamedTuple):
    """Words that stand side by side; with `prefix` the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False

    @property
    def expression(self) -> str:
        """The phrase for FTS5."""
        return '"' + " ".join(self.words).replace('"', '""') + '"' + (" *" if self.prefix else "")


class Need(NamedTuple):
    """One thing to find: any of `alternatives`, each of which is a set of phrases that all must be there."""

    alternatives: tuple[tuple[Phrase, ...], ...]

    @property
    def expression(self) -> str:
        """The need for FTS5."""
        return _either(" AND ".join(phrase.expression for phrase in phrases) for phrases in self.alternatives)

    @property
    def phrases(self) -> Iterator[Phrase]:
        """Every phrase of every alternative."""
        for alternative in self.alternatives:
            yield from alternative


def _either(expressions: Iterable[str]) -> str:
    return " OR ".join(f"({expression})" for expression in dict.fromkeys(expressions))


def phrase_needs(pieces: Iterable[Piece]) -> list[Need]:
    """Returns needs that want every quoted phrase as it stands."""
    return [Need(((Phrase(piece.words),),)) for piece in pieces]


# Words that questions are made of. They are looked for only if there is nothing else ("what is bert").
FUNCTION_WORDS = frozenset(
    ("a", "an", "and", "are", "by", "did", "do", "does", "for", "how", "in", "is", "of", "on", "or", "that", "the")
) | frozenset(("to", "was", "were", "what", "when", "where", "which", "who", "why", "with"))


def content_words(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Returns the pieces without those that only make up the question, if any others are left."""
    content = [piece for piece in pieces if len(piece.words) > 1 or piece.words[0] not in FUNCTION_WORDS]
    return content or pieces


def last_word_whole(pieces: Sequence[Piece]) -> list[Need]:
    """Returns the need that the last word is a whole one: "he" is rather an author than the beginning of "heads"."""
    return [Need(((Phrase(pieces[-1].words),),))]


def side_by_side(pieces: Sequence[Piece]) -> list[Need]:
    """Returns the need that all words stand side by side as typed: not asked for, but worth a better rank."""
    return [Need(((Phrase(tuple(word for piece in pieces for word in piece.words), prefix=True),),))]


def unquoted(pieces: Iterable[Piece]) -> list[Piece]:
    """Returns the pieces with phrases in quotes taken apart into words."""
    loose: list[Piece] = []
    for piece in pieces:
        if not piece.quoted:
            loose.append(piece)
            continue
        for word in piece.words:
            if loose and is_han(word) and loose[-1].is_han:
                loose[-1] = Piece((*loose[-1].words, word))
            else:
                loose.append(Piece((word,)))
    return loose


class Corrected(NamedTuple):
    """Pieces after correction, and (typed, used) for every word that was corrected."""

    pieces: list[Piece]
    corrections: tuple[tuple[str, str], ...]


def corrected(known: Segments, pieces: Sequence[Piece]) -> Corrected:
    """Returns the pieces with unknown words replaced by the nearest known ones, where there are any."""
    found: dict[str, str] = {}
    result = []
    for index, piece in enumerate(pieces):
        words = list(piece.words)
        for place, word in enumerate(words):
            last = index == len(pieces) - 1 and place == len(words) - 1
            ways = dict.fromkeys((word, spelled(word)))
            if piece.is_han or any(known.is_known(way, as_prefix=last) for way in ways):
                continue
            if _is_compound(known, words):
                continue
            if better := known.correct(word):
                found[word] = words[place] = better
        result.append(piece._replace(words=tuple(words)))
    return Corrected(result, tuple(found.items()))


def _is_compound(known: Segments, words: Sequence[str]) -> bool:
    return len(words) > 1 and known.is_known("".join(words))


def word_needs(known: Segments, pieces: Sequence[Piece]) -> list[Need]:
    """Returns the needs of words that may stand anywhere: terms widened, spellings joined, the last a prefix."""
    needs: list[Need] = []
    start = 0
    while start < len(pieces):
        length, aliases = _longest_term(known, pieces[start:])
        run = pieces[start : start + length]
        last = start + length == len(pieces)
        needs += _run_needs(known, run, aliases, prefix=last)
        start += length
    return needs


def _longest_term(known: Segments, pieces: Sequence[Piece]) -> tuple[int, list[tuple[str, ...]]]:
    """Returns how many pieces from the first on name a term, and the words of all its names.

    If none do, it is (2, []) for two words that some paper writes in one (`pre train`), else (1, []).
    """
    for length in range(min(_LONGEST_TERM, len(pieces)), 0, -1):
        key = "".join("".join(piece.words) for piece in pieces[:length])
        if names := known.names_of_term(key):
            return length, names
    if len(pieces) > 1 and not pieces[0].is_han and not pieces[1].is_han:
        together = pieces[0].words[-1] + pieces[1].words[0]
        if known.is_known(together, as_prefix=len(pieces) == 2):
            return 2, []
    return 1, []


def _run_needs(
    known: Segments, run: Sequence[Piece], aliases: Sequence[tuple[str, ...]], *, prefix: bool
) -> list[Need]:
    if aliases:
        typed = tuple(phrase for piece in run for phrase in spellings(piece, prefix=prefix and piece is run[-1])[0])
        return [Need((typed, *((Phrase(words),) for words in aliases)))]
    if len(run) == 2:
        apart = tuple(Phrase(piece.words, prefix and piece is run[-1]) for piece in run)
        together = Phrase((run[0].words[-1] + run[1].words[0],), prefix)
        return [Need((apart, (together,)))]
    [piece] = run
    if piece.is_han and not known.occurs(Phrase(piece.words).expression):
        return [_han_need(known, part) for part in _split_han(known, piece.words)]
    return [Need(tuple(spellings(piece, prefix=prefix)))]


def spellings(piece: Piece, *, prefix: bool) -> list[tuple[Phrase, ...]]:
    """Returns the ways in which one piece may be written; the exact word leads, so that it scores above a prefix."""
    if piece.is_han:
        return [(Phrase(piece.words),)]
    # One word may be spelt otherwise, several may be written in one.
    together = spelled(piece.words[0]) if len(piece.words) == 1 else "".join(piece.words)
    ways = list(dict.fromkeys([piece.words, (together,)]))
    last = piece.words[-1]
    # A number does not go on: who asks for 40 does not want 400K.
    loose = [(Phrase(way, True),) for way in ways] if prefix and len(last) > 1 and not last[0].isdecimal() else []
    return [*((Phrase(way),) for way in ways), *loose]


def _han_need(known: Segments, part: tuple[str, ...]) -> Need:
    _, aliases = _longest_term(known, [Piece(part)])
    return Need(((Phrase(part),), *((Phrase(words),) for words in aliases)))


def _split_han(known: Segments, run: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Splits a run of Han characters that no paper has: names of terms first, the rest in overlapping pairs."""
    parts: list[tuple[str, ...]] = []
    rest: list[str] = []
    start = 0
    while start < len(run):
        length = _term_length(known, run[start:])
        if length:
            parts += [*_pairs(rest), run[start : start + length]]
            rest = []
        else:
            rest.append(run[start])
        start += length or 1
    return list(dict.fromkeys(parts + _pairs(rest)))


def _term_length(known: Segments, run: tuple[str, ...]) -> int:
    for length in range(min(len(run), _LONGEST_HAN_TERM), 1, -1):
        if known.has_term("".join(run[:length])):
            return length
    return 0


def _pairs(run: list[str]) -> list[tuple[str, ...]]:
    if len(run) < 2:
        return [tuple(run)] if run else []
    return [tuple(run[start : start + 2]) for start in range(len(run) - 1)]
