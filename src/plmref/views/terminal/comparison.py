"""A comparison on a terminal: rows that differ are marked, and what all papers say alike is dim."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from plmref.views.compared import Grid, Line, Piece, noted
from plmref.views.labels import colon
from plmref.views.terminal.prose import Prose, plain, width_of
from plmref.views.terminal.tables import Table
from plmref.views.view import Page

_DIFFERS = "!="  # the sign for it is as wide as two cells on some terminals
_FEWEST = 17  # cells of a paper's column, below which papers go below each other
_HANG = 2


def comparison_table(grid: Grid, page: Page) -> RenderableType:
    """Returns a table, or stacked rows on a narrow page; below it what the marks mean, and the footnotes."""
    if page.width // (len(grid.headings) + 1) < _FEWEST:
        body: RenderableType = Group(*(_stacked(grid, line, page) for line in grid.lines))
    else:
        body = _table(grid)
    foot: list[RenderableType] = []
    if legend := grid.legend(page.languages, _DIFFERS, "*"):
        foot += [Text(), Prose(plain("  ".join(legend), "dim"))]
    for number, note in enumerate(grid.notes, start=1):
        foot.append(Prose(plain(note, "dim"), Text(f"[{number}] ", style="dim")))
    return Group(body, *foot)


def _table(grid: Grid) -> RenderableType:
    table = Table(["", "", *grid.headings], fixed=(0,), hang=_HANG)
    for line in grid.lines:
        table.add_row(_mark(line), plain(line.label, _label_style(line)), *(_cell(cell) for cell in line.cells))
    return table


def _stacked(grid: Grid, line: Line, page: Page) -> RenderableType:
    """Returns one row with the papers below each other; those that say nothing are left out."""
    head = Text.assemble(_mark(line), " ") if line.differs else Text()
    parts: list[RenderableType] = [Prose(head.append_text(plain(line.label, _label_style(line))), hang=0)]
    for heading, cell in zip(grid.headings, line.cells, strict=True):
        lead = Text(" " * _HANG).append_text(plain(colon(heading, page.languages), "cyan"))
        if len(cell) == 1 and width_of(lead.plain) + width_of(cell[0].text) <= page.width:
            parts.append(Prose(_piece(cell[0]), lead))
        elif cell:
            parts += [Prose(lead), *(Prose(_piece(piece), Text(" " * _HANG * 2)) for piece in cell)]
    return Group(*parts)


def _mark(line: Line) -> Text:
    return Text(_DIFFERS if line.differs else "", style="bold yellow")


def _label_style(line: Line) -> str:
    return {True: "bold", False: "dim", None: ""}[line.differs]


def _cell(pieces: Iterable[Piece]) -> Text:
    return Text("\n").join(_piece(piece) for piece in pieces)


def _piece(piece: Piece) -> Text:
    style = "bold green" if piece.best else "dim" if piece.shared else ""
    text = plain(piece.text + "*" * piece.best, style)
    return Text.assemble(text, plain(piece.model, "dim"), (noted(piece), "dim"))
