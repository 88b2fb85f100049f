"""BibTeX files as entries with plain fields. Only this module and `bibtex_names` import bibtexparser.

The splitter starts anew at every line that opens a block, even inside an unclosed brace. The file is cut at exactly
these lines and given to it a piece at a time: it then needs no memory beyond some entries, and is faster.
"""

import logging
import re
from collections.abc import Iterator
from typing import NamedTuple

from bibtexparser import model
from bibtexparser.entrypoint import parse_string

from plmref.formats.bibtex_macros import Macros
from plmref.records.finding import Finding

# It warns of every broken block, which we tell as findings.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_PIECE = 2**14  # characters; fewer cost time, and more do as well
_BLOCK = re.compile(r"\n[ \t]*(?=@\w*[ \t]*[{(])")
_HEAD = re.compile(r"@\w+[ \t]*[{(]\s*([^\s,{}()]+)")
_STRING = re.compile(r"@[Ss][Tt][Rr][Ii][Nn][Gg][ \t]*[{(]")
_DOUBLED = (model.DuplicateBlockKeyBlock, model.DuplicateFieldKeyBlock)
# What people write bare: 2019a, 1~jan, forthcoming.
_BARE = frozenset({"year", "month", "day", "date", "volume", "number"})
_COMMENT = re.compile(r"@(?:comment|preamble)\b|@\s*[{(]", re.IGNORECASE)


class RawEntry(NamedTuple):
    """One entry as it is written: `fields` by lower-case name, in file order, without their enclosure, LaTeX inside."""

    type: str
    key: str
    line: int
    fields: dict[str, str]


class BibtexFile:
    """One bibliography, read from start to end; `entries` can be asked for any number of times."""

    def __init__(self, text: str, path: str, wanted: frozenset[str]) -> None:
        """Reads nothing yet.

        Args:
            text: the file.
            path: its name, for findings.
            wanted: lower-case names of the fields that count; others are not looked at.
        """
        self._text, self._path, self._wanted = text, path, wanted
        self._macros = Macros(self._strings)
        self._places: dict[str, slice] | None = None
        self._parents: dict[str, RawEntry] = {}
        self._read: set[int] = set()

    def entries(self) -> Iterator[RawEntry | Finding]:
        """Yields every entry in file order, and in front of it, or in its place, what is wrong with it."""
        first: dict[str, int] = {}
        for line, piece in _pieces(self._text):
            for block in _blocks(piece):
                findings: list[Finding] = []
                entry = self._entry(block, line + (block.start_line or 0), findings)
                if entry and entry.key in first:
                    message = f"the key stands in line {first[entry.key]} already"
                    findings.append(self._finding("duplicate-key", entry.line, entry.key, message))
                yield from findings
                if entry:
                    first.setdefault(entry.key, entry.line)
                    yield entry

    def parent(self, key: str) -> RawEntry | None:
        """Returns the entry that a `crossref` names, wherever it stands."""
        if self._places is None:
            self._places = dict(self._find_heads())
        key = key.lower()
        place = self._places.get(key)
        if place and place.start not in self._read:
            # All that stands in the piece, since a file may be one line.
            self._read.add(place.start)
            for block in _blocks(self._text[place]):
                if entry := self._entry(block, 0, []):
                    self._parents.setdefault(entry.key.lower(), entry)
        return self._parents.get(key)

    def _find_heads(self) -> Iterator[tuple[str, slice]]:
        """Yields the key and the piece of every entry, the last one first: in a dict, the first of a key stays."""
        heads: list[tuple[str, slice]] = []
        start = 0
        for _, piece in _pieces(self._text):
            place = slice(start, start + len(piece))
            heads += [(head[1].lower(), place) for head in _HEAD.finditer(piece)]
            start = place.stop
        yield from reversed(heads)

    def _entry(self, block: model.Block, line: int, findings: list[Finding]) -> RawEntry | None:
        if isinstance(block, _DOUBLED):
            # Nothing is wrong with the entry itself; what is doubled is told here.
            block = block.ignore_error_block or block
        if isinstance(block, model.Entry):
            # "@{" in a comment is no entry.
            if block.key and block.entry_type:
                return RawEntry(block.entry_type, block.key, line, self._fields(block, line, findings))
            if block.entry_type:
                message = f"@{block.entry_type} without a citation key is left out"
                findings.append(self._finding("broken-entry", line, "", message))
        elif isinstance(block, model.ParsingFailedBlock) and not _COMMENT.match(block.raw or ""):
            findings.append(self._finding("broken-entry", line, "", _why_broken(block)))
        return None

    def _fields(self, block: model.Entry, line: int, findings: list[Finding]) -> dict[str, str]:
        fields: dict[str, str] = {}
        for field in block.fields:
            name = field.key.lower()
            if name in fields:
                message = "stands twice; the first one counts"
                findings.append(self._finding("duplicate-field", line, block.key, message, name))
            elif name in self._wanted:
                fields[name], unknown = self._macros.value(field.value)
                if unknown and name not in _BARE:
                    message = f"no @string defines {unknown!r}; it is taken as text"
                    findings.append(self._finding("undefined-string", line, block.key, message, name))
        return fields

    def _strings(self) -> Iterator[tuple[str, str]]:
        for _, piece in _pieces(self._text):
            if _STRING.search(piece):
                for block in _blocks(piece):
                    if isinstance(block, model.String):
                        yield block.key, block.value

    def _finding(self, rule: str, line: int, key: str, message: str, field: str = "") -> Finding:
        return Finding(rule, self._path, line, key, field, message)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yields (line, text) of some entries at a time, cut where a line opens a block."""
    start, line = 0, 1
    for found in _BLOCK.finditer(text):
        if found.end() - start >= _PIECE:
            yield line, text[start : found.end()]
            line += text.count("\n", start, found.end())
            start = found.end()
    yield line, text[start:]


def _blocks(piece: str) -> list[model.Block]:
    return parse_string(piece, parse_stack=[]).blocks


def _why_broken(block: model.ParsingFailedBlock) -> str:
    reason = getattr(block.error, "abort_reason", "it is not BibTeX")
    head = (block.raw or "").split("\n", 1)[0][:60]
    return f"{head!r} is left out: {reason[:1].lower()}{' '.join(reason[1:].split())}"
