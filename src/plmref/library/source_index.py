"""Where the index of a source is kept, and how it is filled."""

import contextlib
import sqlite3
from pathlib import Path

from plmref.library.directories import cache_folder
from plmref.library.index import Place, Progress, Warn, path_key
from plmref.library.sources import Source


def _ignore(_: str) -> None:
    """Drops a warning."""


def source_place(source: Source, cache: Path | None, warn: Warn = _ignore, progress: Progress | None = None) -> Place:
    """Returns where the index of a source is kept in a cache folder, and how it is filled."""

    def fill(connection: sqlite3.Connection) -> None:
        from plmref.library.source_build import build_source  # a warm call builds nothing

        build_source(connection, source, progress)

    return Place(f"{source.format}-{path_key(source.path)}", fill, cache, warn)


def forget_index(source: Source) -> None:
    """Removes whatever the user's cache folder knows of a source that is no longer wanted."""
    folder = cache_folder()
    name = source_place(source, folder).name
    with contextlib.suppress(OSError):
        # What is merged is worked out again for the sources that are left, if there are any.
        for file in [*folder.glob(f"index-*-{name}.sqlite*"), *folder.glob("merges-*.sqlite*")]:
            file.unlink(missing_ok=True)
