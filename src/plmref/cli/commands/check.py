"""`plmref check`."""

from pathlib import Path
from typing import Annotated

import typer

from plmref.cli.options import UPKEEP, command
from plmref.cli.session import Session
from plmref.views.problems import FindingsView

EXAMPLES = [
    ("The catalogue in use", "plmref check"),
    ("One that you are editing", "plmref check ~/src/plmref"),
    ("For a script", "plmref check --json"),
]


@command(UPKEEP, EXAMPLES, name="check")
def app(
    session: Session,
    path: Annotated[
        Path | None,
        typer.Argument(metavar="[PATH]", help="A folder with data/papers.yaml and data/terms.yaml."),
    ] = None,
) -> None:
    """Check a catalogue against every rule; findings come with file and line, and end in exit code 1."""
    from plmref.library.inspection import inspect_catalogue  # reads YAML, which help need not

    findings = inspect_catalogue(path or session.settings.catalogue_path)
    session.output.write(FindingsView(findings))
    count = len(findings)
    session.output.say(f"{count} finding{'s' if count != 1 else ''}" if count else "no findings")
    if findings:
        raise typer.Exit(1)
