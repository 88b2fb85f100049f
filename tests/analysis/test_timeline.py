import pytest
from hypothesis import given
from hypothesis import strategies as st

from plmref.analysis.timeline import Unit, timeline
from plmref.library.library import Library
from plmref.records.rows import PaperRow, Words


def row(date: str, name: str = "x") -> PaperRow:
    return PaperRow(name, date, Words(name, None), (), (), "models", (), 0)


def labels(*dates: str, by: Unit | None = None) -> list[tuple[str, list[str]]]:
    return [(period.label, [paper.date for paper in period.papers]) for period in timeline(map(row, dates), by)]


def test_nothing_has_no_periods() -> None:
    assert timeline([]) == timeline([], "month") == timeline([], "year") == []


def test_papers_of_several_years_are_grouped_by_year() -> None:
    assert labels("2019-07-26", "2017", "2019-04", "2018-10-11") == [
        ("2017", ["2017"]),
        ("2018", ["2018-10-11"]),
        ("2019", ["2019-04", "2019-07-26"]),
    ]


def test_papers_of_one_year_are_grouped_by_month() -> None:
    assert labels("2019-07-26", "2019-04", "2019-07-02") == [
        ("2019-04", ["2019-04"]),
        ("2019-07", ["2019-07-02", "2019-07-26"]),
    ]


def test_by_month_a_date_of_a_year_only_stands_before_its_months() -> None:
    assert labels("2019-01-01", "2019", "2018-12", "2019-01", by="month") == [
        ("2018-12", ["2018-12"]),
        ("2019", ["2019"]),
        ("2019-01", ["2019-01", "2019-01-01"]),
    ]


def test_a_year_alone_is_shown_by_month() -> None:
    assert labels("2019", "2019") == [("2019", ["2019", "2019"])]
    assert labels("2019", "2019-03") == [("2019", ["2019"]), ("2019-03", ["2019-03"])]


def test_by_year_is_by_year_even_within_one() -> None:
    assert labels("2019-07-26", "2019", by="year") == [("2019", ["2019", "2019-07-26"])]


def test_papers_of_one_day_stand_by_id() -> None:
    [period] = timeline([row("2019-07-26", "b"), row("2019-07-26", "a")])
    assert [paper.id for paper in period.papers] == ["a", "b"]


def test_the_toy_catalogue_by_month(toy: Library) -> None:
    assert [(period.label, [paper.id for paper in period.papers]) for period in timeline(toy.rows(), "month")] == [
        ("2017", ["toy-lstm"]),
        ("2018-10", ["toy-bert"]),
        ("2019-04", ["toy-ernie-1.0"]),
        ("2019-05", ["toy-ernie-thu"]),
        ("2019-07", ["toy-roberta"]),
    ]


@pytest.mark.parametrize("by", ["month", "year", None])
@given(st.lists(st.from_regex(r"20[12][0-9](-(0[1-9]|1[0-2])(-[0-2][1-9])?)?", fullmatch=True), max_size=12))
def test_every_paper_stands_once_in_a_period_of_its_own_time(by: Unit | None, dates: list[str]) -> None:
    periods = timeline([row(date, str(number)) for number, date in enumerate(dates)], by)
    shown = [paper for period in periods for paper in period.papers]
    assert sorted((int(paper.id), paper.date) for paper in shown) == list(enumerate(dates))
    assert [paper.date for paper in shown] == sorted(dates)
    assert [period.label for period in periods] == sorted({period.label for period in periods})
    assert all(paper.date.startswith(period.label) for period in periods for paper in period.papers)
