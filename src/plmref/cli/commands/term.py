"""`plmref term`."""

from typing import Annotated

import typer

from plmref.cli.options import READ, command, complete_term
from plmref.cli.session import Session
from plmref.errors import TermNotFound
from plmref.views.glossary import GlossaryView, TermView

EXAMPLES = [
    ("What it means", "plmref term MLM"),
    ("By its Chinese name", "plmref term 替换词检测 --lang zh"),
    ("The whole glossary", "plmref term"),
]


@command(READ, EXAMPLES, name="term")
def app(
    session: Session,
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]",
            help="Id, name or alias of a term; all terms without it.",
            autocompletion=complete_term,
        ),
    ] = None,
) -> None:
    """Look up a term of the field, or list the glossary."""
    library = session.library
    # Words of one name need no quotes: `plmref term masked language model`.
    try:
        view = TermView(library.term(" ".join(name))) if name else GlossaryView(library.terms())
    except TermNotFound:
        session.output.write(GlossaryView([]))  # an empty answer is still valid JSON
        raise
    session.output.write(view)
