"""The order of what was found, and the line that shows why.

FTS5 proposes candidates; the best of them are ranked again by BM25F over the lines of each paper (S. Robertson and
H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6): a line counts by the field
that it is from, and a long field's lines count less. That a paper has a note must not make it lose to one without.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from plmref.library.lines import FIELDS, POSITION_BITS, LineNumber, field_at, paper_and_field
from plmref.library.matching import Lines, Matching, first_match, matching_lines, wordiness
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


class Evidence(NamedTuple):
    """Why papers were found: their matching lines, of which few are looked at.

    Attributes:
        lines: of each index that has some, with their numbers in order.
        weights: what each need is worth, first those that were asked for.
        asked: how many these are.
        lang: in which language lines are shown where both match.
    """

    lines: Sequence[tuple[Lines, list[int]]] = ()
    weights: Sequence[float] = ()
    asked: int = 0
    lang: str = "en"

    def best(self, paper: int) -> Matching | None:
        """Returns the line of a paper that has most of what was asked for, if it has matching lines.

        Among equals it is the telling one in the user's language.
        """
        first, last = LineNumber.range_of(paper)
        for each, numbers in self.lines:
            of_paper = numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]
            if of_paper:
                worth = {bits: self._worth(bits) for bits in {each.met[number] for number in of_paper}}
                number = min(of_paper, key=lambda number: self._order(number, *worth[each.met[number]]))
                return Matching(LineNumber.read(number).field, number, each.texts.get(number, ""))
        return None

    def _worth(self, bits: int) -> tuple[float, float]:
        """Returns what the needs that a line meets are worth: those that were asked for, and the others."""
        met = [weight * (bits >> place & 1) for place, weight in enumerate(self.weights)]
        return sum(met[: self.asked]), sum(met[self.asked :])

    def _order(self, number: int, asked: float, others: float) -> tuple[bool, float, bool, int, float, int]:
        line = LineNumber.read(number)
        telling = _TELLING.index(line.field) if line.field in _TELLING else len(_TELLING)
        # That a paper is of the year asked for says nothing that its date does not say beside it.
        dated = line.field == "date"
        return (dated, -asked, line.lang not in ("", self.lang), telling, -others, line.position)


class Ranking(NamedTuple):
    """Papers, best first, and why they were found."""

    papers: list[int]
    evidence: Evidence


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
        return Ranking(list(papers), Evidence())
    known = set(papers)
    named = [paper for paper in exact if paper in known]
    candidates = list(dict.fromkeys([*named, *papers[:_CANDIDATES]]))
    count = len(needs) + len(bonus)
    found = {
        number: matching_lines(segments.all[number], rows, [*needs, *bonus])
        for number, rows in by_segment(candidates).items()
    }
    tallies = {number: _tally(each.met, count) for number, each in found.items()}
    weights = _rarity(found.values(), tallies.values(), count)
    scores: dict[int, float] = {}
    for number, each in found.items():
        scores |= _scores(tallies[number], each.lengths, wordiness(segments.all[number]), weights)
    names = set(named)
    ranked = sorted(candidates, key=lambda paper: (paper not in names, -scores.get(paper, 0.0), paper))
    taken = set(ranked)
    rest = [paper for paper in papers if paper not in taken]
    lines = [(each, sorted(each.met)) for each in found.values()]
    return Ranking(ranked + rest, Evidence(lines, weights, len(needs), lang))


def best_line(segments: Segments, paper: int, phrases: Sequence[Phrase]) -> Matching | None:
    """Returns the first line of a paper that has any of the phrases, for one that was not ranked."""
    segment, row = segments.of(paper)
    return first_match(segment, row, phrases) if phrases else None


# By place, which is a paper, a field and a language: how many lines meet each need.
Tally = dict[int, list[int]]


def _tally(met: dict[int, int], needs: int) -> Tally:
    tally: Tally = {}
    places = [number >> POSITION_BITS for number in met]
    for (place, bits), lines in Counter(zip(places, met.values(), strict=True)).items():
        counts = tally.get(place)
        if counts is None:
            counts = tally[place] = [0] * needs
        for need in range(needs):
            if bits >> need & 1:
                counts[need] += lines
    return tally


def _rarity(found: Iterable[Lines], tallies: Iterable[Tally], needs: int) -> list[float]:
    """Returns what each need is worth: more if fewer of the lines meet it."""
    total = sum(len(each.met) for each in found)
    counts = [counts for tally in tallies for counts in tally.values()]
    met = [sum(each) for each in zip(*counts, strict=True)] or [0] * needs
    return [log(1 + total / (count + 0.5)) for count in met]


def _scores(
    tally: Tally, lengths: dict[int, dict[str, int]], average: dict[str, float], weights: Sequence[float]
) -> dict[int, float]:
    none = [0] * len(weights)
    fields: dict[int, list[list[int]]] = {}
    for place, counts in tally.items():
        number, language = field_at(place)
        fields.setdefault(number, [none, none, none])[language] = counts
    frequencies: dict[int, list[float]] = {}
    for number, (shared, english, chinese) in fields.items():
        paper, field = paper_and_field(number)
        long = lengths[paper].get(field, 1) / average.get(field, 1.0)
        wordy = 1.0 if field in _LISTS else 1 - _LENGTH + _LENGTH * long
        frequency = frequencies.setdefault(paper, [0.0] * len(weights))
        for need, (here, first, second) in enumerate(zip(shared, english, chinese, strict=True)):
            # A line and its translation are one.
            frequency[need] += FIELDS[field] * (here + max(first, second)) / wordy
    return {
        paper: sum(
            weight * frequency / (_SATURATION + frequency) for weight, frequency in zip(weights, each, strict=True)
        )
        for paper, each in frequencies.items()
    }
