"""Whether the files that an index was built from are still as they were.

A file or folder is known by its time, size and inode. One that was younger than two seconds when it was looked at may
change again within the clock's resolution, so its content is hashed as well.
"""

import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

YOUNG = 2.0  # seconds
_END = 2**25  # bytes


class Stamp(NamedTuple):
    """One file or folder; all zero if it does not exist.

    `digest` is "" for one old enough to be known by its times, `path` what `stored` makes of it.
    """

    path: str | bytes
    mtime_ns: int
    size: int
    inode: int
    digest: str = ""


def stored(path: str | bytes) -> str | bytes:
    """Returns a path as SQLite takes it: bytes if it is not UTF-8. `os.fsdecode` makes it a path again."""
    try:
        if isinstance(path, str):
            path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path)
    return path


def stamp(path: str | bytes) -> Stamp:
    """Returns the stamp of a file or folder as it is now."""
    path = stored(path)
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


def _digest(path: str | bytes) -> str:
    """Returns a hash of a file's bytes or a folder's names; "" for what is neither, which might never end.

    Of a file that would take longer to hash than to be edited again the two ends are hashed.
    """
    import hashlib  # 4 ms, for young files only

    try:
        file = Path(os.fsdecode(path))
        if file.is_dir():
            return hashlib.blake2b(os.fsencode("\0".join(sorted(os.listdir(file)))), digest_size=16).hexdigest()  # noqa: PTH208  # the names
        if not file.is_file():
            return ""
        digest = hashlib.blake2b(digest_size=16)
        with file.open("rb") as content:
            digest.update(content.read(_END))
            content.seek(max(content.tell(), os.fstat(content.fileno()).st_size - _END))
            digest.update(content.read(_END))
        return digest.hexdigest()
    except OSError:
        return ""
