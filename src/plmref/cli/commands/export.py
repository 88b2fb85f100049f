"""`plmref export`."""

from typing import Annotated

import typer

from plmref.cli.options import HAND_IN, command, complete_paper
from plmref.cli.session import Session
from plmref.library.filters import Filters
from plmref.views.export import FORMATS, ExportView, format_of

EXAMPLES = [
    ("A reading list of one year, in Chinese", "plmref export --year 2019 --lang zh -o 2019.md"),
    ("A page that needs no network, with search and filters", "plmref export -o papers.html"),
    ("What a search finds, as a bibliography", 'plmref export --query "masked language model" --format bibtex'),
    ("Only these papers", "plmref list --org baidu --format ids | plmref export - --format csv"),
]


@command(HAND_IN, EXAMPLES, name="export", formats=(*FORMATS[:1], *FORMATS))
def app(
    filters: Filters,
    session: Session,
    refs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="REF...",
            help="Papers; - reads them from stdin, one a line. All papers, if there is none.",
            autocompletion=complete_paper,
        ),
    ] = None,
    files: Annotated[
        bool, typer.Option("--files", help="With -o, copy the notes and figures of a reading list to beside it.")
    ] = False,
    query: Annotated[str, typer.Option("--query", "-q", metavar="WORDS", help="Only what this search finds.")] = "",
) -> None:
    """Export papers: a reading list, a web page, a bibliography, records or a table.

    The ending of --output chooses the format: .md, .html, .bib, .json (CSL), .jsonl, .yaml, .csv, .tsv; else Markdown.
    """
    from plmref.cli.exports import check_files, copy_files, load_exports  # completion of ids needs no records

    check_files(session, wanted=files)
    papers = load_exports(session, refs or [], query, filters)
    session.output.write(ExportView(papers, session.library.terms(), format_of(session.output.style.file)))
    if files:
        copy_files(session, papers)
