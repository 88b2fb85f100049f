"""What became of a source: what was found in it, what of that is known already, and what could not be read."""

import os
from typing import NamedTuple

from plmref.library.library import Library
from plmref.library.sources import Source
from plmref.records.finding import Finding


class Merged(NamedTuple):
    """A record of a source that another record leads; `doubtful` if only its title says so."""

    place: str
    id: str
    leader: str
    title: str
    doubtful: bool


class SourceReport(NamedTuple):
    """One source.

    Attributes:
        source: its name, path and format.
        records: how many records it has; None if it cannot be read.
        files: how many files were read.
        merged: its records that are one paper with others.
        findings: what could not be read or looks wrong.
        changed: when the newest of its files changed, in seconds since 1970; None if it cannot be read.
        reason: why it cannot be read.
    """

    source: Source
    records: int | None
    files: int = 0
    merged: tuple[Merged, ...] = ()
    findings: tuple[Finding, ...] = ()
    changed: float | None = None
    reason: str = ""

    @property
    def doubtful(self) -> list[Merged]:
        """The records that are merged on their title alone."""
        return [merged for merged in self.merged if merged.doubtful]


def source_report(library: Library, source: Source) -> SourceReport:
    """Returns what became of a source in an open library."""
    return library.segments.ask(lambda _: _report(library, source))


def _report(library: Library, source: Source) -> SourceReport:
    segment = next((each for each in library.segments.all if each.name == source.name), None)
    if segment is None:
        return SourceReport(source, None, reason=library.unreadable.get(source.name, ""))
    ask = segment.connection.execute
    meta = dict(ask("SELECT key, value FROM meta").fetchall())
    rows = ask("SELECT rule, file, line, record, field, message FROM findings ORDER BY file, line")
    findings = tuple(Finding(rule, os.fsdecode(file), *rest) for rule, file, *rest in rows)
    [changed] = ask("SELECT max(mtime_ns) FROM stamps").fetchone()
    merged = []
    for paper, leader, doubtful in library.merges.of_segment(segment.number):
        sql = "SELECT file, line, id, title FROM papers WHERE rowid = ?"
        file, line, name, title = ask(sql, (library.segments.of(paper)[1],)).fetchone()
        place = f"{os.fsdecode(file)}:{line}" if line else os.fsdecode(file)
        merged.append(Merged(place, name, library.merges.row(library.segments, leader).id, title, bool(doubtful)))
    return SourceReport(
        source, int(meta["papers"]), int(meta["files"]), tuple(merged), findings, changed / 1e9 if changed else None
    )
