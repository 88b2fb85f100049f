"""What somebody may have meant who named a paper or a term that does not exist."""

import sqlite3

from rapidfuzz import fuzz, process

from plmref.library.segments import Segments
from plmref.library.words import joined

# Below this likeness (0 to 100, rapidfuzz's ratio) a suggestion would be a guess.
_LIKE = 70
_SUGGESTIONS = 3
_MOST_NAMES = 20_000  # that a mistyped one is compared with, of one source


def alike(segments: Segments, ref: str) -> tuple[str, ...]:
    """Returns the ids of the papers whose id or name looks most like `ref`."""
    owners: dict[str, str] = {}
    select = "SELECT key, papers.id FROM keys JOIN papers ON papers.rowid = paper"
    for segment in segments.all:
        # Of a source that is large, the keys that begin as `ref` does: nobody mistypes the first letters.
        start = "name:" if segment.is_catalogue else f"name:{joined(ref)[:2]}"
        sql = f"{select} WHERE key >= ? AND key < ? ORDER BY papers.rowid LIMIT {_MOST_NAMES}"
        for key, name in segment.connection.execute(sql, (start, f"{start}\U0010ffff")):
            owners.setdefault(key.removeprefix("name:"), name)
    return _closest(joined(ref), owners)


def alike_terms(index: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Returns the ids of the terms whose name or alias looks most like `name`."""
    return _closest(joined(name), dict(index.execute("SELECT key, term FROM aliases")))


def _closest(text: str, owners: dict[str, str]) -> tuple[str, ...]:
    """Returns the owners of the keys that look most like `text`, each once, best first."""
    near = process.extract(text, list(owners), scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_SUGGESTIONS)
    return tuple(dict.fromkeys(owners[key] for key, _, _ in near))
