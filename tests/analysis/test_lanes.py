import pytest
from hypothesis import given
from hypothesis import strategies as st

from plmref.analysis.lanes import edges_among, lanes, names, span
from plmref.library.library import Library
from tests.generated import generated_papers


def test_papers_stand_in_lanes_by_architecture_in_the_order_of_their_first_use(bundled: Library) -> None:
    papers = sorted(bundled.papers(), key=lambda paper: paper.date)
    found = lanes(papers)
    used = dict.fromkeys(paper.architecture.term if paper.architecture else "" for paper in papers)
    assert [lane.architecture for lane in found] == [name for name in used if name] + [""] * ("" in used)
    [seq2seq] = [lane for lane in found if lane.architecture == "transformer-encoder-decoder"]
    marked = [mark.name for mark in seq2seq.marks]
    assert marked[0] == "Transformer"
    assert marked.index("MASS") < marked.index("T5")


def test_papers_without_an_architecture_stand_last() -> None:
    papers = generated_papers(60)
    assert [lane.architecture for lane in lanes(papers)].index("") == len(lanes(papers)) - 1


@given(st.integers(0, 80), st.integers(0, 9))
def test_every_paper_stands_in_one_lane_under_a_name_of_its_own(count: int, seed: int) -> None:
    papers = generated_papers(count, seed)
    marks = [mark for lane in lanes(papers) for mark in lane.marks]
    assert sorted(mark.id for mark in marks) == sorted(paper.id for paper in papers)
    assert len({mark.name for mark in marks}) == count


def test_a_name_that_several_bear_is_no_name(bundled: Library) -> None:
    found = names(bundled.papers())
    assert (found["ernie-thu"], found["ernie-2.0"], found["roberta"]) == ("ERNIE (THU)", "ERNIE 2.0", "RoBERTa")


def test_edges_stay_among_the_papers(bundled: Library) -> None:
    papers = [bundled.paper(name) for name in ("bert", "roberta", "electra")]
    assert {(edge.older, edge.newer) for edge in edges_among(papers)} == {("bert", "roberta"), ("bert", "electra")}


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [("2019", 2019, 2020), ("2019-07", 2019.5, 2019 + 7 / 12), ("2019-01-01", 2019, 2019 + 1 / 372)],
)
def test_a_date_spans_the_time_that_it_names(date: str, start: float, end: float) -> None:
    assert span(date) == pytest.approx((start, end))


@given(st.integers(1, 12), st.integers(1, 31), st.integers(1, 12), st.integers(1, 31))
def test_later_days_stand_farther_right(month: int, day: int, other: int, later: int) -> None:
    one, two = f"2019-{month:02}-{day:02}", f"2019-{other:02}-{later:02}"
    assert (span(one) < span(two)) == (one < two)
