"""Tables of records, and stacked records where a table would not fit.

Laid out here and not by rich.table, which takes twice as long as everything else that `plmref list` does and breaks
Chinese before a full stop.
"""

from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.text import Text

from plmref.views.labels import colon, label
from plmref.views.terminal.prose import Prose, plain, width_of
from plmref.views.view import Page

_GAP = 2  # blanks between columns

# Columns that are never wrapped, and how they are set.
_STYLES = {"date": "", "id": "bold cyan", "notes": "dim", "figure count": "dim"}


class Rule:
    """A line across the page, or of `width` cells."""

    def __init__(self, width: int | None = None, style: str = "") -> None:
        """Draws with what characters the terminal has."""
        self._width, self._style = width, style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width if self._width is None else min(self._width, options.max_width)
        yield Text(("-" if options.ascii_only else "─") * width, style=self._style)


class Table:
    """A header, a line, and rows of cells; columns that are not fixed share what room there is.

    Each of the flexible columns gets what it needs if that is less than an even share, and the others share the rest;
    none gets less than its longest word, if there is room for all of these.
    """

    def __init__(
        self, titles: Sequence[str], fixed: Iterable[int] = (), right: Iterable[int] = (), hang: int = 0
    ) -> None:
        """Begins a table.

        Args:
            titles: what stands above each column.
            fixed: places of columns that never wrap.
            right: places of columns of numbers: they are set to the right, their decimal points below each other.
            hang: how many cells what is left of a wrapped line stands in: for cells of several lines.
        """
        self._titles = [Text(title, style="bold") for title in titles]
        self._fixed, self._right, self._hang = frozenset(fixed), frozenset(right), hang
        self._rows: list[Sequence[Text]] = []

    def add_row(self, *cells: Text) -> None:
        """Adds a row, one cell a column."""
        self._rows.append(cells)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        self._align_points()
        widths = self._widths(options.max_width)
        yield _unwrapped(self._lines(self._titles, widths))
        yield Rule(sum(widths) + _GAP * (len(widths) - 1))
        if self._rows:
            yield _unwrapped([line for row in self._rows for line in self._lines(row, widths)])

    def _align_points(self) -> None:
        """Fills numbers with blanks on the right, as many as they have fewer decimals than the longest."""
        for place in self._right:
            cells = [row[place] for row in self._rows]
            decimals = [len("".join(cell.plain.rstrip().partition(".")[1:])) for cell in cells]
            for cell, own in zip(cells, decimals, strict=True):
                cell.rstrip()
                cell.pad_right(max(decimals) - own)

    def _widths(self, width: int) -> list[int]:
        columns = [list(column) for column in zip(self._titles, *self._rows, strict=True)]
        widths = [max(width_of(line) for cell in column for line in cell.plain.split("\n")) for column in columns]
        flexible = sorted((place for place in range(len(widths)) if place not in self._fixed), key=widths.__getitem__)
        room = width - _GAP * (len(widths) - 1) - sum(widths[place] for place in self._fixed)
        if sum(widths[place] for place in flexible) <= room:
            return widths
        least = [max(Prose(cell).narrowest for cell in columns[place]) for place in flexible]
        if sum(least) > room:
            least = [1] * len(flexible)
        for done, place in enumerate(flexible):
            even = min(widths[place], room // (len(flexible) - done))
            widths[place] = max(min(max(even, least[done]), room - sum(least[done + 1 :])), 1)
            room -= widths[place]
        return widths

    def _wrapped(self, cell: Text, width: int) -> list[Text]:
        """Returns a cell as lines of at most `width` cells."""
        if not self._hang:
            return Prose(cell).lines(width)
        lines = []
        for line in cell.split("\n", allow_blank=True):
            fits = width_of(line.plain) <= width
            first, *others = Prose(line).lines(width if fits else width - self._hang)
            lines += [first, *(Text(" " * self._hang) + other for other in others)]
        return lines

    def _lines(self, row: Sequence[Text], widths: Sequence[int]) -> list[Text]:
        """Returns one row as the lines of a terminal."""
        cells = [
            [cell] if self._stays(place, cell, width) else self._wrapped(cell, width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines: list[Text] = []
        for number in range(max(map(len, cells))):
            line = Text()
            end = 0  # cells of blanks that the next text needs before it
            for place, width in enumerate(widths):
                text = cells[place][number] if number < len(cells[place]) else None
                used = width_of(text.plain) if text else 0
                if text and text.plain:
                    line.append(" " * (end + (width - used if place in self._right else 0))).append_text(text)
                    end = (0 if place in self._right else width - used) + _GAP
                else:
                    end += width + _GAP
            lines.append(line)
        return lines

    def _stays(self, place: int, cell: Text, width: int) -> bool:
        """Whether a cell is not wrapped, which would take the blanks behind a number away."""
        return place in self._fixed or (place in self._right and width_of(cell.plain) <= width)


def _unwrapped(lines: Sequence[Text]) -> Text:
    """Returns lines that are no longer than the page as one text, which Rich must not wrap again."""
    whole = Text("\n").join(lines)
    whole.no_wrap, whole.overflow = True, "fold"
    return whole


def records(columns: Sequence[str], rows: Sequence[Sequence[str]], page: Page) -> RenderableType:
    """Returns a table of records whose columns are named as labels are; stacked if the page is narrow."""
    if page.narrow:
        return Group(*(_stacked(columns, row, page) for row in rows))
    fixed = [place for place, column in enumerate(columns) if column in _STYLES]
    table = Table([label(column, page.languages) for column in columns], fixed)
    for row in rows:
        table.add_row(*(plain(value, _STYLES.get(column, "")) for column, value in zip(columns, row, strict=True)))
    return table


def _stacked(columns: Sequence[str], row: Sequence[str], page: Page) -> RenderableType:
    """Returns one record below the other: what names it on the first line, then the title, then the rest."""
    values = dict(zip(columns, row, strict=True))
    heads = [column for column in ("date", "id") if column in values] or columns[:1]
    first = Text("  ").join(plain(values[column], _STYLES.get(column, "bold")) for column in heads)
    below: list[RenderableType] = []
    for column, value in values.items():
        if column in heads or not value:
            continue
        text = (
            plain(value)
            if column == "title"
            else plain(colon(label(column, page.languages), page.languages) + value, "dim")
        )
        below.append(Prose(text, hang=2))
    return Group(Prose(first), *below)
