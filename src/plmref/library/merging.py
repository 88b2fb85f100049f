"""Working out which records of the library are one paper.

Two records are one paper if they share an identifier, else the paper's own address, else the title, with years at most
one apart. Two different values of one kind of identifier never meet, not even through a third record. All this is
worked out from the records alone, in the order of their keys: the order of adding plays no part, and what a source
brought goes when it goes.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plmref.library.identities import KINDS
from plmref.library.segments import Segment, Segments

_SCHEMA = """
CREATE TABLE made_of (segment INTEGER PRIMARY KEY, name TEXT, file TEXT);
CREATE TABLE members (paper INTEGER PRIMARY KEY, leader INTEGER NOT NULL, doubtful INTEGER NOT NULL);
CREATE INDEX by_leader ON members (leader);
CREATE TABLE clashes (paper INTEGER PRIMARY KEY, id TEXT NOT NULL);
CREATE INDEX by_id ON clashes (id);
"""
# Kinds of which a paper has one value: a different one means another paper.
_UNIQUE = frozenset(("arxiv", "doi", "acl", "openreview"))


def fill_merges(connection: sqlite3.Connection, segments: Segments, made_of: list[tuple[int, str, str]]) -> None:
    """Fills an empty database with the papers that several records describe, and the ids that several records bear."""
    connection.executescript(_SCHEMA)
    connection.executemany("INSERT INTO made_of VALUES (?, ?, ?)", made_of)
    groups = _groups(segments)
    connection.executemany(
        "INSERT INTO members VALUES (?, ?, ?)",
        ((paper, group.leader, paper in group.doubtful) for group in groups for paper in sorted(group.papers)),
    )
    leaders = {paper: group.leader for group in groups for paper in group.papers}
    connection.executemany("INSERT INTO clashes VALUES (?, ?)", _clashes(segments, leaders).items())
    connection.commit()


class Known(NamedTuple):
    """A record as the rules of merging see it; `year` is 0 if it is not known."""

    paper: int
    year: int
    identifiers: frozenset[tuple[str, str]]


class Group(NamedTuple):
    """Records that are one paper; those of `doubtful` are in it by their title alone."""

    papers: frozenset[int]
    doubtful: frozenset[int]

    @property
    def leader(self) -> int:
        """The record that leads: the numbers of records begin with the catalogue's and go by the names of sources."""
        return min(self.papers)


def _groups(segments: Segments) -> list[Group]:
    classes = _classes(segments)
    papers = {paper for _, members in classes for paper in members}
    return merged(classes, {paper: _known(segments, paper) for paper in papers})


def merged(classes: Iterable[tuple[str, set[int]]], known: dict[int, Known]) -> list[Group]:
    """Returns the groups of records that are one paper.

    Args:
        classes: (key, records that bear it) of every key that several records bear.
        known: what the rules must know of each of these records.
    """
    group = {paper: {paper} for paper in known}
    by_title: set[int] = set()
    for key, papers in sorted(classes, key=lambda found: (KINDS.index(found[0].partition(":")[0]), found[0])):
        together = _years_apart(papers, known) if key.startswith("title:") else [papers]
        for these in together:
            clusters = list({id(group[paper]): group[paper] for paper in these}.values())
            if len(clusters) > 1 and not _contradict(clusters, known):
                if key.startswith("title:"):
                    largest = min(clusters, key=min)
                    by_title |= {paper for cluster in clusters if cluster is not largest for paper in cluster}
                union = set().union(*clusters)
                group.update(dict.fromkeys(union, union))
    found = {id(papers): papers for papers in group.values() if len(papers) > 1}
    groups = [Group(frozenset(papers), frozenset(papers & by_title)) for papers in found.values()]
    return sorted(groups, key=lambda each: each.leader)


def _contradict(clusters: Iterable[set[int]], known: dict[int, Known]) -> bool:
    """Tells whether two records of the clusters have different values of one kind of identifier."""
    values: dict[str, str] = {}
    for cluster in clusters:
        for paper in cluster:
            for kind, value in known[paper].identifiers:
                if values.setdefault(kind, value) != value:
                    return True
    return False


def _years_apart(papers: set[int], known: dict[int, Known]) -> list[set[int]]:
    """Splits records of one title where more than a year lies between two: these are two papers of one title.

    A record without a year goes with the others if they are of one time, and with none if they are not.
    """
    runs: list[set[int]] = []
    last = 0
    for paper in sorted((paper for paper in papers if known[paper].year), key=lambda paper: known[paper].year):
        if not runs or known[paper].year - last > 1:
            runs.append(set())
        runs[-1].add(paper)
        last = known[paper].year
    undated = {paper for paper in papers if not known[paper].year}
    if len(runs) <= 1:
        return [papers]
    return [*runs, undated]


def _classes(segments: Segments) -> list[tuple[str, set[int]]]:
    """Returns (key, records) of every key of identity that several records bear."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for place, smaller in enumerate(segments.all):
        for key, row in smaller.connection.execute(
            "SELECT key, paper FROM identities WHERE key IN (SELECT key FROM twins)"
        ):
            found[key].add(smaller.paper(row))
        for larger in segments.all[place + 1 :]:
            for key, one, other in _shared(smaller, larger):
                found[key] |= {smaller.paper(one), larger.paper(other)}
    return list(found.items())


def _shared(one: Segment, other: Segment) -> Iterator[tuple[str, int, int]]:
    """Yields (key, row of one, row of other) of what two indexes share; the smaller is looked up in the larger."""
    small, large = (one, other) if _size(one) <= _size(other) else (other, one)
    ask = large.connection.cursor()
    for key, row in small.connection.execute("SELECT key, paper FROM identities"):
        for (there,) in ask.execute("SELECT paper FROM identities WHERE key = ?", (key,)):
            yield (key, row, there) if small is one else (key, there, row)


def _known(segments: Segments, paper: int) -> Known:
    segment, row = segments.of(paper)
    [year] = segment.connection.execute("SELECT year FROM papers WHERE rowid = ?", (row,)).fetchone()
    keys = segment.connection.execute("SELECT key FROM identities WHERE paper = ?", (row,))
    pairs = (key.partition(":")[::2] for (key,) in keys)
    return Known(paper, year, frozenset((kind, value) for kind, value in pairs if kind in _UNIQUE))


def _clashes(segments: Segments, leaders: dict[int, int]) -> dict[int, str]:
    """Returns "source/id" for every record of a source whose id another paper bears too, in any case."""
    found: dict[int, str] = {}
    for place, segment in enumerate(segments.all[1:], start=1):
        for other in (*segments.all[:place], *segments.all[place + 1 :]):
            for here, there in _same_ids(segment, other):
                one, two = segment.paper(here), other.paper(there)
                if leaders.get(one, one) != leaders.get(two, two):
                    found[one] = f"{segment.name}/{_id_of(segment, here)}"
        for row, twins in _like_another_source(segments, segment):
            paper = segment.paper(row)
            if any(leaders.get(twin, twin) != leaders.get(paper, paper) for twin in twins):
                found[paper] = f"{segment.name}/{_id_of(segment, row)}"
    return found


def _like_another_source(segments: Segments, segment: Segment) -> Iterator[tuple[int, list[int]]]:
    """Yields (row, papers meant) of every id that reads as "source/id" and would mean a paper of that source."""
    for other in segments.all:
        start = f"id:{other.name.lower()}/"
        sql = "SELECT key, paper FROM keys WHERE key >= ? AND key < ?"
        for key, row in segment.connection.execute(sql, (start, f"{start}\U0010ffff")).fetchall():
            yield row, other.keyed(f"id:{key.removeprefix(start)}")


def _id_of(segment: Segment, row: int) -> str:
    return str(segment.connection.execute("SELECT id FROM papers WHERE rowid = ?", (row,)).fetchone()[0])


def _same_ids(segment: Segment, other: Segment) -> Iterator[tuple[int, int]]:
    small, large = (segment, other) if _size(segment) <= _size(other) else (other, segment)
    ask = large.connection.cursor()
    for key, row in small.connection.execute("SELECT key, paper FROM keys WHERE key >= 'id:' AND key < 'id;'"):
        for (there,) in ask.execute("SELECT paper FROM keys WHERE key = ?", (key,)):
            yield (row, there) if small is segment else (there, row)


def _size(segment: Segment) -> int:
    return int(segment.connection.execute("SELECT max(rowid) FROM papers").fetchone()[0] or 0)
