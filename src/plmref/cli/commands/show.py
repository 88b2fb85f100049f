"""`plmref show`."""

from typing import Annotated

import typer

from plmref.cli.options import READ, Refs, command, complete_list
from plmref.cli.session import Session
from plmref.views.page import PageView
from plmref.views.sheet import PARTS

EXAMPLES = [
    ("All about one paper", "plmref show ernie-2.0"),
    ("By identifier, in Chinese", "plmref show 1907.11692 --lang zh"),
    ("Facts and results, with where each was read", "plmref show bert --only facts,results --sources"),
    ("What a search found, as JSON", "plmref search electra --format ids | xargs plmref show --json"),
]


@command(READ, EXAMPLES, name="show")
def app(
    refs: Refs,
    session: Session,
    only: Annotated[
        str,
        typer.Option(
            "--only",
            metavar="PARTS",
            help=f"Which parts of the page, with commas between: {', '.join(PARTS)}. JSON is always whole.",
            autocompletion=lambda incomplete: complete_list(incomplete, PARTS),
        ),
    ] = ",".join(PARTS),
    sources: Annotated[bool, typer.Option("--sources", help="Show where each fact was read.")] = False,
) -> None:
    """Read papers: facts, key points, results, lineage, figures, links and the note."""
    from plmref.cli.sheets import load_sheets  # completion of ids needs no records

    loaded = load_sheets(session.library, refs)
    parts = [name.strip() for name in only.split(",")]
    view = PageView(loaded.sheets, loaded.term, parts, sources=sources, pictures=session.pictures)
    session.output.write(view)
    session.fail_with(loaded.errors)
