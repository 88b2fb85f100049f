"""Typing mistakes: words that the vocabulary does not have, and what was probably meant.

Optimal string alignment, a swap counts one: distance 1 from four letters, 2 from six.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from plmref.library.words import is_han

# Words shorter than this are never corrected, nor corrected to.
SHORTEST = 4
# Candidates of a typo are found by their first letters; seven tell words apart and bound the table.
_PREFIX = 7
_BELOW_BUCKET = 48  # bits of a pair below those that tell its bucket
_PARTS = 16


def deletion_keys(word: str, most: int = 2) -> set[int]:
    """Returns keys of what is left of a word's beginning with up to `most` letters taken out (one, below six letters).

    Two words within that many edits of each other share a key (symmetric deletion, W. Garbe's SymSpell).
    """
    start = word[:_PREFIX]
    most = most if len(word) >= 6 else 1
    if most == 1 and start.isascii():  # what a large vocabulary is made of
        letters = start.encode()
        return {zlib.crc32(letters), *(zlib.crc32(letters[:out] + letters[out + 1 :]) for out in range(len(letters)))}
    kept = (kept for out in range(most + 1) for kept in combinations(start, max(len(start) - out, 1)))
    return {zlib.crc32("".join(letters).encode()) for letters in kept}


def deletion_rows(words: Iterable[tuple[int, str]], most: int = 2) -> Iterator[tuple[int, bytes]]:
    """Yields the rows of the table `deletions` for words with their ids: a bucket of keys, and all pairs in it.

    A row a pair would take four times as long. A pair is a number of 64 bits, of which the upper half is a key and the
    lower half a word.
    """
    from array import array
    from bisect import bisect_left

    # Sorted a part at a time: numbers in a list weigh five times as much as in an array.
    parts = [array("Q") for _ in range(_PARTS)]
    for number, word in words:
        if len(word) >= SHORTEST and word.isalpha():
            for key in deletion_keys(word, most):
                parts[key * _PARTS >> 32].append(key << 32 | number)
    for part in parts:
        pairs = array("Q", sorted(part))
        start = 0
        while start < len(pairs):
            bucket = pairs[start] >> _BELOW_BUCKET
            end = bisect_left(pairs, bucket + 1 << _BELOW_BUCKET, start)
            yield bucket, pairs[start:end].tobytes()
            start = end


def is_known(connection: sqlite3.Connection, word: str, *, as_prefix: bool = False) -> bool:
    """Tells whether some paper contains the word, or with `as_prefix` a word that begins with it."""
    if connection.execute("SELECT 1 FROM vocabulary WHERE word = ?", (word,)).fetchone():
        return True
    if not as_prefix:
        return False
    last = word + "\U0010ffff"
    return (
        connection.execute("SELECT 1 FROM vocabulary WHERE word > ? AND word < ?", (word, last)).fetchone() is not None
    )


Candidate = tuple[str, int, int]  # a word, how many papers have it, whether it is a name


def candidates(connection: sqlite3.Connection, word: str) -> list[Candidate]:
    """Returns known words that may be meant by an unknown one: those that share a key with it."""
    if len(word) < SHORTEST or not word.isalpha() or is_han(word):
        return []
    keys = deletion_keys(word)
    buckets = {key >> _BELOW_BUCKET - 32 for key in keys}
    sql = f"SELECT pairs FROM deletions WHERE bucket IN ({', '.join('?' * len(buckets))})"  # only question marks
    numbers = {
        pair & 2**32 - 1
        for (pairs,) in connection.execute(sql, sorted(buckets))
        for pair in memoryview(pairs).cast("Q")
        if pair >> 32 in keys
    }
    sql = "SELECT word, papers, name FROM vocabulary WHERE id = ?"
    return [found for number in sorted(numbers) for found in connection.execute(sql, (number,))]


def nearest(word: str, found: Sequence[Candidate]) -> str | None:
    """Returns the candidate nearest to an unknown word, or None if none is near enough.

    Among equally near ones a model's name leads, then the word that more papers contain.
    """
    if not found:
        return None
    # 12 ms of import, paid only by those who mistype.
    from rapidfuzz.distance import OSA

    most = 2 if len(word) >= 6 else 1
    near = [
        (distance, not name, -papers, candidate)
        for candidate, papers, name in found
        if (distance := OSA.distance(word, candidate, score_cutoff=most)) <= most
        # Nobody mistypes a word twice and its first letter too: "hinton" is no "into".
        and (distance < 2 or candidate[0] == word[0])
    ]
    return min(near)[3] if near else None
