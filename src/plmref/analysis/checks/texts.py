"""The texts that we wrote ourselves, each in both languages: what the rules on words and numbers look at."""

from collections.abc import Iterator
from typing import NamedTuple

from plmref.analysis.checks.registry import Subject
from plmref.records.paper import KeyPoint, Paper, SubPoint


class Pair(NamedTuple):
    """One text and its translation; `place` and `in_terms` as in `registry.Found`."""

    place: int
    field: str
    en: str
    zh: str
    in_terms: bool = False


def pairs(subject: Subject) -> Iterator[Pair]:
    """Yields every sentence of ours that stands in both languages: in papers and terms, but not in notes."""
    for place, paper in subject.papers():
        for field, part in sentences(paper):
            yield Pair(place, field, part.en, part.zh)
        others = [(f"builds_on[{i}].how", edge.how) for i, edge in enumerate(paper.builds_on)]
        others += [(f"figures[{i}].caption", figure.caption) for i, figure in enumerate(paper.figures)]
        others += [("results_note", paper.results_note)] if paper.results_note else []
        yield from (Pair(place, field, text.en, text.zh) for field, text in others if text.zh)
    for place, term in subject.terms():
        yield Pair(place, "definition", term.definition.en, term.definition.zh, in_terms=True)


def note_pairs(subject: Subject) -> Iterator[Pair]:
    """Yields every note that there is in both languages."""
    for place, paper in subject.papers():
        notes = [subject.files.get(name or "") for name in (paper.notes.en, paper.notes.zh)]
        if notes[0] and notes[1]:
            yield Pair(place, "notes", notes[0], notes[1])


def sentences(paper: Paper) -> Iterator[tuple[str, KeyPoint | SubPoint]]:
    """Yields each key point and sub-point with its field."""
    for i, point in enumerate(paper.key_points):
        yield f"key_points[{i}]", point
        yield from ((f"key_points[{i}].points[{j}]", sub) for j, sub in enumerate(point.points))
