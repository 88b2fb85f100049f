"""What indexing cannot do without, in records a second: ``python -I bare.py LIBRARY.jsonl FILE``.

Lines are decoded by the standard library, and title, authors and abstract put into an FTS5 table with the settings of
ours, which is merged into one part: no keys, no rows to show, no vocabulary, and one process. Run by the environment
that plmref is installed in.
"""

import json
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

_TABLE = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768;
CREATE VIRTUAL TABLE fulltext USING fts5 (
    title, authors, abstract, content='', columnsize=0, detail=full, tokenize=ascii
);
INSERT INTO fulltext(fulltext, rank) VALUES ('hashsize', 16777216), ('automerge', 0), ('pgsz', 8000);
"""


def main(library: Path, file: Path) -> None:
    """Prints records per second."""
    start = time.perf_counter()
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(_TABLE)
        sql = "INSERT INTO fulltext(rowid, title, authors, abstract) VALUES (?, ?, ?, ?)"
        count = connection.executemany(sql, _texts(library)).rowcount
        connection.execute("INSERT INTO fulltext(fulltext) VALUES ('optimize')")
        connection.commit()
    print(count / (time.perf_counter() - start))


def _texts(library: Path) -> Iterator[tuple[int, str, str, str]]:
    with library.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            record = json.loads(line)
            yield number, record["title"], record["authors"], record["abstract"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
