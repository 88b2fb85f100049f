"""A timeline: a bar for every period, and who is in it."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from plmref.views.terminal.prose import Prose, plain
from plmref.views.terminal.tables import Table
from plmref.views.view import Page

_WIDEST = 20  # cells of the longest bar


def bars(titles: Sequence[str], periods: Sequence[tuple[str, int, str]], page: Page) -> RenderableType:
    """Returns (label, count, names) of each period: a table, or below each other on a narrow page.

    `titles` stand above the labels and the counts.
    """
    most = max((count for _, count, _ in periods), default=1)
    scale = min(1.0, _WIDEST / most)
    if page.narrow:
        return Group(*(_stacked(period, scale) for period in periods))
    table = Table([*titles, "", ""], fixed=(0, 1, 2), right=(1,))
    for name, count, names in periods:
        table.add_row(plain(name, "bold"), Text(str(count)), _bar(count, scale), plain(names))
    return table


def _bar(count: int, scale: float) -> Text:
    # No block character: their width differs between terminals, and what stands behind would not align.
    return Text("#" * max(1, round(count * scale)), style="cyan")


def _stacked(period: tuple[str, int, str], scale: float) -> RenderableType:
    name, count, names = period
    head = Text.assemble((name, "bold"), "  ", _bar(count, scale), f" {count}")
    return Group(head, Prose(names, hang=2))
