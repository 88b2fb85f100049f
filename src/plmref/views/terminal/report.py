"""What was found in a file: a head, and lines to look at below it."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.text import Text

from plmref.views.terminal.prose import Prose, plain

_STYLES = {"head": "bold cyan", "doubtful": "yellow", "problem": "dim"}


class Line(NamedTuple):
    """One line: what kind it is of, where it is about, and what it says."""

    kind: str
    place: str
    message: str


def report(lines: Sequence[Line]) -> RenderableType:
    """Returns the lines below each other, those below a head indented."""
    return Group(*(_line(line) for line in lines))


def _line(line: Line) -> RenderableType:
    text = Text.assemble(plain(line.place, _STYLES[line.kind]), ": ", plain(line.message))
    return Prose(text) if line.kind == "head" else Prose(text, "  ", 4)
