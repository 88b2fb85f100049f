"""Trees, families and chains, on random graphs with cycles, against slow references that are obviously right."""

from itertools import pairwise, product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plmref.analysis.lineage import Branch, Direction, Tree, chain, common_ancestors, family, lineage
from plmref.records.rows import Edge, Words

MOST = 6
PAIRS = st.lists(st.tuples(st.integers(0, MOST), st.integers(0, MOST)), max_size=16, unique=True)
DEPTHS = st.none() | st.integers(0, MOST)
DIRECTIONS = st.sampled_from(["up", "down"])

Pairs = list[tuple[int, int]]


def edge(newer: object, older: object, relation: str = "uses") -> Edge:
    return Edge(str(newer), str(older), relation, Words("How.", "怎样。"), "Section 1")


def edges_of(pairs: Pairs) -> list[Edge]:
    return [edge(*pair) for pair in pairs]


def distances(pairs: Pairs, start: int, direction: Direction) -> dict[str, int]:
    """Relaxes every edge as often as there are papers."""
    steps = pairs if direction == "up" else [(older, newer) for newer, older in pairs]
    found = {start: 0}
    for _ in range(MOST + 1):
        for one, other in steps:
            if one in found:
                found[other] = min(found.get(other, MOST + 1), found[one] + 1)
    return {str(paper): distance for paper, distance in found.items()}


def drawn(tree: Tree) -> list[tuple[int, str, str]]:
    return [(branch.level, branch.id, branch.seen) for branch in tree.branches]


def assert_well_formed(tree: Tree) -> None:
    """Each line hangs on the nearest one above that is a level higher; each paper has its branches once."""
    above: list[Branch] = []
    for branch in tree.branches:
        above = above[: branch.level]
        if branch.edge:
            ends = (branch.edge.newer, branch.edge.older)
            assert (ends if tree.direction == "up" else ends[::-1]) == (above[-1].id, branch.id)
            assert not above[-1].seen
        else:
            assert branch.level == 0
        above.append(branch)
    homes = [branch.id for branch in tree.branches if not branch.seen]
    assert sorted(homes) == sorted({branch.id for branch in tree.branches})
    places = {branch.id: place for place, branch in enumerate(tree.branches) if not branch.seen}
    for place, branch in enumerate(tree.branches):
        if branch.seen:
            assert branch.seen == ("above" if places[branch.id] < place else "below")


@given(PAIRS, DIRECTIONS, DEPTHS)
@example([(0, 0)], "up", None)
@example([(0, 1), (1, 0)], "down", None)
@example([(0, 1), (1, 2), (0, 2), (2, 3)], "up", 2)
def test_a_tree_draws_every_edge_within_its_depth_once(pairs: Pairs, direction: Direction, depth: int | None) -> None:
    tree = lineage(edges_of(pairs), "0", direction, depth)
    assert_well_formed(tree)
    far = distances(pairs, 0, direction)
    start = 0 if direction == "up" else 1
    wanted = [edge(*pair) for pair in pairs if far.get(str(pair[start]), MOST) < (MOST + 1 if depth is None else depth)]
    assert sorted(tree.edges) == sorted(edge for edge in wanted if (edge.newer, edge.older)[start] in far)
    levels = {branch.id: branch.level for branch in tree.branches if not branch.seen}
    assert levels == {paper: distance for paper, distance in far.items() if depth is None or distance <= depth}


@given(PAIRS, DIRECTIONS)
@example([(0, 1), (1, 0), (2, 2), (3, 4)], "down")
@example([(2, 0), (1, 1), (1, 2)], "up")
def test_the_family_has_every_edge_once_and_roots_that_nothing_leads_to(pairs: Pairs, direction: Direction) -> None:
    tree = family(edges_of(pairs), direction)
    assert_well_formed(tree)
    assert sorted(tree.edges) == sorted(edges_of(pairs))
    led_to = {str(pair[1 if direction == "up" else 0]) for pair in pairs}
    roots = {branch.id for branch in tree.branches if not branch.edge}
    free = {str(paper) for pair in pairs for paper in pair} - led_to
    assert free <= roots
    # Every other root is there for a cycle: some way leads from it back to it.
    for root in roots - free:
        ways = (
            distances(pairs, int(step.older if direction == "up" else step.newer), direction)
            for step in tree.edges
            if (step.newer if direction == "up" else step.older) == root
        )
        assert any(root in way for way in ways)


@given(PAIRS)
@example([(0, 1), (1, 0)])
@example([])
def test_a_chain_is_as_short_as_any_way(pairs: Pairs) -> None:
    edges = edges_of(pairs)
    for one, other in product(range(MOST), repeat=2):
        ways = [distances(pairs, one, direction).get(str(other)) for direction in ("up", "down")]
        shortest = min((way for way in ways if way is not None), default=None)
        found = chain(edges, str(one), str(other))
        assert (found and len(found.branches) - 1) == shortest
        if found:
            assert_well_formed(found)
            assert [branch.level for branch in found.branches] == list(range(len(found.branches)))
            assert (found.branches[0].id, found.branches[-1].id) == (str(one), str(other))


@given(PAIRS)
def test_common_ancestors_are_the_nearest_to_both(pairs: Pairs) -> None:
    mine, theirs = distances(pairs, 0, "up"), distances(pairs, 1, "up")
    far = {paper: mine[paper] + theirs[paper] for paper in mine.keys() & theirs.keys()}
    nearest = {paper for paper, distance in far.items() if distance == min(far.values())}
    assert set(common_ancestors(edges_of(pairs), "0", "1")) == nearest


def test_a_paper_reached_twice_has_its_branches_where_it_is_nearest() -> None:
    edges = [edge("bert", "gpt"), edge("bert", "transformer"), edge("gpt", "transformer"), edge("transformer", "lstm")]
    assert drawn(lineage(edges, "bert")) == [
        (0, "bert", ""),
        (1, "gpt", ""),
        (2, "transformer", "below"),
        (1, "transformer", ""),
        (2, "lstm", ""),
    ]


def test_what_the_depth_leaves_out_is_counted() -> None:
    edges = [edge("c", "b"), edge("b", "a"), edge("b", "z")]
    assert [(branch.id, branch.hidden) for branch in lineage(edges, "c", "up", 1).branches] == [("c", 0), ("b", 2)]
    assert [(branch.id, branch.hidden) for branch in lineage(edges, "c", "up", 0).branches] == [("c", 1)]


def test_branches_stand_in_the_order_of_the_edges() -> None:
    edges = [edge("new", "b"), edge("new", "a"), edge("new", "c")]
    assert [branch.id for branch in lineage(edges, "new").branches] == ["new", "b", "a", "c"]


def test_an_edge_that_is_there_twice_is_drawn_once_and_two_relations_twice() -> None:
    edges = [edge("b", "a"), edge("b", "a"), edge("b", "a", "extends")]
    assert drawn(lineage(edges, "b")) == [(0, "b", ""), (1, "a", ""), (1, "a", "above")]


def test_a_paper_without_edges_stands_alone_and_in_no_family() -> None:
    assert drawn(lineage([edge("b", "a")], "c")) == [(0, "c", "")]
    assert family([]).branches == ()


@pytest.mark.parametrize("count", [5000])
def test_a_long_chain_and_a_long_cycle_are_drawn_whole(count: int) -> None:
    line = [edge(number, number - 1) for number in range(1, count)]
    assert len(lineage(line, str(count - 1)).branches) == count
    ring = [*line, edge(0, count - 1)]
    assert len(lineage(ring, "0", "down").branches) == count + 1
    assert len(family(ring).branches) == count + 1
    found = chain(line, "0", str(count - 1))
    assert found is not None
    assert len(found.branches) == count


def test_levels_never_jump() -> None:
    tree = family([edge(a, b) for a, b in product(range(5), repeat=2) if a > b])
    levels = [branch.level for branch in tree.branches]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert levels[0] == 0
