"""The registry of rules, and what a rule gets and gives."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from plmref.records.catalogue import Catalogue
from plmref.records.finding import Finding
from plmref.records.paper import Paper
from plmref.records.term import Term


class Subject(NamedTuple):
    """What a rule looks at: the catalogue, and those of its notes and figures that exist, a note with its text."""

    catalogue: Catalogue
    files: Mapping[str, str]

    @property
    def undecoded(self) -> set[str]:
        """Ids of records that are there but could not be decoded, which is a finding of its own."""
        return {finding.record for finding in self.catalogue.findings}

    def papers(self) -> Iterator[tuple[int, Paper]]:
        """Yields every paper with its place."""
        yield from enumerate(self.catalogue.papers)

    def terms(self) -> Iterator[tuple[int, Term]]:
        """Yields every term with its place."""
        yield from enumerate(self.catalogue.terms)


class Found(NamedTuple):
    """What a rule found in one record: `place` counts papers, or terms with `in_terms`."""

    place: int
    field: str
    message: str
    in_terms: bool = False

    def finding(self, rule: str, catalogue: Catalogue) -> Finding:
        """Returns it with file, line and id."""
        records = catalogue.terms if self.in_terms else catalogue.papers
        places = (catalogue.term_places if self.in_terms else catalogue.paper_places)[self.place]
        return Finding(rule, places.file, places.line(self.field), records[self.place].id, self.field, self.message)


Rule = Callable[[Subject], Iterator[Found]]
RULES: dict[str, Rule] = {}


def rule(name: str) -> Callable[[Rule], Rule]:
    """Registers a rule under the name that its findings bear."""

    def register(check: Rule) -> Rule:
        RULES[name] = check
        return check

    return register
