"""`plmref compare`."""

from typing import Annotated

import typer

from plmref.analysis.comparison import DEFAULT_ROWS, ROWS
from plmref.cli.options import READ, Refs, command, complete_list
from plmref.cli.session import Session
from plmref.views.comparison import ComparisonView

EXAMPLES = [
    ("Three models side by side", "plmref compare bert roberta electra"),
    ("Only their scores, and where they stand", "plmref compare bert roberta electra --rows results --sources"),
    ("Only what differs, in Chinese", "plmref compare ernie-1.0 ernie-2.0 --only-differences --lang zh"),
    ("A table for a survey", "plmref compare bert t5 --format latex"),
]


@command(READ, EXAMPLES, name="compare", formats=ComparisonView.formats)
def app(
    refs: Refs,
    session: Session,
    rows: Annotated[
        str,
        typer.Option(
            "--rows",
            "-r",
            metavar="NAMES",
            help=f"Which rows, in which order, with commas between: {', '.join(ROWS)}.",
            autocompletion=lambda incomplete: complete_list(incomplete, ROWS),
        ),
    ] = ",".join(DEFAULT_ROWS),
    only_differences: Annotated[
        bool, typer.Option("--only-differences", "-d", help="Only rows in which two papers say different things.")
    ] = False,
    sources: Annotated[bool, typer.Option("--sources", help="Say in footnotes where each thing was read.")] = False,
) -> None:
    """Compare papers, 2 to 8 of them: a row a fact, a column a paper, scores on the benchmarks they share.

    Rows that differ are marked. A score whose split the record does not name stands beside no other.
    """
    from plmref.cli.side_by_side import load_comparison  # completion of ids needs no records

    loaded = load_comparison(session.library, refs, [name.strip() for name in rows.split(",")])
    comparison = loaded.comparison.differences() if only_differences else loaded.comparison
    session.output.write(ComparisonView(comparison, loaded.term, sources=sources))
    session.fail_with(loaded.errors)
    session.expect(comparison.rows, "nothing is known in which these papers differ")
