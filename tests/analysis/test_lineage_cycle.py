"""Cycles of the lineage, against a slow reference that is obviously right."""

from itertools import pairwise, permutations

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st

from plmref.analysis.checks import check_catalogue
from plmref.formats.catalogue import load_catalogue
from plmref.records.catalogue import Catalogue
from plmref.records.finding import Places
from plmref.records.paper import BuildsOn, Text
from tests.conftest import TOY

Edges = set[tuple[int, int]]

BLANK = msgspec.structs.replace(load_catalogue(TOY).papers[0], builds_on=[])
MOST = 5


def in_a_cycle(count: int, edges: Edges) -> set[int]:
    """Tries every sequence of two or more papers, each building on the next and the last on the first."""
    rings = [ring for length in range(2, count + 1) for ring in permutations(range(count), length)]
    closed = [ring for ring in rings if all(edge in edges for edge in [*pairwise(ring), (ring[-1], ring[0])])]
    return {paper for ring in closed for paper in ring}


def found_in_a_cycle(count: int, edges: Edges) -> list[int]:
    papers = [
        msgspec.structs.replace(
            BLANK,
            id=str(paper),
            builds_on=[
                BuildsOn(id=str(older), relation="uses", how=Text(en="How.", zh="怎样。"), source="Section 1")
                for newer, older in sorted(edges)
                if newer == paper
            ],
        )
        for paper in range(count)
    ]
    places = tuple(Places("papers.yaml", {}) for _ in papers)
    findings = check_catalogue(Catalogue(tuple(papers), (), places, (), ()), {})
    return [int(finding.record) for finding in findings if finding.rule == "lineage-cycle"]


@given(st.integers(1, MOST), st.sets(st.tuples(st.integers(0, MOST), st.integers(0, MOST)), max_size=12))
@example(2, {(0, 1), (1, 0)})
@example(3, {(0, 0), (0, 1), (1, 2), (2, 0)})
@example(4, {(0, 1), (1, 2), (2, 1), (3, 3)})
def test_exactly_the_papers_of_a_cycle_are_found(count: int, edges: Edges) -> None:
    # Edges may lead to papers that are not there, and from a paper to itself; another rule finds both.
    edges = {(newer, older) for newer, older in edges if newer < count}
    known = {(newer, older) for newer, older in edges if older < count}
    assert found_in_a_cycle(count, edges) == sorted(in_a_cycle(count, known))


@given(st.sets(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
def test_where_every_paper_builds_on_earlier_ones_there_is_no_cycle(edges: Edges) -> None:
    assert found_in_a_cycle(31, {(max(edge), min(edge)) for edge in edges if edge[0] != edge[1]}) == []


def test_a_long_cycle_is_found_whole() -> None:
    count = 300
    assert found_in_a_cycle(count, {(paper, (paper + 1) % count) for paper in range(count)}) == list(range(count))
