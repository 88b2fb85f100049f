from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from plmref.views.plots.placement import Box, around, leader, rows

SPANS = st.lists(st.tuples(st.floats(0, 400), st.floats(0.5, 90)).map(lambda span: (span[0], sum(span))), max_size=60)
POINTS = st.lists(st.tuples(st.floats(10, 390), st.floats(10, 290)), max_size=40)
FIELD = Box(0, 0, 400, 300)


@given(SPANS)
def test_no_two_of_a_row_overlap(spans: list[tuple[float, float]]) -> None:
    placed = list(zip(rows(spans), spans, strict=True))
    for (row, (left, right)), (other, (begin, end)) in combinations(placed, 2):
        assert row != other or right <= begin or end <= left


@given(SPANS)
def test_there_are_no_more_rows_than_overlap_at_one_place(spans: list[tuple[float, float]]) -> None:
    deepest = max((sum(left <= at < right for left, right in spans) for at, _ in spans), default=0)
    assert len(set(rows(spans))) == deepest


@given(SPANS, st.data())
def test_wishes_do_not_make_rows_overlap(spans: list[tuple[float, float]], data: st.DataObject) -> None:
    wishes = data.draw(
        st.lists(st.none() | st.integers(0, max(len(spans) - 1, 0)), min_size=len(spans), max_size=len(spans))
    )
    placed = list(zip(rows(spans, wishes), spans, strict=True))
    for (row, (left, right)), (other, (begin, end)) in combinations(placed, 2):
        assert row != other or right <= begin or end <= left


def test_a_wish_is_kept_where_its_row_is_free() -> None:
    assert rows([(0, 10), (5, 15), (20, 30)], [None, None, 1]) == [0, 1, 1]


@given(POINTS, st.booleans())
def test_names_around_points_cover_neither_names_nor_points(points: list[tuple[float, float]], strict: bool) -> None:
    found = around(points, [(30.0, 8.0)] * len(points), 2.5, FIELD, strict=strict)
    if found is None:
        return
    marks = [Box(x - 2.5, y - 2.5, x + 2.5, y + 2.5) for x, y in points]
    assert not any(one.overlaps(other) for one, other in combinations(found, 2))
    assert not any(box.overlaps(mark) for box in found for mark in marks)
    assert all(box.within(FIELD) for box in found)
    if strict:
        lines = [leader(point, box, 2.5) for point, box in zip(points, found, strict=True)]
        crossed = [(line, box) for line in lines if line for box in found if box.meets(line)]
        assert crossed == []


def test_a_field_that_is_too_small_has_no_places() -> None:
    assert around([(5, 5), (6, 6)], [(30.0, 8.0)] * 2, 2.5, Box(0, 0, 31, 12)) is None


def test_a_lonely_name_stands_right_of_its_point_without_a_line() -> None:
    [box] = around([(100, 100)], [(30.0, 8.0)], 2.5, FIELD) or []
    assert box == Box(102.5, 96, 132.5, 104)
    assert leader((100, 100), box, 2.5) is None


@given(st.tuples(st.floats(-10, 10), st.floats(-10, 10)), st.tuples(st.floats(-10, 10), st.floats(-10, 10)))
def test_a_line_meets_a_box_if_one_of_its_points_is_inside(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    box = Box(-3, -2, 3, 2)
    points = [(one[0] + (other[0] - one[0]) * k / 200, one[1] + (other[1] - one[1]) * k / 200) for k in range(201)]
    if any(-3 < x < 3 and -2 < y < 2 for x, y in points) and one != other:
        assert box.meets((one, other))
