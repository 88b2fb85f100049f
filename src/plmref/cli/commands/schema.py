"""`plmref schema`."""

import json
from typing import Annotated, Literal

import typer

from plmref.cli.options import UPKEEP, command
from plmref.cli.session import Session
from plmref.views.text.document import DocumentView

EXAMPLES = [
    ("Of data/papers.yaml", "plmref schema"),
    ("Of data/terms.yaml, into a file", "plmref schema terms -o terms.schema.json"),
]


@command(UPKEEP, EXAMPLES, name="schema")
def app(
    session: Session,
    file: Annotated[Literal["papers", "terms"], typer.Argument(help="Which file of a catalogue.")] = "papers",
) -> None:
    """Print the JSON Schema of a catalogue file, made from the types that decode it."""
    from plmref.formats.schema import json_schema

    schema = json_schema(file)
    session.output.write(DocumentView("schema", json.dumps(schema, indent=2, ensure_ascii=False), schema))
