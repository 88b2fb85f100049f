"""plmref: the literature on pre-trained language models, at the shell prompt and from Python.

    from plmref import Library
    for hit in Library.open().search("dynamic masking").hits:
        print(hit.row.id, hit.row.date, hit.line)

The names below are loaded when they are first used, so that `import plmref` costs next to nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from plmref.analysis.checks import check_catalogue
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
    from plmref.records.term import Term
    from plmref.views.export import export

__version__ = "0.1.0"

__all__ = [
    "AmbiguousName",
    "CatalogueUnreadable",
    "Filters",
    "Library",
    "Paper",
    "PaperNotFound",
    "PlmrefError",
    "Term",
    "TermNotFound",
    "UsageError",
    "Years",
    "check_catalogue",
    "export",
    "inspect_catalogue",
    "timeline",
]

_HOMES = {
    "check_catalogue": "plmref.analysis.checks",
    "export": "plmref.views.export",
    "inspect_catalogue": "plmref.library.inspection",
    "timeline": "plmref.analysis.timeline",
    "Filters": "plmref.library.filters",
    "Years": "plmref.library.filters",
    "Library": "plmref.library.library",
    "Paper": "plmref.records.paper",
    "Term": "plmref.records.term",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'plmref' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "plmref.errors")), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
