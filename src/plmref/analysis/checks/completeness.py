"""Rules on what a record must say."""

from collections.abc import Iterator

from plmref.analysis.checks.registry import Found, Subject, rule
from plmref.records.paper import Text

# As many as it takes to cover idea, objective, data, difference, result and catch.
FEWEST_KEY_POINTS = 6


@rule("missing-language")
def missing_language(subject: Subject) -> Iterator[Found]:
    """What we wrote ourselves stands in both languages: captions, notes, and how a paper builds on another."""
    for place, paper in subject.papers():
        ours: list[tuple[str, Text]] = [(f"figures[{i}].caption", item.caption) for i, item in enumerate(paper.figures)]
        ours += [(f"builds_on[{i}].how", item.how) for i, item in enumerate(paper.builds_on)]
        yield from (Found(place, field, "has no Chinese (zh)") for field, text in ours if not text.zh)
        if (paper.notes.en is None) != (paper.notes.zh is None):
            missing = "English (en)" if paper.notes.en is None else "Chinese (zh)"
            yield Found(place, "notes", f"there is no {missing} note beside the other")


@rule("too-few-key-points")
def too_few_key_points(subject: Subject) -> Iterator[Found]:
    """A paper has at least six key points: fewer do not cover idea, objective, data, difference, result and catch."""
    for place, paper in subject.papers():
        count = len(paper.key_points)
        if count < FEWEST_KEY_POINTS:
            yield Found(place, "key_points", f"{count} key points; at least {FEWEST_KEY_POINTS}")


@rule("no-paper-link")
def no_paper_link(subject: Subject) -> Iterator[Found]:
    """A paper has a link to itself: `plmref open` needs it."""
    for place, paper in subject.papers():
        if not any(link.role == "paper" for link in paper.links):
            yield Found(place, "links", "no link with the role paper")
