"""Reading a source into rows: in this process, or beside it in another one if there is much to read.

Python reads on one processor only. A process of its own halves the time that a large library takes; whatever keeps it
from starting, or ends it early, the rest is read here.
"""

import contextlib
import gc
import os
import sqlite3
import subprocess
import sys
import zlib
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from typing import IO, Any

import msgspec

from plmref.library.fingerprint import Stamp, stamp, stored
from plmref.library.gather import Gathering, Item
from plmref.library.source_rows import Batch, Values
from plmref.library.sources import Source
from plmref.library.words import encodable
from plmref.records.finding import Finding

# Of a batch, unless its abstracts have more characters. A few stay in a processor's cache until they are sent.
_RECORDS = 100
_CHARACTERS = 2**20
_WORTH_A_PROCESS = 2**22  # bytes of a file; one takes a tenth of a second to start
_READ_AHEAD = 16  # batches
_OBJECTS = 100_000  # that are made between two looks for garbage
_LENGTH_BYTES = 8
_LONGEST_PART = 2**31
# The other process finds modules where this one does, and nothing in the working directory.
_PROGRAM = (
    "import sys; form, path, *sys.path = sys.argv[1:]; from plmref.library.source_reading import tell; tell(form, path)"
)


class End(msgspec.Struct, array_like=True, tag=True):
    """What there is to say once everything is read.

    Attributes:
        stamps: of everything that was looked at, each from before it was read.
        findings: rows of that table.
        files: how many files were read.
        root: the folder that notes and pictures may lie in, as `stored` gives it.
    """

    stamps: list[Values]
    findings: list[Values]
    files: int
    root: Any


Part = Batch | End


def read(source: Source) -> Generator[Part, None, None]:
    """Yields the rows of a source, and the end.

    Raises:
        CatalogueUnreadable: the source cannot be read at all.
    """
    done = 0
    if _is_large(source.path):
        for part in _read_beside(source):
            yield part
            done += 1
            if isinstance(part, End):
                return
    yield from islice(_read_here(source), done, None)


@contextlib.contextmanager
def rare_collections() -> Iterator[None]:
    """Collects garbage, but seldom: little of what is read goes in circles, and looking for it costs a tenth."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    gc.enable()
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _read_here(source: Source) -> Iterator[Part]:
    # Stamped before reading: a file that changes while it is read must look changed afterwards.
    stamps: dict[str, Stamp] = {}

    def watch(path: str) -> None:
        stamps.setdefault(path, stamp(path))

    gathering = Gathering(source, watch)
    numbered = _numbered(gathering.items())
    while True:
        batch = Batch()
        for number, name, item in islice(numbered, _RECORDS):
            batch.add(number, name, item)
            if batch.abstracts > _CHARACTERS:
                break
        if not batch.papers:
            break
        batch.fraction = gathering.fraction
        yield batch
    findings = [_storable(finding) for finding in gathering.findings]
    yield End([tuple(stamp) for stamp in stamps.values()], findings, gathering.files, stored(str(gathering.root)))


def _numbered(items: Iterable[Item]) -> Iterator[tuple[int, str, Item]]:
    """Yields each item with its row and an id that no other item of the source has.

    An id that another entry has taken is told from it by its title, so that neither depends on a number. Ids are
    typed, and stand on terminals: what cannot be seen is taken out of them.
    """
    # A million names in a set would take 100 MB, in a database a fifth of that.
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as taken:
        taken.execute("CREATE TABLE names (name TEXT PRIMARY KEY) WITHOUT ROWID")
        number = 0
        items = iter(items)
        while some := list(islice(items, _RECORDS)):
            for name, item in zip(_names(taken.cursor(), some), some, strict=True):
                number += 1
                yield number, name, item


def _names(taken: sqlite3.Cursor, items: list[Item]) -> list[str]:
    """Returns an id for each item, and adds these to the ids that are taken."""
    names = [_printable(item.record.id) for item in items]
    taken.execute("BEGIN")
    if _are_free(taken, names):
        taken.execute("COMMIT")
        return names
    taken.execute("ROLLBACK")  # one of them is taken: one by one
    for place, item in enumerate(items):
        if not _are_free(taken, [names[place]]):
            names[place] += f"~{zlib.crc32(item.record.title.encode()):08x}"
            while not _are_free(taken, [names[place]]):  # the very same entry once more
                names[place] += "~"
    return names


def _are_free(taken: sqlite3.Cursor, names: list[str]) -> bool:
    """Tells whether no name is taken, and takes those that are not."""
    values = [(encodable(name.lower()),) for name in names]
    return taken.executemany("INSERT OR IGNORE INTO names VALUES (?)", values).rowcount == len(names)


def _printable(name: str) -> str:
    if name.isprintable():
        return name
    return "".join(char for char in " ".join(name.split()) if char.isprintable()) or "~"


def _storable(finding: Finding) -> Values:
    return (
        finding.rule,
        stored(finding.file),
        *(part if isinstance(part, int) else encodable(part) for part in finding[2:]),
    )


def _is_large(path: Path) -> bool:
    """Tells whether reading the file takes so long that another process pays, and there is a processor for it."""
    # A frozen program has no interpreter of its own, and would start itself.
    if _processors() < 2 or not sys.executable or getattr(sys, "frozen", False):
        return False
    try:
        return path.is_file() and path.stat().st_size >= _WORTH_A_PROCESS
    except (OSError, ValueError):
        return False


def _processors() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _read_beside(source: Source) -> Iterator[Part]:
    """Yields what another process reads, as far as it comes."""
    line = [sys.executable, "-P", "-c", _PROGRAM, source.format, str(source.path), *sys.path]
    try:
        process = subprocess.Popen(  # noqa: S603  # this very program
            line, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except (OSError, ValueError):
        return
    with process:
        try:
            assert process.stdout is not None  # noqa: S101  # asked for above
            yield from _parts(process.stdout)
        finally:
            process.kill()


def _parts(pipe: IO[bytes]) -> Iterator[Part]:
    decoder = msgspec.msgpack.Decoder(Part)
    while len(head := pipe.read(_LENGTH_BYTES)) == _LENGTH_BYTES:
        length = int.from_bytes(head, "big")
        if length > _LONGEST_PART or len(message := pipe.read(length)) < length:
            return
        try:
            part = decoder.decode(message)
        except msgspec.DecodeError:
            return  # whoever wrote that, it is no part
        yield part


def tell(form: str, path: str) -> None:
    """Reads a source and writes its parts to stdout, for `_parts` of the process that has started this one."""
    encode = msgspec.msgpack.Encoder().encode
    out = sys.stdout.buffer
    waiting: deque[Future[None]] = deque()

    def write(message: bytes) -> None:
        out.write(len(message).to_bytes(_LENGTH_BYTES, "big"))
        out.write(message)
        out.flush()

    # A pipe holds no batch: it is written while the next ones are read.
    with rare_collections(), ThreadPoolExecutor(max_workers=1) as thread:
        for part in _read_here(Source("", Path(path), form)):
            waiting.append(thread.submit(write, encode(part)))
            if len(waiting) == _READ_AHEAD:
                waiting.popleft().result()
        while waiting:
            waiting.popleft().result()
