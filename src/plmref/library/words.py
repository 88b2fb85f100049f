"""Text as words: what the index holds and what a query asks for, by the same rules.

A word is a run of letters and digits, folded in case, accents and width (`Ｂｅｒｔ` = `bert`, `naïve` = `naive`).
A dot between digits and a closing `++` or `#` belong to the word (`2.0`, `c++`). Every Han character, and every kana,
is a word by itself, so that Chinese is found from one character up, as a phrase.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

# A run of letters and digits stops before a decimal number, so that `ERNIE2.0` and `达到2.5个` hold one.
_WORD = re.compile(r"\d+(?:\.\d+)+|(?:[^\W\d_]+|\d+(?!\d|\.\d))+(?:\+\+|#(?!\w))?")
_BLANKS = str.maketrans({char: " " for char in map(chr, range(128)) if not char.isalnum()})
HYPHENS = "-\u2010\u2011\u2012\u2013\ufe63\uff0d"

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
    chars = set(decomposed)
    if any(map(unicodedata.combining, chars)):
        decomposed = decomposed.translate({ord(char): None for char in chars if unicodedata.combining(char)})
    return decomposed.casefold()


def encodable(text: str) -> str:
    """Returns `text` as SQLite takes it: bytes of a command line that are not UTF-8 arrive as lone surrogates."""
    return text.encode(errors="replace").decode()


def words(text: str) -> list[str]:
    """Returns the words of `text`, in order."""
    folded = fold(text)
    if folded.isascii():
        # Most text has nothing that needs the expression, which takes five times as long.
        plain = folded.replace(". ", " ").removesuffix(".")
        if "." not in plain and "+" not in plain and "#" not in plain:
            return plain.translate(_BLANKS).split()
        return _WORD.findall(folded)
    found: list[str] = []
    for run in _WORD.findall(folded):
        found += (run,) if run.isascii() else _apart(run)
    return found


def _apart(run: str) -> list[str]:
    """Returns a run of letters and digits, taken apart at Han characters."""
    found: list[str] = []
    begin = 0
    for place, char in enumerate(run):
        if "\u4e00" <= char <= "\u9fff" or is_han(char):
            found += (run[begin:place], char) if begin < place else (char,)
            begin = place + 1
    return [*found, run[begin:]] if begin < len(run) else found


def spans(text: str) -> Iterator[Span]:
    """Yields the words of `text` with their places in the unfolded text."""
    if text.isascii():
        yield from _runs(text.lower())
        return
    # Folding may change lengths (ﬁ is two letters), so each character is folded by itself and its place kept.
    pieces = [char if "\u4e00" <= char <= "\u9fff" else fold(char) for char in text]
    origin = [index for index, piece in enumerate(pieces) for _ in piece]
    for word, start, end in _runs("".join(pieces)):
        yield Span(word, origin[start], origin[end - 1] + 1)


# Where American and British spelling differ by rule: tokenize and tokenise, modeling and modelling.
_AMERICAN = ("ize", "ized", "izes", "izer", "izers", "izing", "ization", "izations")
_BRITISH = tuple(f"is{ending[2:]}" for ending in _AMERICAN)
_DOUBLED = ("elling", "elled")
_RESPELT = _AMERICAN + _DOUBLED


def spelled(word: str) -> str:
    """Returns a word in the spelling under which both of its spellings are found, which need not be anybody's."""
    if word.endswith(_AMERICAN):
        place = word.rindex("iz") + 1
        return f"{word[:place]}s{word[place + 1 :]}"
    if word.endswith(_DOUBLED):
        place = word.rindex("ll")
        return word[:place] + word[place + 1 :]
    return word


def other_spellings(word: str) -> list[str]:
    """Returns what `spelled` makes this word of: tokenize for tokenise, modelling for modeling."""
    if word.endswith(_BRITISH):
        place = word.rindex("is") + 1
        return [f"{word[:place]}z{word[place + 1 :]}"]
    if word.endswith(("eling", "eled")):
        place = word.rindex("el") + 1
        return [f"{word[:place]}l{word[place:]}"]
    return []


def _runs(folded: str) -> Iterator[Span]:
    """Yields the words of folded text: runs of letters and digits, taken apart at Han characters."""
    for found in _WORD.finditer(folded):
        run, start = found[0], found.start()
        if run.isascii():
            yield Span(run, start, found.end())
            continue
        begin = 0
        for place, char in enumerate(run):
            if is_han(char):
                if begin < place:
                    yield Span(run[begin:place], start + begin, start + place)
                yield Span(char, start + place, start + place + 1)
                begin = place + 1
        if begin < len(run):
            yield Span(run[begin:], start + begin, found.end())


@functools.lru_cache(maxsize=4096)  # every paper with a term has the lines of all its names
def indexed(text: str) -> str:
    """Returns `text` as the index holds it: its words, and other ways to write them.

    `pre-training` becomes `pre training pretraining`, and `modelling` `modelling modeling`: every spelling finds it.
    """
    found = words(text)
    spelt = [other for word in found if (other := spelled(word)) != word]
    return " ".join([*found, *(span.word for span in compounds(text)), *spelt])


def variants(text: str, places: Sequence[Span] | None = None) -> Iterator[Span]:
    """Yields the words of `text` that are written in another way too: hyphenated ones, American and British ones.

    Who has its spans already gives them as `places`.
    """
    places = list(spans(text)) if places is None else places
    yield from compounds(text, places)
    for span in places:
        if span.word.endswith(_RESPELT) and (other := spelled(span.word)) != span.word:
            yield Span(other, span.start, span.end)


def hyphened(text: str) -> list[str]:
    """Returns what of the text stands between blanks and has a hyphen; to look for it in all of it takes long."""
    found = []
    place = text.find("-")
    while place >= 0:
        end = text.find(" ", place)
        end = len(text) if end < 0 else end
        found.append(text[text.rfind(" ", 0, place) + 1 : end])
        place = text.find("-", end)
    return found


def compounds(text: str, places: Sequence[Span] | None = None) -> Iterator[Span]:
    """Yields each hyphenated word of `text` in one piece: words with one hyphen between them, none of them Han."""
    if not any(hyphen in text for hyphen in HYPHENS):
        return
    run: list[Span] = []
    end = -1
    for span in spans(text) if places is None else places:
        if span.start == end + 1 and run and text[end] in HYPHENS and not is_han(span.word):
            run.append(span)
        else:
            if len(run) > 1:
                yield _in_one_piece(run)
            run = [] if is_han(span.word) else [span]
        end = span.end
    if len(run) > 1:
        yield _in_one_piece(run)


def _in_one_piece(run: list[Span]) -> Span:
    return Span("".join(span.word for span in run), run[0].start, run[-1].end)


def joined(text: str) -> str:
    """Returns the words of `text` in one piece: the key under which names and aliases are looked up."""
    return "".join(words(text))


def bordered(texts: Iterable[str]) -> str:
    """Returns several texts as the index holds them, with borders that no phrase crosses."""
    return f" {BORDER} ".join(filter(None, map(indexed, texts)))


def is_han(word: str) -> bool:
    """Tells whether a word is a Han character (all planes, with 々 and 〇) or a kana.

    Compared by number: a character class of these ranges takes the regular expression compiler 8 ms on every start.
    """
    point = ord(word[0])
    return (
        0x4E00 <= point <= 0x9FFF
        or 0x3005 <= point <= 0x3007
        or 0x3040 <= point <= 0x30FF
        or 0x3400 <= point <= 0x4DBF
        or 0xF900 <= point <= 0xFAFF
        or 0x20000 <= point <= 0x3FFFF
    )
