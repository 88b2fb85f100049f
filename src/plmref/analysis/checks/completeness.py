"""Rules on what a record must say."""

from collections.abc import Iterator

from plmref.analysis.checks.registry import Found, Subject, rule
from plmref.records.paper import Text

FEWEST_KEY_POINTS = 4
# Of a paper that is known well enough for a note: as many as cover idea, objective, data, difference, result and catch.
FEWEST_WITH_NOTE = 6


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
    """A paper has at least four key points, with a note six: idea, objective, data, difference, result and catch."""
    for place, paper in subject.papers():
        fewest = FEWEST_WITH_NOTE if paper.notes.en or paper.notes.zh else FEWEST_KEY_POINTS
        if len(paper.key_points) < fewest:
            yield Found(place, "key_points", f"{len(paper.key_points)} key points; at least {fewest}")


@rule("no-paper-link")
def no_paper_link(subject: Subject) -> Iterator[Found]:
    """A paper has a link to itself: `plmref open` needs it."""
    for place, paper in subject.papers():
        if not any(link.role == "paper" for link in paper.links):
            yield Found(place, "links", "no link with the role paper")
