"""The order of what was found, and the line that shows why.

FTS5 proposes candidates; the best of them are ranked again by BM25F over the lines of each paper (S. Robertson and
H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6): a line counts by the field
that it is from, and a long field's lines count less. That a paper has a note must not make it lose to one without.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log
from typing import NamedTuple

from plmref.library.lines import FIELDS, LineNumber
from plmref.library.needs import Need, Phrase

# How many candidates are ranked again; the rest keep the order in which FTS5 proposed them.
_CANDIDATES = 100
# The usual constants of BM25, in units of a key point: how soon more of the same stops counting, and how much the
# length of prose matters. Names, terms and authors are lists: a longer one is no wordier.
_SATURATION = 1.2 * FIELDS["key point"]
_LENGTH = 0.75
_LISTS = frozenset(
    ("name", "new term", "term", "alias", "authors", "organization", "venue", "date", "corpus", "size", "benchmark")
)

# Lines that say why a paper was found, before those that merely have the word.
_TELLING = ("title", "authors", "organization", "key point", "builds on", "note")


class Matching(NamedTuple):
    """A line that has something of what was asked for; `met` says which needs."""

    at: LineNumber
    met: tuple[bool, ...]


class Ranking(NamedTuple):
    """Papers, best first, and for each the number of the line that matched best."""

    papers: list[int]
    lines: dict[int, LineNumber]


def rank(
    connection: sqlite3.Connection,
    papers: Sequence[int],
    exact: Sequence[int],
    needs: Sequence[Need],
    bonus: Sequence[Need],
    lang: str,
) -> Ranking:
    """Returns papers by relevance: those whose very name was typed first.

    Args:
        connection: the index.
        papers: what was found, the likeliest first.
        exact: papers of which the whole query is a name.
        needs: what was looked for; without any the order stays.
        bonus: what counts without having been asked for: words side by side as typed, the last word as a whole.
        lang: in which language lines are shown where both match.
    """
    if not needs:
        return Ranking(list(papers), {})
    named = [paper for paper in exact if paper in papers]
    candidates = list(dict.fromkeys([*named, *papers[:_CANDIDATES]]))
    lines = _matching_lines(connection, candidates, [*needs, *bonus])
    weights = _rarity(lines, len(needs) + len(bonus))
    scores = _scores(connection, lines, weights)
    ranked = sorted(candidates, key=lambda paper: (paper not in named, -scores.get(paper, 0.0), paper))
    rest = [paper for paper in papers[_CANDIDATES:] if paper not in named]
    return Ranking(ranked + rest, {paper: _best(found, weights, len(needs), lang) for paper, found in lines.items()})


def _matching_lines(
    connection: sqlite3.Connection, papers: Sequence[int], needs: Sequence[Need]
) -> dict[int, list[Matching]]:
    met: defaultdict[int, set[int]] = defaultdict(set)
    for place, need in enumerate(needs):
        for (number,) in connection.execute("SELECT rowid FROM linetext WHERE linetext MATCH ?", (need.expression,)):
            met[number].add(place)
    wanted = set(papers)
    found: defaultdict[int, list[Matching]] = defaultdict(list)
    for number, places in met.items():
        at = LineNumber.read(number)
        if at.paper in wanted:
            found[at.paper].append(Matching(at, tuple(place in places for place in range(len(needs)))))
    return found


def first_line(connection: sqlite3.Connection, paper: int, phrases: Sequence[Phrase]) -> LineNumber | None:
    """Returns the first line of a paper that has any of the phrases: what was asked for may stand far apart in it."""
    if not phrases:
        return None
    whole = " OR ".join(phrase.expression for phrase in phrases)
    # Of "quoc le" the words stand in the line of the authors, but not side by side.
    apart = " OR ".join(f"({' AND '.join(Phrase((word,)).expression for word in phrase.words)})" for phrase in phrases)
    for expression in (whole, apart):
        sql = "SELECT min(rowid) FROM linetext WHERE linetext MATCH ? AND rowid BETWEEN ? AND ?"
        [number] = connection.execute(sql, (expression, *LineNumber.range_of(paper))).fetchone()
        if number is not None:
            return LineNumber.read(number)
    return None


def _rarity(lines: dict[int, list[Matching]], needs: int) -> list[float]:
    """Returns what each need is worth: more if fewer of the lines meet it."""
    total = sum(map(len, lines.values()))
    met = [sum(line.met[need] for found in lines.values() for line in found) for need in range(needs)]
    return [log(1 + total / (count + 0.5)) for count in met]


def _scores(
    connection: sqlite3.Connection, lines: dict[int, list[Matching]], weights: Sequence[float]
) -> dict[int, float]:
    average: dict[str, float] = dict(connection.execute("SELECT field, words FROM averages"))
    scores = {}
    for paper, found in lines.items():
        length = dict(connection.execute("SELECT field, words FROM lengths WHERE paper = ?", (paper,)))
        frequencies = [_frequency(_counts(found, need), length, average) for need in range(len(weights))]
        scores[paper] = sum(
            weight * frequency / (_SATURATION + frequency)
            for weight, frequency in zip(weights, frequencies, strict=True)
        )
    return scores


def _counts(lines: Sequence[Matching], need: int) -> dict[str, int]:
    """Returns how many lines of each field meet a need; a line and its translation are one."""
    by_language: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        by_language[line.at.lang][line.at.field] += line.met[need]
    return by_language[""] + (by_language["en"] | by_language["zh"])


def _frequency(counts: dict[str, int], length: dict[str, int], average: dict[str, float]) -> float:
    total = 0.0
    for field, count in counts.items():
        wordiness = 1.0 if field in _LISTS else 1 - _LENGTH + _LENGTH * length[field] / average[field]
        total += FIELDS[field] * count / wordiness
    return total


def _best(lines: Sequence[Matching], weights: Sequence[float], needs: int, lang: str) -> LineNumber:
    """Returns the line that has most of what was asked for; among equals the telling one in the user's language.

    The first `needs` of the weights are what was asked for, the others what only counts.
    """

    def worth(line: Matching) -> tuple[bool, float, bool, int, float, int]:
        met = [weight * found for weight, found in zip(weights, line.met, strict=True)]
        telling = _TELLING.index(line.at.field) if line.at.field in _TELLING else len(_TELLING)
        # That a paper is of the year asked for says nothing that its date does not say beside it.
        dated = line.at.field == "date"
        other = line.at.lang not in ("", lang)
        return (dated, -sum(met[:needs]), other, telling, -sum(met[needs:]), line.at.position)

    return min(lines, key=worth).at
