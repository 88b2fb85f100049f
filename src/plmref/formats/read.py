"""What a reader gives back: the entries of a file, and what it could not use."""

from typing import NamedTuple

from plmref.records.entry import Entry
from plmref.records.finding import Finding


class Read(NamedTuple):
    """Everything that a user's file says.

    Attributes:
        entries: in file order.
        findings: what could not be read or looks wrong, with file and line. Nothing is dropped in silence.
    """

    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
