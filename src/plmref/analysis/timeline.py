"""Papers by time."""

from collections.abc import Iterable
from itertools import groupby
from typing import Literal, NamedTuple

from plmref.records.rows import PaperRow

Unit = Literal["month", "year"]


class Period(NamedTuple):
    """One step of a timeline.

    Attributes:
        label: "2019" or "2019-07". In a timeline by month, a bare year holds the papers whose month is not known; "" is
            the last one and holds those of which not even the year is known.
        papers: the papers of that time, oldest first.
    """

    label: str
    papers: tuple[PaperRow, ...]


def timeline(papers: Iterable[PaperRow], by: Unit | None = None) -> list[Period]:
    """Returns papers grouped by time, oldest first, without empty periods.

    Args:
        papers: rows in any order.
        by: "month" or "year"; None is by month if all are of one year, else by year.
    """
    ordered = sorted(papers, key=lambda row: (not row.date, row.date, row.id))
    if by is None:
        by = "month" if len({row.date[:4] for row in ordered if row.date}) == 1 else "year"
    length = len("2019-07") if by == "month" else len("2019")
    return [Period(label, tuple(rows)) for label, rows in groupby(ordered, key=lambda row: row.date[:length])]
