"""Bibliographies: records as references, in BibTeX, BibLaTeX or CSL-JSON."""

from collections.abc import Sequence

from plmref.records.entry import Entry
from plmref.records.entry_reference import entry_reference
from plmref.records.paper import Paper
from plmref.records.reference import Reference
from plmref.views.text.citations import citations, document


def bibliography(records: Sequence[Paper | Entry], style: str) -> str:
    """Returns the references to records as one text; keys are unique within it."""
    return document(citations(map(reference, records), style), style)


def reference(record: Paper | Entry, *, preprint: bool = False) -> Reference:
    """Returns the reference to a record: to the published version if it has one.

    Args:
        record: a paper of the catalogue's form, or an entry of a user's file.
        preprint: refer to the preprint instead, if there is one.
    """
    if isinstance(record, Entry):
        return entry_reference(record, preprint=preprint)
    return Reference.from_paper(record, preprint=preprint)
