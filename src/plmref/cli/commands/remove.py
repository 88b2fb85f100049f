"""`plmref remove`."""

from typing import Annotated

import typer

from plmref.cli.options import LISTS, command, complete_source
from plmref.cli.session import Session
from plmref.library.sources import Source, edit_sources, without_source

EXAMPLES = [
    ("By name", "plmref remove refs.bib"),
    ("By path", "plmref remove ~/notes"),
]


@command(LISTS, EXAMPLES, name="remove")
def app(
    names: Annotated[
        list[str],
        typer.Argument(metavar="NAME...", help="Names or paths of sources.", autocompletion=complete_source),
    ],
    session: Session,
) -> None:
    """Remove sources: plmref forgets them, and the files stay as they are."""
    from plmref.library.source_index import forget_index

    removed: list[Source] = []

    def without(sources: list[Source]) -> list[Source]:
        for name in names:
            sources, source = without_source(sources, name)
            removed.append(source)
        return sources

    edit_sources(without)
    for source in removed:
        forget_index(source)
        session.output.say(f"removed {source.name}; {source.path} is as it was")
