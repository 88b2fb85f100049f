"""What `export` works with: the papers that the command line or stdin names, or all that pass."""

from collections.abc import Sequence
from pathlib import Path

from plmref.cli.named import find_named
from plmref.cli.session import Session
from plmref.errors import UsageError
from plmref.library.filters import Filters
from plmref.views.export import ExportView
from plmref.views.exported import Exported, chosen, exported, resources


def load_exports(session: Session, refs: Sequence[str], query: str, filters: Filters) -> list[Exported]:
    """Returns the papers to export; tells of what a search corrected.

    Raises:
        PaperNotFound: a REF means no paper; the other errors have been told, and nothing is exported.
        AmbiguousName: likewise, several papers.
        PlmrefError: there is no such paper.
    """
    named, errors = find_named(refs, session.library.resolve, lambda row: row.id) if refs else (None, [])
    if not errors and query:
        _tell_of_search(session, query, filters)
    rows = chosen(session.library, named, query, filters) if not errors else []
    if not rows and session.output.style.format == "json":
        session.output.write(ExportView([], []))  # an empty answer is still valid JSON
    session.fail_with(errors)
    session.expect(rows, "no paper passes" if any(filters) or query else "no paper", "nothing was written")
    return exported(session.library, rows, filters.sources)


def check_files(session: Session, *, wanted: bool) -> None:
    """Refuses to copy files where there is no place to copy them to.

    Raises:
        UsageError: they are wanted, but the list goes to stdout.
    """
    if wanted and session.output.style.file is None:
        raise UsageError("--files needs -o", "the files are put beside the list that -o names")


def copy_files(session: Session, papers: Sequence[Exported]) -> None:
    """Copies notes and figures to where the list that was written names them; tells of those that it cannot copy."""
    style = session.output.style
    folder = (style.file or Path()).parent
    named = [(record, name) for paper in papers for record in paper.records for name in resources(record.record)]
    copied = 0
    for record, name in named:
        source, target = record.file(name), folder / name
        if source is None or not target.resolve().is_relative_to(folder.resolve()):
            session.output.warn(
                f"{name}: {'no such file' if source is None else 'lies outside the folder of the list'}"
            )
        elif not target.exists() or style.force:
            copied += _copy(source, target)
        elif target.read_bytes() != source.read_bytes():
            session.output.warn(f"{target} exists and is another file; --force overwrites it")
    session.output.say(f"{copied} file{'s' if copied != 1 else ''} copied")


def _copy(source: Path, target: Path) -> int:
    """Returns how many files it has copied: none if the source is in its place already."""
    import shutil

    if target.exists() and target.samefile(source):
        return 0
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        raise UsageError(f"cannot write {target}: {error.strerror or error}") from error
    return 1


def _tell_of_search(session: Session, query: str, filters: Filters) -> None:
    from plmref.cli.commands.search import messages

    result = session.library.search(query, filters, limit=0, lang=session.languages[0])
    for message in messages(result):
        session.output.say(message)
