"""`plmref lineage`."""

from typing import Annotated

import typer

from plmref.cli.descent import Asked, descent
from plmref.cli.options import READ, command, complete_paper
from plmref.cli.session import Session
from plmref.errors import PlmrefError
from plmref.views.lineage import LineageView

EXAMPLES = [
    ("What a paper builds on, and what builds on it", "plmref lineage roberta"),
    ("What builds on it directly", "plmref lineage elmo --down --depth 1"),
    ("The chain between two", "plmref lineage gpt roberta"),
    ("The whole family, as a picture", "plmref lineage --all --format dot -o family.dot"),
]


@command(READ, EXAMPLES, name="lineage", formats=LineageView.formats)
def app(
    session: Session,
    refs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[REF] [REF]",
            help="A paper, by id, name, identifier or URL; or two, for the chain between them.",
            autocompletion=complete_paper,
        ),
    ] = None,
    up: Annotated[bool, typer.Option("--up", "-u", help="Only what it builds on.")] = False,
    down: Annotated[bool, typer.Option("--down", "-d", help="Only what builds on it.")] = False,
    depth: Annotated[int | None, typer.Option("--depth", min=1, help="At most so many steps away.")] = None,
    whole: Annotated[bool, typer.Option("--all", help="All papers, from the first ones; --up: from the last.")] = False,
) -> None:
    """Show what papers build on, what builds on them, and how: a tree, or the chain between two.

    A paper that several edges lead to has its own branches once, where it is nearest to the root.
    """
    library = session.library
    try:
        trees, otherwise = descent(library, Asked(refs or [], up, down, depth, whole))
    except PlmrefError as error:
        if error.exit_code == 1:
            session.output.write(LineageView([], {}))  # an empty answer is still valid JSON
        raise
    view = LineageView(trees, {row.id: row for row in library.rows()})
    session.output.write(view)
    session.expect(view.edges, otherwise)
