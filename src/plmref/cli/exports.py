"""What `export` works with: the papers that the command line or stdin names, or all that pass."""

import sys
from collections.abc import Sequence

from plmref.cli.session import Session
from plmref.errors import AmbiguousName, PaperNotFound, PlmrefError
from plmref.library.filters import Filters
from plmref.records.rows import PaperRow
from plmref.views.export import ExportView
from plmref.views.exported import Exported, chosen, exported


def load_exports(session: Session, refs: Sequence[str], query: str, filters: Filters) -> list[Exported]:
    """Returns the papers to export; tells of what a search corrected.

    Raises:
        PaperNotFound: a REF means no paper; the other errors have been told, and nothing is exported.
        AmbiguousName: likewise, several papers.
        PlmrefError: there is no such paper.
    """
    errors: list[PlmrefError] = []
    named = _named(session, refs, errors) if refs else None
    if not errors and query:
        _tell_of_search(session, query, filters)
    rows = chosen(session.library, named, query, filters) if not errors else []
    if not rows and session.output.style.format == "json":
        session.output.write(ExportView([], []))  # an empty answer is still valid JSON
    session.fail_with(errors)
    session.expect(rows, "no paper passes" if any(filters) or query else "no paper", "nothing was written")
    return exported(session.library, rows, filters.sources)


def _named(session: Session, refs: Sequence[str], errors: list[PlmrefError]) -> list[PaperRow]:
    """Returns each paper once; puts what goes wrong into `errors`."""
    rows: dict[str, PaperRow] = {}
    names = [name for ref in refs for name in (_lines_of_stdin() if ref == "-" else [ref])]
    for name in names:
        try:
            row = session.library.resolve(name)
        except (PaperNotFound, AmbiguousName) as error:
            errors.append(error)
        else:
            rows.setdefault(row.id, row)
    if not names:
        errors.append(PlmrefError("stdin names no paper", "one REF a line"))
    return list(rows.values())


def _lines_of_stdin() -> list[str]:
    if sys.stdin is None:  # closed by the shell
        return []
    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    return [line.strip() for line in text.splitlines() if line.strip()]


def _tell_of_search(session: Session, query: str, filters: Filters) -> None:
    from plmref.cli.commands.search import messages

    result = session.library.search(query, filters, limit=0, lang=session.languages[0])
    for message in messages(result):
        session.output.say(message)
