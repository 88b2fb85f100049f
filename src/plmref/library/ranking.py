"""The order of what was found, and the line that shows why.

FTS5 proposes candidates; the best of them are ranked again by BM25F over the lines of each paper (S. Robertson and
H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6): a line counts by the field
that it is from, and a long field's lines count less. That a paper has a note must not make it lose to one without.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from plmref.library.lines import FIELDS
from plmref.library.matching import Matching, first_match, matching_lines, wordiness
from plmref.library.needs import Need, Phrase
from plmref.library.segments import Segments, by_segment

# How many candidates are ranked again; the rest keep the order in which FTS5 proposed them.
_CANDIDATES = 100
# The usual constants of BM25, in units of a key point: how soon more of the same stops counting, and how much the
# length of prose matters. Names, terms and authors are lists: a longer one is no wordier.
_SATURATION = 1.2 * FIELDS["key point"]
_LENGTH = 0.75
_LISTS = frozenset(
    (
        "name",
        "new term",
        "term",
        "topic",
        "alias",
        "authors",
        "first author",
        "organization",
        "venue",
        "date",
        "corpus",
        "size",
        "benchmark",
    )
)

# Lines that say why a paper was found, before those that merely have the word.
_TELLING = ("title", "authors", "organization", "key point", "abstract", "builds on", "note")


class Ranking(NamedTuple):
    """Papers, best first, and for each the line that matched best."""

    papers: list[int]
    lines: dict[int, Matching]


def rank(
    segments: Segments,
    papers: Sequence[int],
    exact: Sequence[int],
    needs: Sequence[Need],
    bonus: Sequence[Need],
    lang: str,
) -> Ranking:
    """Returns papers by relevance: those whose very name was typed first.

    Args:
        segments: the indexes.
        papers: what was found, the likeliest first.
        exact: papers of which the whole query is a name.
        needs: what was looked for; without any the order stays.
        bonus: what counts without having been asked for: words side by side as typed, the last word as a whole.
        lang: in which language lines are shown where both match.
    """
    if not needs:
        return Ranking(list(papers), {})
    known = set(papers)
    named = [paper for paper in exact if paper in known]
    candidates = list(dict.fromkeys([*named, *papers[:_CANDIDATES]]))
    lines: dict[int, list[Matching]] = {}
    scores: dict[int, float] = {}
    found = {
        number: matching_lines(segments.all[number], rows, [*needs, *bonus])
        for number, rows in by_segment(candidates).items()
    }
    for each in found.values():
        lines |= each.lines
    weights = _rarity(lines, len(needs) + len(bonus))
    for number, each in found.items():
        scores |= _scores(each.lines, each.lengths, wordiness(segments.all[number]), weights)
    names = set(named)
    ranked = sorted(candidates, key=lambda paper: (paper not in names, -scores.get(paper, 0.0), paper))
    taken = set(ranked)
    rest = [paper for paper in papers if paper not in taken]
    return Ranking(ranked + rest, {paper: _best(these, weights, len(needs), lang) for paper, these in lines.items()})


def best_line(segments: Segments, paper: int, phrases: Sequence[Phrase]) -> Matching | None:
    """Returns the first line of a paper that has any of the phrases, for one that was not ranked."""
    segment, row = segments.of(paper)
    return first_match(segment, row, phrases) if phrases else None


def _rarity(lines: dict[int, list[Matching]], needs: int) -> list[float]:
    """Returns what each need is worth: more if fewer of the lines meet it."""
    total = sum(map(len, lines.values()))
    met = [sum(line.met[need] for found in lines.values() for line in found) for need in range(needs)]
    return [log(1 + total / (count + 0.5)) for count in met]


def _scores(
    lines: dict[int, list[Matching]],
    lengths: dict[int, dict[str, int]],
    average: dict[str, float],
    weights: Sequence[float],
) -> dict[int, float]:
    scores = {}
    for paper, found in lines.items():
        frequencies = [_frequency(_counts(found, need), lengths[paper], average) for need in range(len(weights))]
        scores[paper] = sum(
            weight * frequency / (_SATURATION + frequency)
            for weight, frequency in zip(weights, frequencies, strict=True)
        )
    return scores


def _counts(lines: Sequence[Matching], need: int) -> dict[str, int]:
    """Returns how many lines of each field meet a need; a line and its translation are one."""
    by_language: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        by_language[line.lang][line.field] += line.met[need]
    return by_language[""] + (by_language["en"] | by_language["zh"])


def _frequency(counts: dict[str, int], length: dict[str, int], average: dict[str, float]) -> float:
    total = 0.0
    for field, count in counts.items():
        wordiness = 1.0 if field in _LISTS else 1 - _LENGTH + _LENGTH * length.get(field, 1) / average.get(field, 1.0)
        total += FIELDS[field] * count / wordiness
    return total


def _best(lines: Sequence[Matching], weights: Sequence[float], needs: int, lang: str) -> Matching:
    """Returns the line that has most of what was asked for; among equals the telling one in the user's language.

    The first `needs` of the weights are what was asked for, the others what only counts.
    """

    def worth(line: Matching) -> tuple[bool, float, bool, int, float, int]:
        met = [weight * found for weight, found in zip(weights, line.met, strict=True)]
        telling = _TELLING.index(line.field) if line.field in _TELLING else len(_TELLING)
        # That a paper is of the year asked for says nothing that its date does not say beside it.
        dated = line.field == "date"
        other = line.lang not in ("", lang)
        return (dated, -sum(met[:needs]), other, telling, -sum(met[needs:]), line.position)

    return min(lines, key=worth)
