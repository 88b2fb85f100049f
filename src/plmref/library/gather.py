"""Reading a source: its files found, each given to the reader of its format, what cannot be read told.

Nothing is followed that leads out of the source: hidden folders, what `.gitignore` ignores, links to folders, and
whatever is no plain file are left out.
"""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from io import RawIOBase
from pathlib import Path
from typing import NamedTuple

from plmref.errors import CatalogueUnreadable
from plmref.library.sources import AUTO, Source
from plmref.records.entry import Entry
from plmref.records.finding import Finding
from plmref.records.paper import Paper

_SUFFIXES = {
    ".md": "markdown", ".markdown": "markdown", ".bib": "bibtex", ".json": "csl-json", ".jsonl": "jsonl",
    ".ndjson": "jsonl", ".yaml": "yaml", ".yml": "yaml",
}  # fmt: skip
# A reader of these holds the whole file; JSON Lines are read a line at a time, however many there are.
LARGEST_FILE = 256 * 2**20
LONGEST_LINE = 2**20
_TOLD = 100  # records between two looks at how far the reading has come


class Item(NamedTuple):
    """One record, and the file that it is from."""

    record: Entry | Paper
    file: Path
    line: int = 0


class Gathering:
    """One reading of a source.

    Attributes:
        watched: files and folders that were looked at, each from before it was read: what they change, changes this.
        findings: what could not be read, as far as the reading has come.
        files: how many files were read.
        fraction: how much of the source has been read, as far as that can be told; else 0.
        root: the folder that notes and pictures may lie in.
    """

    def __init__(self, source: Source, watch: Callable[[str], None]) -> None:
        """Begins; `watch` is told each path before it is read."""
        self.source = source
        self.findings: list[Finding] = []
        self.files = 0
        self.fraction = 0.0
        self._watch = watch
        self.root = source.path if source.path.is_dir() else _work_tree(source.path)
        self._notes: set[Path] = set()

    def items(self) -> Iterator[Item]:
        """Yields every record of the source, in the order of its files.

        Raises:
            CatalogueUnreadable: there is no such file or folder, or the system refuses to read it.
        """
        path = self.source.path
        self._watch(str(path))
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            raise CatalogueUnreadable(f"{path}: {getattr(error, 'strerror', None) or error}", _GONE) from error
        if stat.S_ISDIR(mode):
            yield from self._folder(path)
        elif stat.S_ISREG(mode):
            form = self.source.format if self.source.format != AUTO else told_format(path)
            yield from self._file(path, form, alone=True)
        else:
            raise CatalogueUnreadable(f"{path}: neither a file nor a folder", _GONE)

    def _folder(self, root: Path) -> Iterator[Item]:
        files = list(self._walk(root))
        wanted = self.source.format
        forms = [(path, _SUFFIXES.get(path.suffix.lower(), "")) for path in files]
        lists = [path for path, form in forms if form == "markdown" and wanted in (AUTO, form)]
        # A page that another page links to as its note is no list of papers, however many headings it has.
        read = {path: list(self._file(path, "markdown")) for path in lists}
        for path in lists:
            if path not in self._notes:
                yield from read[path]
        # Nor is a page without a paper, and nothing is wrong with it.
        others = {str(path) for path in lists if path in self._notes or not read[path]}
        self.findings = [finding for finding in self.findings if finding.file not in others]
        for path, form in forms:
            if form and form != "markdown" and wanted in (AUTO, form):
                yield from self._file(path, form)

    def _walk(self, root: Path) -> Iterator[Path]:
        ignored = _Ignored(root)
        for folder, folders, names in os.walk(root):
            self._watch(folder)
            ignored.enter(Path(folder), names)
            folders[:] = sorted(
                name
                for name in folders
                if not name.startswith(".") and not ignored.has(Path(folder, name), folder=True)
            )
            for name in sorted(names):
                path = Path(folder, name)
                if name.startswith(".") or path.suffix.lower() not in _SUFFIXES or ignored.has(path, folder=False):
                    continue
                if path.is_symlink() and not _is_within(path, root):
                    self._report("link", path, 0, "a link that leads out of the folder is not followed")
                else:
                    yield path

    def _file(self, path: Path, form: str, *, alone: bool = False) -> Iterator[Item]:
        """Yields a file's records; what is wrong with the file itself is a finding, unless it is all there is."""
        self._watch(str(path))
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode):
                raise OSError("not a file")
            if form != "jsonl" and status.st_size > LARGEST_FILE:
                raise OSError(f"larger than {LARGEST_FILE // 2**20} MB; JSON Lines have no limit")
            yield from _READERS[form](self, path)
            self.files += 1
        except OSError as error:
            if alone:
                raise CatalogueUnreadable(f"{path}: {error.strerror or error}", _GONE) from error
            self._report("unreadable", path, 0, str(error.strerror or error))

    def _report(self, rule: str, path: Path, line: int, message: str) -> None:
        self.findings.append(Finding(rule, str(path), line, "", "", message))

    def _text(self, path: Path) -> str:
        from plmref.formats.file_text import decode_text

        text, findings = decode_text(path.read_bytes(), str(path))
        self.findings += findings
        return text

    def _markdown(self, path: Path) -> Iterator[Item]:
        from plmref.formats.markdown_list import read_markdown

        root = self.root.resolve()

        def exists(name: str) -> bool:
            try:
                target = (path.parent / name).resolve()
                return target.is_file() and target.is_relative_to(root)
            except (OSError, RuntimeError, ValueError):  # too long for a path, a loop of links, a zero byte in it
                return False

        read = read_markdown(self._text(path), str(path), exists)
        self.findings += read.findings
        for entry in read.entries:
            for name in entry.notes:
                if exists(name):
                    note = (path.parent / name).resolve()
                    self._notes.add(note)
                    self._watch(str(note))
            yield Item(entry, path, entry.line)

    def _bibtex(self, path: Path) -> Iterator[Item]:
        from plmref.formats.bibtex import bibtex_entries  # one by one: a bibliography may have 50,000

        for found in bibtex_entries(self._text(path), str(path)):
            if isinstance(found, Finding):
                self.findings.append(found)
            else:
                yield Item(found, path, found.line)

    def _csl_json(self, path: Path) -> Iterator[Item]:
        from plmref.formats.csl_json import read_csl_json

        text = self._text(path)
        read = read_csl_json(text, str(path))
        if self.source.path != path and not read.entries:
            return  # a folder holds JSON of all kinds
        self.findings += read.findings
        yield from (Item(entry, path, entry.line) for entry in read.entries)

    def _json_lines(self, path: Path) -> Iterator[Item]:
        from plmref.formats.json_lines import read_json_lines

        size = path.stat().st_size or 1
        with path.open("rb", buffering=0) as file:
            for number, found in enumerate(read_json_lines(_bounded(file), str(path))):
                if not number % _TOLD:
                    self.fraction = file.tell() / size
                if isinstance(found, Finding):
                    self.findings.append(found)
                else:
                    yield Item(found, path, getattr(found, "line", 0))

    def _yaml(self, path: Path) -> Iterator[Item]:
        from plmref.formats.catalogue import load_papers

        papers, places, findings = load_papers(path)
        if self.source.path != path and not papers:
            return  # YAML of another kind
        self.findings += findings
        yield from (Item(paper, path, place.line("")) for paper, place in zip(papers, places, strict=True))


_GONE = "plmref remove takes it off the list of sources"
_READERS: dict[str, Callable[[Gathering, Path], Iterator[Item]]] = {
    "markdown": Gathering._markdown,
    "bibtex": Gathering._bibtex,
    "csl-json": Gathering._csl_json,
    "jsonl": Gathering._json_lines,
    "yaml": Gathering._yaml,
}


def told_format(path: Path) -> str:
    """Returns the format of a file, by its name or else by how it begins.

    Raises:
        OSError: it cannot be read.
    """
    if form := _SUFFIXES.get(path.suffix.lower()):
        return form
    with path.open("rb") as file:
        start = file.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"@"):
        return "bibtex"
    if start.startswith(b"{") and b"\n" in start:
        return "jsonl"
    return "csl-json" if start.startswith((b"[", b"{")) else "markdown"


def _bounded(file: RawIOBase) -> Iterator[str]:
    """Yields lines, of one that is too long only the beginning, which is no JSON; the rest is not kept."""
    encoding = "utf-8-sig"
    held = b""
    while block := file.read(LONGEST_LINE):
        *lines, held = (held + block).split(b"\n")
        for line in lines:
            yield line[:LONGEST_LINE].decode(encoding, "replace")
            encoding = "utf-8"
        held = held[:LONGEST_LINE]
    yield held.decode(encoding, "replace")


def _work_tree(path: Path) -> Path:
    """Returns the git work tree that a file lies in, else its folder."""
    return next((folder for folder in path.parents if (folder / ".git").exists()), path.parent)


def _is_within(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a loop of links leads nowhere
        return False


class _Ignored:
    """What the `.gitignore` files of a folder and of those above it, up to the root, ignore."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._rules: list[tuple[Path, object]] = []

    def enter(self, folder: Path, names: Iterable[str]) -> None:
        """Reads the folder's own rules, if it has any."""
        if ".gitignore" not in names:
            return
        from pathspec import GitIgnoreSpec

        try:
            lines = (folder / ".gitignore").read_text("utf-8", "replace").splitlines()
            self._rules.append((folder, GitIgnoreSpec.from_lines(lines)))
        except (OSError, ValueError):
            return  # rules that cannot be read ignore nothing

    def has(self, path: Path, *, folder: bool) -> bool:
        """Tells whether the path is ignored."""
        return any(
            spec.match_file(f"{path.relative_to(base).as_posix()}{'/' if folder else ''}")  # type: ignore[attr-defined]
            for base, spec in self._rules
            if path.is_relative_to(base)
        )
