"""The index that came with the program: a wheel carries it, and the first call after install copies it.

Building it there takes the wheel's builder a second or two, once; `hatch_build.py` at the root of the repository asks
for it. It is never trusted: another schema, or other files beside it, and the index is built from those as ever.
"""

import contextlib
import hashlib
import sqlite3
from pathlib import Path

from plmref.library.fingerprint import stamp
from plmref.library.location import Location
from plmref.library.schema import SCHEMA_VERSION

FILE = "index.sqlite"  # beside data/ and resources/
_SOURCES = ("data/papers.yaml", "data/terms.yaml")


def make_ready(root: Path, target: Path) -> None:
    """Writes the index of the catalogue in a folder to a file, to be installed beside that catalogue.

    Raises:
        CatalogueUnreadable: the catalogue, or one of its notes, cannot be read.
        OSError: one of its files cannot be.
        sqlite3.Error: the file cannot be written.
    """
    from plmref.library.build import build_index

    with contextlib.closing(sqlite3.connect(target)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        build_index(connection, Location(root, fixed=True))
        connection.execute("DELETE FROM stamps")  # they hold paths of the builder's machine
        connection.execute("INSERT INTO meta VALUES ('ready', ?)", (_mark(root),))
        connection.commit()
        connection.execute("VACUUM")


def restore(connection: sqlite3.Connection, location: Location) -> bool:
    """Fills an empty database with the index that came with a catalogue; False if none did, or none that fits."""
    file = location.root / FILE
    if not location.fixed or not file.is_file():
        return False
    watched = stamp(str(location.root / _SOURCES[0]))  # before reading: a change meanwhile must show afterwards
    try:
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as ready:
            [mark] = ready.execute("SELECT value FROM meta WHERE key = 'ready'").fetchone() or [None]
            if mark != _mark(location.root):
                return False
            ready.backup(connection)
    except (OSError, sqlite3.Error):
        return False
    connection.execute("INSERT INTO stamps VALUES (?, ?, ?, ?, ?)", watched)
    connection.commit()
    return True


def _mark(root: Path) -> str:
    """Returns what tells one index from another: the schema, and the content of the files that it is made from."""
    digest = hashlib.blake2b(str(SCHEMA_VERSION).encode(), digest_size=16)
    for name in _SOURCES:
        digest.update((root / name).read_bytes())
    return digest.hexdigest()
