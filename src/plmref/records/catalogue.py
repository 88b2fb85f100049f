"""A catalogue as it was read: its records, and where each stands."""

from typing import NamedTuple

from plmref.records.finding import Finding, Places
from plmref.records.paper import Paper
from plmref.records.term import Term


class Catalogue(NamedTuple):
    """Papers and terms, in file order, with what was wrong in reading them.

    Attributes:
        papers: every paper that could be decoded.
        terms: every term that could be decoded.
        paper_places: for each of `papers`, where its fields stand.
        term_places: the same for `terms`.
        findings: what could not be decoded, and why.
        undecoded: how many records are there but not among `papers` and `terms`.
    """

    papers: tuple[Paper, ...]
    terms: tuple[Term, ...]
    paper_places: tuple[Places, ...]
    term_places: tuple[Places, ...]
    findings: tuple[Finding, ...]
    undecoded: int = 0
