"""Papers by time: `plmref timeline`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plmref.analysis.timeline import Period
from plmref.records.rows import PaperRow
from plmref.views.labels import label
from plmref.views.listing import row_item
from plmref.views.view import Languages, Page, View, shown

if TYPE_CHECKING:
    from plmref.views.terminal import RenderableType


def period_name(period: str, languages: Languages) -> str:
    """Returns "2019-07" as people of the leading language write it."""
    if not period:
        return label("undated", languages)
    if languages[0] != "zh":
        return period
    year, _, month = period.partition("-")
    return f"{year} 年 {int(month)} 月" if month else f"{year} 年"


def paper_name(row: PaperRow) -> str:
    """Returns what people call the paper: its first name, else its id."""
    return row.names[0] if row.names else row.id


class TimelineView(View):
    """Periods with their papers. In a pipe a paper a line; JSON has a period an item."""

    command = "timeline"

    def __init__(self, periods: Sequence[Period]) -> None:
        """Shows the periods in their order."""
        self._periods = periods

    @property
    def total(self) -> int:
        """How many papers there are."""
        return sum(len(period.papers) for period in self._periods)

    def items(self) -> list[Any]:
        """Returns each period with its count and its papers."""
        return [
            {
                "period": period.label,
                "count": len(period.papers),
                "papers": [row_item(row) for row in period.papers],
            }
            for period in self._periods
        ]

    def ids(self) -> list[str]:
        """Returns the papers' ids, oldest first."""
        return [row.id for period in self._periods for row in period.papers]

    def header(self) -> Sequence[str]:
        """Returns the names of the columns."""
        return ("period", "date", "id", "title")

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns each paper with its period."""
        return [
            (period.label, row.date, row.id, shown(row.title, languages))
            for period in self._periods
            for row in period.papers
        ]

    def terminal(self, page: Page) -> "RenderableType":
        """Returns a table with a bar for the number of papers and their names."""
        from plmref.views.terminal.bars import bars

        names = [
            (
                period_name(period.label, page.languages),
                len(period.papers),
                ", ".join(map(paper_name, period.papers)),
            )
            for period in self._periods
        ]
        return bars([label(key, page.languages) for key in ("period", "count")], names, page)
