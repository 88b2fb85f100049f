"""Rules on how text is written."""

import re
from collections.abc import Iterator

from plmref.analysis.checks.registry import Found, Subject, rule
from plmref.analysis.checks.texts import note_pairs, pairs, sentences

_HAN = r"[\u3400-\u9fff]"
_HALF_WIDTH = re.compile(rf"{_HAN}[,;:?!]|[,;:?!]{_HAN}")
_BLANK = re.compile(rf"{_HAN} {_HAN}|{_HAN} [，。；：？！）]|[，。；：？！（] ")


@rule("chinese-punctuation")
def chinese_punctuation(subject: Subject) -> Iterator[Found]:
    """Chinese has full-width punctuation, and no blank between Han characters or beside that punctuation."""
    for text in (*pairs(subject), *note_pairs(subject)):
        if found := _HALF_WIDTH.search(text.zh) or _BLANK.search(text.zh):
            said = f"half-width punctuation or a stray blank: {found[0]!r}"
            yield Found(text.place, f"{text.field}.zh", said, text.in_terms)


@rule("no-chinese")
def no_chinese(subject: Subject) -> Iterator[Found]:
    """A Chinese sentence has Han characters in it."""
    for text in pairs(subject):
        if not re.search(_HAN, text.zh):
            yield Found(text.place, f"{text.field}.zh", f"no Chinese in it: {text.zh[:40]!r}", text.in_terms)


@rule("full-stop")
def full_stop(subject: Subject) -> Iterator[Found]:
    """Key points and definitions are sentences: they end as their language ends them."""
    for place, paper in subject.papers():
        for field, part in sentences(paper):
            yield from _unfinished(place, field, part.en, part.zh, in_terms=False)
    for place, term in subject.terms():
        yield from _unfinished(place, "definition", term.definition.en, term.definition.zh, in_terms=True)


@rule("benchmark-spelling")
def benchmark_spelling(subject: Subject) -> Iterator[Found]:
    """A benchmark is spelt alike in all records, or its scores cannot be put beside each other."""
    known: dict[str, str] = {}
    for place, paper in subject.papers():
        for index, result in enumerate(paper.results):
            usual = known.setdefault(re.sub(r"[\W_]+", "", result.benchmark).casefold(), result.benchmark)
            if result.benchmark != usual:
                yield Found(place, f"results[{index}].benchmark", f"{result.benchmark!r} is spelt {usual!r} elsewhere")


def _unfinished(place: int, field: str, english: str, chinese: str, *, in_terms: bool) -> Iterator[Found]:
    if not re.search(r"[.?!][\"')]*$", english):
        yield Found(place, f"{field}.en", "does not end with a full stop", in_terms)
    if not re.search(r"[。？！][”』」）]*$", chinese):
        yield Found(place, f"{field}.zh", "does not end with a Chinese full stop", in_terms)
