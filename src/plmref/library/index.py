"""The index on disk: opened if it is fresh, else built aside and put in place.

It is derived and disposable: any doubt about it is settled by building it again, and where no cache can be written
the answers come from memory, with one warning.
"""

import contextlib
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from plmref import __version__
from plmref.library.fingerprint import Stamp, stamp, unchanged
from plmref.library.schema import SCHEMA_VERSION

_ABANDONED = 3600.0  # seconds after which a build that has not ended was killed

Warn = Callable[[str], None]
Progress = Callable[[int, int], None]  # told (records done, records in all; 0 if not known)


def _ignore(_: str) -> None:
    """Drops a warning."""


class Place(NamedTuple):
    """What an index is for and where it is kept.

    Attributes:
        name: of the index file, without what tells versions apart: the same for the same catalogue or source.
        fill: fills an empty database with what the index is built from.
        cache: folder of index files; None keeps the index in memory.
        warn: takes one line about a cache that cannot be used.
        restore: fills an empty database faster, from what is ready; False if nothing is, and the database is empty yet.
    """

    name: str
    fill: Callable[[sqlite3.Connection], None]
    cache: Path | None
    warn: Warn = _ignore
    restore: Callable[[sqlite3.Connection], bool] | None = None

    @property
    def file(self) -> Path:
        """The index file; raises if there is no cache folder."""
        assert self.cache is not None  # noqa: S101  # callers ask only when there is one
        return self.cache / f"index-{__version__}-{SCHEMA_VERSION}-{self.name}.sqlite"


def path_key(path: Path) -> str:
    """Returns eight hexadecimal digits for a path: the name of its index.

    Two paths of one checksum would rebuild in turns, and still answer right: the stamps hold their paths.
    """
    return f"{zlib.crc32(os.fsencode(path.absolute())):08x}"


def open_index(place: Place) -> sqlite3.Connection:
    """Returns a connection to a fresh index, building it if need be.

    Raises:
        CatalogueUnreadable: the index must be built and the catalogue cannot be read.
    """
    if place.cache is None:
        return _build_in_memory(place)
    return _open_fresh(place.file) or _built(place, lambda: _open_fresh(place.file))


def rebuild_index(place: Place) -> sqlite3.Connection:
    """Returns a connection to an index that was built just now, whatever the cache holds.

    Raises:
        CatalogueUnreadable: the catalogue cannot be read.
    """
    # Not from what is ready: this is asked for when an index has turned out to be damaged.
    return _built(place._replace(restore=None), lambda: None)


def _built(place: Place, meanwhile: Callable[[], sqlite3.Connection | None]) -> sqlite3.Connection:
    """Builds the index, unless another process has done it while this one waited for its turn."""
    if place.cache is None:
        return _build_in_memory(place)
    try:
        place.cache.mkdir(parents=True, exist_ok=True)
        with _turn(place.file):
            connection = meanwhile()
            if connection is None:
                _build_aside(place)
                connection = _connect(place.file)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        place.warn(f"cannot keep the index in {place.cache} ({reason}); it is built anew on every call")
        return _build_in_memory(place)
    return connection


@contextlib.contextmanager
def _turn(file: Path) -> Iterator[None]:
    """Holds the right to build a file: of several processes that find no index one builds, and the others wait.

    Whoever dies gives it up. Where locks do not work (some network drives, Windows) all build, each its own.
    """
    lock = Path(f"{file}.lock")
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(ImportError, OSError):
            import fcntl

            while True:
                held = stack.enter_context(lock.open("a"))
                fcntl.flock(held, fcntl.LOCK_EX)
                # Whoever held it has taken the file away; a lock on what has no name keeps nobody out.
                if lock.exists() and os.path.sameopenfile(held.fileno(), _descriptor(stack, lock)):
                    break
            stack.callback(lock.unlink, missing_ok=True)
        yield


def _descriptor(stack: contextlib.ExitStack, file: Path) -> int:
    return stack.enter_context(file.open("a")).fileno()


def _connect(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _open_fresh(file: Path) -> sqlite3.Connection | None:
    """Returns a connection to the index if it is whole and of today's files, else None."""
    connection = None
    try:
        if not file.exists():
            return None
        connection = _connect(file)
        stamps = [Stamp(*fields) for fields in connection.execute("SELECT * FROM stamps")]
        if stamps and unchanged(stamps):
            if any(known.digest for known in stamps):
                _settle(file, stamps)
            return connection
    except (OSError, sqlite3.Error, TypeError):
        pass  # out of reach, corrupt, truncated, no index at all: built again
    if connection:
        connection.close()
    return None


def _settle(file: Path, stamps: list[Stamp]) -> None:
    """Drops the digests of files that have grown old unchanged, so that they are not hashed on every call."""
    # Only what is as it was: a file that was edited since the check must look changed on the next call.
    old = [known._replace(digest="") for known in stamps]
    settled = [now if stamp(now.path) == now else known for known, now in zip(stamps, old, strict=True)]
    if settled == stamps:
        return
    with (
        contextlib.suppress(sqlite3.Error),
        contextlib.closing(sqlite3.connect(file, timeout=0)) as connection,
    ):
        connection.execute("DELETE FROM stamps")
        connection.executemany("INSERT INTO stamps VALUES (?, ?, ?, ?, ?)", settled)
        connection.commit()


def _build_aside(place: Place) -> None:
    """Builds under a name of its own, syncs, and renames: whoever reads sees the old index or the new one, whole."""
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f"{place.file.name}.", suffix=".part", dir=place.cache)
    os.close(handle)
    aside = Path(name)
    try:
        with contextlib.closing(sqlite3.connect(aside)) as connection:
            # The file is not the index until it is renamed; a journal would protect nothing.
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            _fill(place, connection)
        with aside.open("rb+") as file:
            os.fsync(file.fileno())
        # Left by a process that was killed in `_settle`, it would be rolled back into the new index.
        Path(f"{place.file}-journal").unlink(missing_ok=True)
        aside.replace(place.file)
        _sweep(place)
    finally:
        aside.unlink(missing_ok=True)


def _fill(place: Place, connection: sqlite3.Connection) -> None:
    if place.restore is None or not place.restore(connection):
        place.fill(connection)


def _sweep(place: Place) -> None:
    """Removes what nobody will read again: this index in other schemas, and what killed builds left."""
    folder, current, name = place.file.parent, place.file, place.name
    with contextlib.suppress(OSError):
        for old in folder.glob(f"index-*-{name}.sqlite"):
            if old != current:
                old.unlink(missing_ok=True)
        for part in folder.glob(f"index-*-{name}.sqlite.*.part"):
            if time.time() - part.stat().st_mtime > _ABANDONED:
                part.unlink(missing_ok=True)


def _build_in_memory(place: Place) -> sqlite3.Connection:
    with contextlib.ExitStack() as stack:
        connection = stack.enter_context(contextlib.closing(sqlite3.connect(":memory:")))
        _fill(place, connection)
        stack.pop_all()  # from here on the caller closes it
    return connection
