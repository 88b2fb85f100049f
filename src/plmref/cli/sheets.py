"""What `show` needs of each paper, gathered from the library."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from plmref.errors import AmbiguousName, PaperNotFound, PlmrefError
from plmref.library.library import Library
from plmref.views.facts import TermNames
from plmref.views.sheet import Sheet

if TYPE_CHECKING:
    from plmref.records.paper import Paper


class Loaded(NamedTuple):
    """The papers that were found, the glossary, and an error for each REF that means no single paper."""

    sheets: list[Sheet]
    term: TermNames
    errors: list[PlmrefError]


def load_sheets(library: Library, refs: Sequence[str]) -> Loaded:
    """Returns the page of every REF that means one paper, each paper once."""
    papers, errors = load_papers(library, refs)
    terms = {term.id: term for term in library.terms()}
    return Loaded([_sheet(library, paper) for paper in papers], terms.get, errors)


def load_papers(library: Library, refs: Sequence[str]) -> "tuple[list[Paper], list[PlmrefError]]":
    """Returns the paper of every REF that means one, each paper once, and an error for every other REF."""
    papers: dict[str, Paper] = {}
    errors: list[PlmrefError] = []
    for ref in refs:
        try:
            paper = library.paper(ref)
        except (PaperNotFound, AmbiguousName) as error:
            errors.append(error)
        else:
            papers.setdefault(paper.id, paper)
    return list(papers.values()), errors


def _sheet(library: Library, paper: "Paper") -> Sheet:
    builders = [(row.id, edge) for row, edge in library.builders(paper)]
    notes = {lang: note for lang in ("en", "zh") if (note := library.note(paper, lang))}
    figures = [library.location.resource(figure.file) for figure in paper.figures]
    return Sheet(paper, builders, notes, figures)
