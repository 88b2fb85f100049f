"""Rules on dates."""

from collections.abc import Iterator

from plmref.analysis.checks.registry import Found, Subject, rule
from plmref.records.dates import PartialDate


@rule("no-such-date")
def no_such_date(subject: Subject) -> Iterator[Found]:
    """Every date is a day, month or year that there is."""
    for place, paper in subject.papers():
        dates = [("date", paper.date)]
        if paper.preprint and paper.preprint.date:
            dates.append(("preprint.date", paper.preprint.date))
        yield from (Found(place, field, f"there is no {date}") for field, date in dates if _parsed(date) is None)


@rule("later-than-its-heir")
def later_than_its_heir(subject: Subject) -> Iterator[Found]:
    """A paper is not later than one that builds on it, compared at the coarser precision of the two dates."""
    dates = {paper.id: _parsed(paper.date) for _, paper in subject.papers()}
    for place, paper in subject.papers():
        own = dates[paper.id]
        for index, edge in enumerate(paper.builds_on):
            other = dates.get(edge.id)
            if own and other and other.is_after(own):
                yield Found(place, f"builds_on[{index}].id", f"{edge.id} is later than this paper")


@rule("later-than-published")
def later_than_published(subject: Subject) -> Iterator[Found]:
    """The first public version is not later than the preprint, nor than the year of the published version."""
    for place, paper in subject.papers():
        date = _parsed(paper.date)
        written = (paper.preprint.date if paper.preprint else None) or ""
        preprint = _parsed(written)
        if date and preprint and date.is_after(preprint):
            yield Found(place, "date", f"later than the preprint ({written})")
        if date and paper.venue and date.year > paper.venue.year:
            yield Found(place, "date", f"later than the year of the published version ({paper.venue.year})")


def _parsed(date: str) -> PartialDate | None:
    try:
        return PartialDate.parse(date)
    except ValueError:
        return None
