"""All that a library has of one paper: the catalogue's record, and those of the user's sources."""

import os
from pathlib import Path
from typing import NamedTuple

import msgspec

from plmref.library.segments import Segment
from plmref.library.sources import CATALOGUE
from plmref.records.entry import Entry
from plmref.records.paper import Paper
from plmref.records.rows import PaperRow


class OwnEntry(NamedTuple):
    """A record of one of the user's sources.

    Attributes:
        source: the source's name.
        root: the folder that its notes and pictures may lie in.
        file: the file that it stands in.
        line: its line there, or 0.
        entry: what it says.
    """

    source: str
    root: Path
    file: Path
    line: int
    entry: Entry | Paper

    def beside(self, name: str) -> str:
        """Returns the path of a file that the entry names, from where the entry stands."""
        return str(self.file.parent / name)


class Whole(NamedTuple):
    """All that the library has of one paper.

    Attributes:
        row: the paper, as lists show it.
        paper: the catalogue's record; if it has none, what the first of `own` says in the same shape.
        own: the records of the user's sources, by the names of the sources.
    """

    row: PaperRow
    paper: Paper
    own: tuple[OwnEntry, ...]

    @property
    def is_catalogued(self) -> bool:
        """Whether the catalogue has the paper."""
        return CATALOGUE in self.row.sources

    @property
    def lead(self) -> Paper | Entry:
        """The record that speaks for the paper: the catalogue's, else that of the first of the user's sources."""
        return self.paper if self.is_catalogued else self.own[0].entry


def named_paper(record: Entry | Paper, name: str) -> Paper:
    """Returns a record in the shape of the catalogue's, under the id by which the library knows the paper."""
    paper = record if isinstance(record, Paper) else record.as_paper()
    return msgspec.structs.replace(paper, id=name)


def own_entry(segment: Segment, row: int) -> OwnEntry:
    """Returns the record at a row of a source's index."""
    sql = "SELECT record, abstract, file, line FROM papers WHERE rowid = ?"
    record, abstract, file, line = segment.connection.execute(sql, (row,)).fetchone()
    [root] = segment.connection.execute("SELECT value FROM meta WHERE key = 'root'").fetchone()
    entry: Entry | Paper
    if record[:1] == b"P":
        entry = msgspec.json.decode(record[1:], type=Paper)
    else:
        entry = msgspec.structs.replace(msgspec.json.decode(record[1:], type=Entry), abstract=abstract)
    return OwnEntry(segment.name, Path(os.fsdecode(root)), Path(os.fsdecode(file)), line, entry)
