"""`plmref cite`."""

from typing import Annotated, Literal

import typer

from plmref.cli.clipboard import copy_through_terminal
from plmref.cli.options import HAND_IN, command, complete_paper
from plmref.cli.session import Session
from plmref.views.citing import CiteView
from plmref.views.text.citations import STYLES, check_style, citations, document, parse_day, remarks

EXAMPLES = [
    ("A BibTeX entry", "plmref cite t5"),
    ("Two lines of a Chinese reference list", "plmref cite bert t5 --style gbt7714"),
    ("The arXiv version, as ACL papers cite it", "plmref cite bert --preprint --style acl"),
    ("All that a search finds, into a file", "plmref search ernie --format ids | plmref cite - -o ernie.bib --force"),
]


@command(HAND_IN, EXAMPLES, name="cite", formats=CiteView.formats)
def app(
    refs: Annotated[
        list[str],
        typer.Argument(
            metavar="REF...",
            help="Ids, names, identifiers or URLs of papers; - reads them from stdin, one a line.",
            autocompletion=complete_paper,
        ),
    ],
    session: Session,
    style: Annotated[
        Literal[tuple(STYLES)],  # type: ignore[valid-type]  # the registry of styles is the one list of them
        typer.Option(
            "--style",
            "-s",
            metavar="STYLE",
            help=f"How it is written: {', '.join(STYLES)}. The first gbt7714 is the edition in force.",
        ),
    ] = "bibtex",
    preprint: Annotated[
        bool, typer.Option("--preprint", help="The preprint instead of the published version.")
    ] = False,
    accessed: Annotated[
        str | None,
        typer.Option("--accessed", metavar="DATE", help="The day you read it online, for styles that name it."),
    ] = None,
    ascii_: Annotated[bool, typer.Option("--ascii", help="BibTeX with LaTeX commands for accents.")] = False,
    copy: Annotated[bool, typer.Option("--copy", help="Put it on the clipboard too, through the terminal.")] = False,
) -> None:
    """Cite papers: BibTeX, BibLaTeX, CSL-JSON, or a line in ACL, APA, IEEE or GB/T 7714 style.

    The published version leads. Keys are made as the ACL Anthology makes them.
    """
    from plmref.cli.references import load_references  # completion of ids needs no records

    day = parse_day(accessed) if accessed is not None else None
    check_style(style, ascii_only=ascii_)
    references = load_references(session, refs, preprint=preprint)
    cited = citations(references, style, accessed=day, ascii_only=ascii_)
    session.output.write(CiteView(cited, style))
    for remark in remarks(cited, style, accessed=day, ascii_only=ascii_):
        session.output.say(remark)
    if copy:
        session.output.say(copy_through_terminal(document(cited, style)))
