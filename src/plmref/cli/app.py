"""The program: its commands, found by name and loaded one at a time.

Building a Typer command costs up to a millisecond an option, and a call needs one command; so each lives in a module
of its own under `plmref.cli.commands`, which is imported when the command is called, or when help lists them all.
"""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

# Name of each command, and its module, in the order of the help.
COMMANDS = {
    "list": "list_papers",
    "search": "search",
    "timeline": "timeline",
    "show": "show",
    "compare": "compare",
    "lineage": "lineage",
    "term": "term",
    "open": "open_paper",
    "cite": "cite",
    "plot": "plot",
    "export": "export",
    "add": "add",
    "sources": "sources",
    "remove": "remove",
    "check": "check",
    "schema": "schema",
    "config": "config",
}


class Commands(TyperGroup):
    """The group of all commands, which loads the one that is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Returns the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Returns the command of that name, or None."""
        module = COMMANDS.get(cmd_name)
        return get_command(import_module(f"plmref.cli.commands.{module}").app) if module else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Returns the command that the arguments begin with; Typer's "did you mean" needs to know the names."""
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]  # names only, nothing is loaded
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Commands,
    name="plmref",
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # Typer's callback
    if wanted:
        from plmref import __version__
        from plmref.cli.session import Session
        from plmref.errors import CatalogueUnreadable

        with Session() as session:
            try:
                library = session.library
            except CatalogueUnreadable:
                print(f"plmref {__version__}")  # the program's own version is known whatever the catalogue
                raise
            papers, terms = len(library.rows()), len(library.terms())
            print(f"plmref {__version__}, catalogue {library.content} ({papers} papers, {terms} terms)")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def plmref(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            "-V",
            is_eager=True,
            callback=_print_version,
            help="Print the versions of program and catalogue.",
        ),
    ] = False,
    # For the help alone: `plmref.cli.main` takes it out, wherever it stands, and reads PLMREF_DEBUG.
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """The literature on pre-trained language models, offline, in English and Chinese.

    plmref search "dynamic masking" finds papers, plmref show roberta reads one.
    """
    if context.invoked_subcommand is None:
        print(context.get_help())
