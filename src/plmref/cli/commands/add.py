"""`plmref add`."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from plmref.cli.options import LISTS, command
from plmref.cli.session import Session
from plmref.errors import CatalogueUnreadable, PlmrefError
from plmref.library.sources import Source, edit_sources, full_path, load_sources, with_source

if TYPE_CHECKING:
    from plmref.library.source_report import SourceReport

EXAMPLES = [
    ("A reading list in Markdown", "plmref add ~/notes/PretrainedLM.md"),
    ("A folder of notes and a bibliography", "plmref add ~/notes ~/refs.bib"),
    ("What would be found, without adding", "plmref add --dry-run refs.json"),
    ("A file whose name does not tell its format", "plmref add --format jsonl arxiv-metadata"),
]


@command(LISTS, EXAMPLES, name="add")
def app(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders, which stay as they are.")],
    session: Session,
    format: Annotated[  # noqa: A002  # the option's name
        Literal["auto", "markdown", "bibtex", "csl-json", "jsonl", "yaml"],
        typer.Option("--format", "-f", help="The files' format; else told by name and content."),
    ] = "auto",
    dry_run: Annotated[bool, typer.Option("--dry-run", "-d", help="Only say what would be found.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="End in 1 if anything is doubtful or wrong.")] = False,
) -> None:
    """Add your own lists: every command then answers from them too, where they lie."""
    from plmref.views.source_list import AddedView

    sources, added = _with(load_sources(), paths, format)
    with _on_trial(added):
        reports = _reports(session, sources, added)
        session.output.write(AddedView(reports))
        if not dry_run:
            edit_sources(lambda listed: _with(listed, paths, format)[0])
    if strict and any(report.doubtful or report.findings for report in reports):
        raise typer.Exit(1)


def _with(sources: list[Source], paths: Sequence[Path], form: str) -> tuple[list[Source], list[Source]]:
    """Returns all sources, and those that the paths became."""
    for path in paths:
        try:
            path.expanduser().stat()
        except (OSError, ValueError, RuntimeError) as error:  # a zero byte in it, no such user
            raise CatalogueUnreadable(f"{path}: {getattr(error, 'strerror', None) or error}") from error
        sources, _ = with_source(sources, path, form)
    wanted = {full_path(path) for path in paths}
    return sources, [source for source in sources if source.path in wanted]


@contextlib.contextmanager
def _on_trial(added: Sequence[Source]) -> Iterator[None]:
    """Forgets what was read of files that are not in the list of sources in the end."""
    from plmref.library.source_index import forget_index

    try:
        yield
    finally:
        listed = {(source.path, source.format) for source in load_sources()}
        for source in added:
            if (source.path, source.format) not in listed:
                forget_index(source)


def _reports(session: Session, sources: Sequence[Source], added: Sequence[Source]) -> "list[SourceReport]":
    """Returns what was found in the files.

    Raises:
        PlmrefError: one cannot be read or has no paper in it: nothing is then added.
    """
    from plmref.library.source_report import source_report

    warnings: list[str] = []
    with session.opened(sources, warnings.append) as library:
        reports = [source_report(library, source) for source in added]
    for report in reports:
        if report.records is None:
            raise CatalogueUnreadable(f"{report.reason}; nothing was added")
        if not report.records:
            hint = "--format says what it is, if its name does not" if len(added) == 1 else "nothing was added"
            raise PlmrefError(f"{report.source.path}: no paper found in it", hint)
    for line in warnings:
        session.output.warn(line)
    return reports
