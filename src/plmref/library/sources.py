"""The user's own source files: which files and folders were added, by which name.

The list is a text file in the config folder, a source a line: its format and its path with a tab between. It is read
on every call, so it is read without a parser. Names are made of the paths alone: they do not depend on the order of
adding.
"""

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from plmref.errors import CatalogueUnreadable, PlmrefError, UsageError
from plmref.library.directories import config_folder

AUTO = "auto"
FORMATS = (AUTO, "markdown", "bibtex", "csl-json", "jsonl", "yaml")
CATALOGUE = "catalogue"


class Source(NamedTuple):
    """One file or folder that the user added.

    Attributes:
        name: what `--source` and the ids of its records call it: the file's name, with as much of its folder before
            it as tells it from others.
        path: where it lies, absolute.
        format: a name of `FORMATS`; "auto" is told by content and name.
    """

    name: str
    path: Path
    format: str = AUTO


class NoSuchSource(PlmrefError):
    """No source bears this name or path."""

    hint = "plmref sources lists them"


def sources_file() -> Path:
    """Returns where the list is, whether it exists or not."""
    return config_folder() / "sources.tsv"


def load_sources(file: Path | None = None) -> list[Source]:
    """Returns the sources, by name.

    Raises:
        CatalogueUnreadable: the list is there but cannot be read.
    """
    file = file or sources_file()
    try:
        text = file.read_text("utf-8", errors="surrogateescape")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise CatalogueUnreadable(f"{file}: {error.strerror or error}") from error
    listed: dict[Path, str] = {}
    for number, line in enumerate(text.removesuffix("\n").split("\n") if text else (), start=1):
        form, _, path = line.partition("\t")
        if form not in FORMATS or not os.path.isabs(path):  # noqa: PTH117  # start-up
            raise CatalogueUnreadable(f"{file}:{number}: not a source", "delete the line, and add the file again")
        listed[Path(path)] = form
    return _named(listed)


def save_sources(sources: Iterable[Source], file: Path | None = None) -> None:
    """Writes the list, whole or not at all; a list of none is no file.

    Raises:
        UsageError: it cannot be written.
    """
    import tempfile

    file = file or sources_file()
    text = "".join(f"{source.format}\t{source.path}\n" for source in sorted(sources))
    try:
        if not text:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape", newline="") as aside:
                aside.write(text)
                aside.flush()
                os.fsync(aside.fileno())
            Path(name).replace(file)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write {file}: {error.strerror or error}") from error


def edit_sources(change: Callable[[list[Source]], list[Source]], file: Path | None = None) -> None:
    """Writes what `change` makes of the list; another process that edits it waits for its turn.

    Raises:
        CatalogueUnreadable: the list is there but cannot be read.
        UsageError: it cannot be written.
    """
    file = file or sources_file()
    with _turn(file.parent):
        save_sources(change(load_sources(file)), file)


@contextlib.contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """Holds a folder; where locks do not work (some network drives, Windows) the last to write wins."""
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(ImportError, OSError):
            import fcntl

            folder.mkdir(parents=True, exist_ok=True)
            held = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, held)
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def with_source(sources: Iterable[Source], path: Path, form: str = AUTO) -> tuple[list[Source], Source]:
    """Returns the list with a file or folder added (or its format changed), and the source that it became.

    Raises:
        UsageError: its path cannot be written in the list.
    """
    path = full_path(path)
    if any(mark in str(path) for mark in "\t\n\r"):
        raise UsageError(f"{str(path)!r}: a path with a tab or a line break in it cannot be a source")
    listed = {source.path: source.format for source in sources} | {path: form}
    named = _named(listed)
    return named, next(source for source in named if source.path == path)


def without_source(sources: Iterable[Source], name: str) -> tuple[list[Source], Source]:
    """Returns the list without the source of that name or path, and that source.

    Raises:
        NoSuchSource: there is none.
    """
    sources = list(sources)
    path = full_path(Path(name))
    for source in sources:
        if source.name == legible(name) or source.path == path:
            return _named({other.path: other.format for other in sources if other != source}), source
    raise NoSuchSource(f'no source "{name}"')


def full_path(path: Path) -> Path:
    """Returns where a path leads from the root, without `..` if that leads to the same file."""
    with contextlib.suppress(RuntimeError):  # no such user
        path = path.expanduser()
    path = path.absolute()
    with contextlib.suppress(OSError, ValueError):
        plain = Path(os.path.abspath(path))  # noqa: PTH100  # `resolve` would follow links, too
        if plain.samefile(path):
            return plain
    return path


def legible(text: str) -> str:
    """Returns text with escapes for bytes of a file's name that are not UTF-8, and for what cannot be seen."""
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def _named(listed: Mapping[Path, str]) -> list[Source]:
    """Returns sources with names: as many of the last parts of each path as tell it from the others, and no fewer."""
    parts = {path: [legible(part) for part in path.parts if part != path.anchor] for path in listed}
    sources = []
    for path, form in listed.items():
        names = ["/".join(parts[path][-count:]) for count in range(1, len(parts[path]) + 1)]
        others = [f"/{'/'.join(parts[other])}" for other in listed if other != path] + [f"/{CATALOGUE}"]
        free = (name for name in names if not any(other.endswith(f"/{name}") for other in others))
        sources.append(Source(next(free, legible(str(path))), path, form))
    return sorted(sources)
