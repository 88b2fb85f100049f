"""Tables of records, and stacked records where a table would not fit."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from plmref.views.labels import label
from plmref.views.terminal.prose import Prose, plain
from plmref.views.view import Page

# Columns that are never wrapped, and how they are set.
_STYLES = {"date": "", "period": "", "id": "bold cyan", "notes": "dim", "figure count": "dim"}


def grid(titles: Sequence[str], page: Page) -> Table:
    """Returns an empty table with a header line and no other lines."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for title in titles:
        table.add_column(Text(title, style="bold"), overflow="fold")
    return table


def records(columns: Sequence[str], rows: Sequence[Sequence[str]], page: Page) -> RenderableType:
    """Returns a table of records whose columns are named as labels are; stacked if the page is narrow."""
    if page.narrow:
        return Group(*(_stacked(columns, row, page) for row in rows))
    table = grid([label(column, page.languages) for column in columns], page)
    for place, column in enumerate(columns):
        table.columns[place].no_wrap = column in _STYLES
    for row in rows:
        cells: list[RenderableType] = []
        for column, value in zip(columns, row, strict=True):
            cells.append(plain(value, _STYLES[column]) if column in _STYLES else Prose(value))
        table.add_row(*cells)
    return table


def _stacked(columns: Sequence[str], row: Sequence[str], page: Page) -> RenderableType:
    """Returns one record below the other: date and id on the first line, then the title, then the rest."""
    values = dict(zip(columns, row, strict=True))
    first = Text("  ").join(
        plain(values[column], _STYLES[column]) for column in ("date", "id") if values.get(column)
    )
    below: list[RenderableType] = []
    for column, value in values.items():
        if column in ("date", "id") or not value:
            continue
        text = plain(value) if column == "title" else plain(f"{label(column, page.languages)}: {value}", "dim")
        below.append(Padding(Prose(text), (0, 0, 0, 2)))
    return Group(Prose(first), *below)
