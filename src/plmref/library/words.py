"""Text as words: what the index holds and what a query asks for, by the same rules.

A word is a run of letters and digits, folded in case, accents and width (`Ｂｅｒｔ` = `bert`, `naïve` = `naive`).
A dot between digits and a closing `++` or `#` belong to the word (`2.0`, `c++`). Every Han character, and every kana,
is a word by itself, so that Chinese is found from one character up, as a phrase.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# Han (with extension A and compatibility forms), kana; the astral planes hold the rarer Han characters.
HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{HAN}]|\d+(?:\.\d+)+|(?:(?![{HAN}])[^\W_])+(?:\+\+|#(?!\w))?")
_HAN_WORD = re.compile(f"[{HAN}]")
_HYPHENS = "-\u2010\u2011\u2012\u2013"

# Stands between two authors, two aliases and the like: no phrase reaches across it, and no query can contain it.
BORDER = "="


class Span(NamedTuple):
    """A word and where it stands in the text it was read from."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """Returns `text` without differences of case, accents and width."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).casefold()


def words(text: str) -> list[str]:
    """Returns the words of `text`, in order."""
    return _WORD.findall(fold(text))


def spans(text: str) -> Iterator[Span]:
    """Yields the words of `text` with their places in the unfolded text."""
    folded, origin = text.lower(), None
    if not text.isascii():
        # Folding may change lengths (ﬁ is two letters), so each character is folded by itself and its place kept.
        pieces = [fold(char) for char in text]
        folded = "".join(pieces)
        origin = [index for index, piece in enumerate(pieces) for _ in piece]
    for found in _WORD.finditer(folded):
        start, last = found.start(), found.end() - 1
        yield Span(found[0], origin[start] if origin else start, (origin[last] if origin else last) + 1)


def indexed(text: str) -> str:
    """Returns `text` as the index holds it: its words, and each hyphenated word also in one piece.

    `pre-training` becomes `pre training pretraining`, so that all three spellings find it.
    """
    found = words(text)
    if any(hyphen in text for hyphen in _HYPHENS):
        found += [joined(compound) for compound in re.findall(rf"\w+(?:[{_HYPHENS}]\w+)+", fold(text))]
    return " ".join(found)


def joined(text: str) -> str:
    """Returns the words of `text` in one piece: the key under which names and aliases are looked up."""
    return "".join(words(text))


def bordered(texts: Iterable[str]) -> str:
    """Returns several texts as the index holds them, with borders that no phrase crosses."""
    return f" {BORDER} ".join(filter(None, map(indexed, texts)))


def is_han(word: str) -> bool:
    """Tells whether a word is a Han character or a kana."""
    return _HAN_WORD.match(word) is not None
