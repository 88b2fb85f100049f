"""Whether the files that an index was built from are still as they were.

A file is known by its time, size and inode. One that was younger than two seconds when it was looked at may change
again within the clock's resolution, so its content is hashed as well.
"""

import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

YOUNG = 2.0  # seconds


class Stamp(NamedTuple):
    """One file; all zero if it does not exist. `digest` is "" for a file old enough to be known by its times."""

    path: str
    mtime_ns: int
    size: int
    inode: int
    digest: str = ""


def stamp(path: str) -> Stamp:
    """Returns the stamp of a file as it is now."""
    try:
        status = os.stat(path)  # noqa: PTH116  # a third of the time of Path.stat, 300 times
    except (OSError, ValueError):  # ValueError: a null byte in the name
        return Stamp(path, 0, 0, 0)
    young = time.time() - status.st_mtime < YOUNG
    return Stamp(path, status.st_mtime_ns, status.st_size, status.st_ino, _digest(path) if young else "")


def unchanged(known: Iterable[Stamp]) -> bool:
    """Tells whether every file is as it was when it was stamped."""
    return all(_same(before, stamp(before.path)) for before in known)


def _same(before: Stamp, now: Stamp) -> bool:
    if before[:4] != now[:4]:
        return False
    # Both looks at the content must agree; a file that has grown old since is hashed once more.
    return not before.digest or before.digest == (now.digest or _digest(before.path))


def _digest(path: str) -> str:
    import hashlib  # 4 ms, for young files only

    try:
        return hashlib.blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""
