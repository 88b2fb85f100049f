"""What `compare` needs of its papers, gathered from the library."""

from collections.abc import Sequence
from typing import NamedTuple

from plmref.analysis.comparison import Comparison, compare
from plmref.cli.sheets import load_papers
from plmref.errors import PlmrefError, UsageError
from plmref.library.library import Library
from plmref.views.facts import TermNames

_FEWEST, _MOST = 2, 8


class Loaded(NamedTuple):
    """The comparison, empty if not every paper was found; the glossary; what was wrong with a REF."""

    comparison: Comparison
    term: TermNames
    errors: list[PlmrefError]


def load_comparison(library: Library, refs: Sequence[str], rows: Sequence[str]) -> Loaded:
    """Returns the comparison of the papers that the REFs mean.

    Raises:
        UsageError: there is no such row, or there are too few papers, or too many.
    """
    papers, errors = load_papers(library, refs)
    if not errors and not _FEWEST <= len(papers) <= _MOST:
        raise UsageError(f"compare wants {_FEWEST} to {_MOST} papers, not {len(papers)}")
    comparison = compare([] if errors else papers, rows)
    return Loaded(comparison, {term.id: term for term in library.terms()}.get, errors)
