"""Search hits: an id, a title, and the line that shows why."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.text import Text

from plmref.views.labels import colon
from plmref.views.terminal.prose import Marks, Prose, plain
from plmref.views.view import Page

# A matching line longer than this is shown around its first match.
_LONGEST = 240


class Found(NamedTuple):
    """One hit; `field` is "" if the title itself is the line that matched, `source` if it is the catalogue's."""

    id: str
    date: str
    title: str
    field: str
    line: str
    marks: Marks
    source: str = ""


def hits(found: Sequence[Found], page: Page) -> RenderableType:
    """Returns the hits below each other: id, date and title, and indented below them the line that matched."""
    widest = max((len(hit.id) for hit in found), default=0)
    return Group(*(_hit(hit, widest, page) for hit in found))


def _hit(hit: Found, widest: int, page: Page) -> RenderableType:
    in_title = not hit.field and bool(hit.line) and hit.line in hit.title
    title = plain(hit.title, "bold", hit.marks if in_title else ())
    name, date = Text(hit.id, style="bold cyan"), Text(hit.date, style="dim")
    if page.narrow:
        lines: list[RenderableType] = [Prose(Text.assemble(name, "  ", date)), Prose(title, hang=2)]
    else:
        name.pad_right(widest - len(hit.id))
        date.pad_right(len("2019-07-26") - len(hit.date))
        lines = [Prose(title, Text.assemble(name, "  ", date, "  "))]
    if hit.line and not in_title:
        text, marks = _around(hit.line, hit.marks)
        line = Text.assemble((colon(hit.field, page.languages) if hit.field else "", "dim"), plain(text, "", marks))
        line.append_text(plain(f"  [{hit.source}]" if hit.source else "", "dim"))
        lines.append(Prose(line, hang=2))
    elif hit.source:
        lines.append(Prose(plain(f"[{hit.source}]", "dim"), hang=2))
    return Group(*lines)


def _around(line: str, marks: Marks) -> tuple[str, Marks]:
    """Cuts a long line to what stands around its first match."""
    if len(line) <= _LONGEST or not marks:
        return line, marks
    start = max(0, min(marks[0][0] - _LONGEST // 3, len(line) - _LONGEST))
    end = start + _LONGEST
    text = ("... " if start else "") + line[start:end] + (" ..." if end < len(line) else "")
    shift = start - (4 if start else 0)
    return text, tuple((a - shift, b - shift) for a, b in marks if start <= a and b <= end)
