"""Rules on how text is written."""

import re
from collections.abc import Iterator

from plmref.analysis.checks.registry import Found, Subject, rule
from plmref.records.paper import KeyPoint, SubPoint

_HAN = r"[\u3400-\u9fff]"
_HALF_WIDTH = re.compile(rf"{_HAN}[,;:?!]|[,;:?!]{_HAN}")
_BLANK = re.compile(rf"{_HAN} {_HAN}|{_HAN} [，。；：？！）]|[，。；：？！（] ")


@rule("chinese-punctuation")
def chinese_punctuation(subject: Subject) -> Iterator[Found]:
    """Chinese has full-width punctuation, and no blank between Han characters or beside that punctuation."""
    for place, field, text, in_terms in _chinese(subject):
        if found := _HALF_WIDTH.search(text) or _BLANK.search(text):
            yield Found(place, field, f"half-width punctuation or a stray blank: {found[0]!r}", in_terms)


@rule("no-chinese")
def no_chinese(subject: Subject) -> Iterator[Found]:
    """A Chinese sentence has Han characters in it."""
    for place, field, text, in_terms in _chinese(subject):
        if not re.search(_HAN, text):
            yield Found(place, field, f"no Chinese in it: {text[:40]!r}", in_terms)


@rule("full-stop")
def full_stop(subject: Subject) -> Iterator[Found]:
    """Key points and definitions are sentences: they end as their language ends them."""
    for place, paper in subject.papers():
        for i, point in enumerate(paper.key_points):
            parts: list[tuple[str, KeyPoint | SubPoint]] = [
                (f"key_points[{i}]", point),
                *((f"key_points[{i}].points[{j}]", sub) for j, sub in enumerate(point.points)),
            ]
            for field, part in parts:
                yield from _unfinished(place, field, part.en, part.zh, in_terms=False)
    for place, term in subject.terms():
        yield from _unfinished(place, "definition", term.definition.en, term.definition.zh, in_terms=True)


def _unfinished(place: int, field: str, english: str, chinese: str, *, in_terms: bool) -> Iterator[Found]:
    if not re.search(r"[.?!][\"')]*$", english):
        yield Found(place, f"{field}.en", "does not end with a full stop", in_terms)
    if not re.search(r"[。？！][”』」）]*$", chinese):
        yield Found(place, f"{field}.zh", "does not end with a Chinese full stop", in_terms)


def _chinese(subject: Subject) -> Iterator[tuple[int, str, str, bool]]:
    """Yields (place, field, text, in_terms) of every Chinese sentence that we wrote."""
    for place, paper in subject.papers():
        for i, point in enumerate(paper.key_points):
            yield place, f"key_points[{i}].zh", point.zh, False
            yield from ((place, f"key_points[{i}].points[{j}].zh", sub.zh, False) for j, sub in enumerate(point.points))
        yield from (
            (place, f"builds_on[{i}].how.zh", edge.how.zh or "", False)
            for i, edge in enumerate(paper.builds_on)
            if edge.how.zh
        )
        yield from (
            (place, f"figures[{i}].caption.zh", item.caption.zh or "", False)
            for i, item in enumerate(paper.figures)
            if item.caption.zh
        )
    yield from ((place, "definition.zh", term.definition.zh, True) for place, term in subject.terms())
