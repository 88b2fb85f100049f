"""`plmref timeline`."""

from typing import Annotated, Literal

import typer

from plmref.analysis.timeline import timeline
from plmref.cli.options import FIND, command
from plmref.cli.session import Session
from plmref.library.filters import Filters
from plmref.views.dated import TimelineView

EXAMPLES = [
    ("Year by year", "plmref timeline"),
    ("Month by month", "plmref timeline --year 2019"),
    ("One idea through time", "plmref timeline --topic masked-language-modelling --by month"),
]


@command(FIND, EXAMPLES, name="timeline")
def app(
    filters: Filters,
    session: Session,
    by: Annotated[
        Literal["month", "year"] | None,
        typer.Option("--by", "-b", help="Else by month within one year, by year across years."),
    ] = None,
) -> None:
    """Show what came when: papers by month or year of their first public version."""
    periods = timeline(session.library.rows(filters), by)
    session.output.write(TimelineView(periods))
    session.expect(periods, "no paper passes these filters")
