"""`plmref list`."""

from typing import Annotated, Literal

import typer

from plmref.cli.options import FIND, Limit, command, complete_list
from plmref.cli.session import Session
from plmref.library.filters import Filters
from plmref.views.listing import COLUMNS, DEFAULT_COLUMNS, ListView

EXAMPLES = [
    ("Everything, oldest first", "plmref list"),
    ("What Baidu published in 2019", "plmref list --org baidu --year 2019"),
    ("The five newest", "plmref list --reverse --limit 5"),
    ("Names only, for a script", "plmref list --columns id,names"),
]


@command(FIND, EXAMPLES, name="list")
def app(
    filters: Filters,
    session: Session,
    sort: Annotated[Literal["date", "title", "id"], typer.Option("--sort", "-s", help="What to sort by.")] = "date",
    reverse: Annotated[bool, typer.Option("--reverse", "-r", help="The other way round.")] = False,
    limit: Limit = 0,
    columns: Annotated[
        str,
        typer.Option(
            "--columns",
            "-c",
            metavar="NAMES",
            help="Which columns, in which order, with commas between.",
            autocompletion=lambda incomplete: complete_list(incomplete, COLUMNS),
        ),
    ] = ",".join(DEFAULT_COLUMNS),
) -> None:
    """List papers: date, id, title, organization, and whether there is a note or a figure."""
    rows = session.library.rows(filters)
    keys = {
        "date": lambda row: ((not row.date) != reverse, row.date, row.id),  # what has no date comes last either way
        "title": lambda row: row.title.en.lower(),
        "id": lambda row: row.id,
    }
    rows.sort(key=keys[sort], reverse=reverse)
    shown = rows[:limit] if limit else rows
    session.output.write(ListView(shown, len(rows), [name.strip() for name in columns.split(",")]))
    if len(shown) < len(rows):
        session.output.say(f"{len(shown)} of {len(rows)} papers; --limit 0 shows all")
    session.expect(rows, "no paper passes these filters")
