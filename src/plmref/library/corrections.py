"""Typing mistakes: words that the vocabulary does not have, and what was probably meant.

Optimal string alignment, a swap counts one: distance 1 from four letters, 2 from six.
"""

import sqlite3
import zlib
from collections.abc import Sequence
from itertools import combinations

from plmref.library.words import is_han

# Words shorter than this are never corrected, nor corrected to.
SHORTEST = 4
# Candidates of a typo are found by their first letters; seven tell words apart and bound the table.
_PREFIX = 7


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
    keys = sorted(deletion_keys(word))
    return connection.execute(
        "SELECT DISTINCT v.word, v.papers, v.name FROM deletions d JOIN vocabulary v ON v.id = d.word"
        f" WHERE d.key IN ({', '.join('?' * len(keys))})",  # only question marks
        keys,
    ).fetchall()


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
