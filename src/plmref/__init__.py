"""plmref: the literature on pre-trained language models, at the shell prompt and from Python.

    from plmref import Library
    for hit in Library.open().search("dynamic masking").hits:
        print(hit.row.id, hit.row.date, hit.line)

The names below are loaded when they are first used, so that `import plmref` costs next to nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plmref.analysis.checks import check_catalogue
    from plmref.analysis.comparison import compare
    from plmref.analysis.lineage import chain, family, lineage
    from plmref.analysis.timeline import timeline
    from plmref.errors import (
        AmbiguousName,
        CatalogueUnreadable,
        PaperNotFound,
        PlmrefError,
        TermNotFound,
        UsageError,
    )
    from plmref.library.filters import Filters, Years
    from plmref.library.inspection import inspect_catalogue
    from plmref.library.library import Library
    from plmref.records.paper import Paper
    from plmref.records.reference import Reference
    from plmref.records.term import Term
    from plmref.views.export import export
    from plmref.views.plots import plot
    from plmref.views.text.citations import cite

__version__ = "0.1.0"

__all__ = [
    "AmbiguousName",
    "CatalogueUnreadable",
    "Filters",
    "Library",
    "Paper",
    "PaperNotFound",
    "PlmrefError",
    "Reference",
    "Term",
    "TermNotFound",
    "UsageError",
    "Years",
    "chain",
    "check_catalogue",
    "cite",
    "compare",
    "export",
    "family",
    "inspect_catalogue",
    "lineage",
    "plot",
    "timeline",
]

_HOMES = {
    "chain": "plmref.analysis.lineage",
    "check_catalogue": "plmref.analysis.checks",
    "cite": "plmref.views.text.citations",
    "compare": "plmref.analysis.comparison",
    "export": "plmref.views.export",
    "family": "plmref.analysis.lineage",
    "inspect_catalogue": "plmref.library.inspection",
    "lineage": "plmref.analysis.lineage",
    "plot": "plmref.views.plots",
    "timeline": "plmref.analysis.timeline",
    "Filters": "plmref.library.filters",
    "Years": "plmref.library.filters",
    "Library": "plmref.library.library",
    "Paper": "plmref.records.paper",
    "Reference": "plmref.records.reference",
    "Term": "plmref.records.term",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'plmref' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "plmref.errors")), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
