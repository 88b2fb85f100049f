"""What must hold of a catalogue beyond its types: small rules, each of which yields findings.

To add a rule, write a function in the module that it belongs to, decorate it with `rule`, and say in its docstring
what it wants and why; `docs/checks.md` is made from these docstrings.
"""

from collections.abc import Mapping

from plmref.analysis.checks import (  # noqa: F401  # they register rules
    completeness,
    dates,
    identity,
    notes,
    numbers,
    references,
    sources,
    wording,
)
from plmref.analysis.checks.registry import RULES, Subject
from plmref.records.catalogue import Catalogue
from plmref.records.finding import Finding

__all__ = ["RULES", "check_catalogue"]


def check_catalogue(catalogue: Catalogue, files: Mapping[str, str]) -> list[Finding]:
    """Returns what every rule finds in a catalogue.

    Args:
        catalogue: the records, and where they stand.
        files: the notes and figures that exist, by their paths in the catalogue's folder: a note with its text, a
            figure with "".
    """
    subject = Subject(catalogue, files)
    return [found.finding(name, catalogue) for name, check in RULES.items() for found in check(subject)]
