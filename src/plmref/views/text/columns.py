"""Papers as tables for other programs: CSV, and the columns of TSV."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from plmref.records.entry import Entry
from plmref.records.paper import Paper
from plmref.views.exported import Exported
from plmref.views.listing import COLUMNS as LISTED
from plmref.views.text.clean import one_line
from plmref.views.view import Languages

# A cell that begins with one of these is a formula to a spreadsheet (owasp.org/www-community/attacks/CSV_Injection).
_FORMULA = ("=", "+", "-", "@")


def _venue(record: Paper | Entry) -> str:
    venue = record.venue
    return " ".join(str(part) for part in (venue.short or venue.name, venue.year) if part) if venue else ""


_OF_RECORDS: dict[str, Callable[[Paper | Entry], str]] = {
    "authors": lambda record: "; ".join(author.name for author in record.authors),
    "venue": _venue,
    "arxiv": lambda record: record.identifiers.arxiv or "",
    "doi": lambda record: record.identifiers.doi or "",
    "acl": lambda record: record.identifiers.acl or "",
    "openreview": lambda record: record.identifiers.openreview or "",
    "url": lambda record: next((link.url for link in record.links if link.role == "paper"), ""),
}
# The columns of `list`, then what identifies a paper elsewhere.
COLUMNS = (*LISTED, *_OF_RECORDS)


def cells(paper: Exported, languages: Languages) -> list[str]:
    """Returns one paper, a text a column."""
    of_row = [one_line(cell(paper.row, languages)) for cell in LISTED.values()]
    return [*of_row, *(one_line(cell(paper.lead)) for cell in _OF_RECORDS.values())]


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Returns rows as CSV (RFC 4180, but with the line ends of this system's other files).

    What a spreadsheet would take for a formula has an apostrophe before it.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in rows)
    return file.getvalue()
