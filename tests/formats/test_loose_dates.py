import pytest

from plmref.formats.loose_dates import date_of, with_month, year_of


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019", "2019"),
        ("2019-07", "2019-07"),
        ("2019-7-6", "2019-07-06"),
        ("2019/07/26", "2019-07-26"),
        ("2019-07-26T10:00:00Z", "2019-07-26"),
        ("2019-07-26/2019-07-28", "2019-07-26"),
        ("2019-13", "2019"),
        ("2019-02-31", "2019-02"),
        ("26 July 2019", "2019-07-26"),
        ("July 26, 2019", "2019-07-26"),
        ("Jul 2019", "2019-07"),
        ("2019年7月26日", "2019-07-26"),
        ("2019 年 7 月", "2019-07"),
        ("c. 2019", "2019"),
        ("forthcoming", None),
        ("", None),
        ("0000-00-00", None),
        ("12019", None),
    ],
)
def test_dates(text: str, date: str | None) -> None:
    assert date_of(text) == date


@pytest.mark.parametrize(
    ("month", "date"),
    [
        ("jul", "2019-07"),
        ("July", "2019-07"),
        ("Sept.", "2019-09"),
        ("7", "2019-07"),
        ("07", "2019-07"),
        ("26 jul", "2019-07-26"),
        ("jul 26", "2019-07-26"),
        ("26–28 July", "2019-07"),
        ("July 28 – August 2", "2019-07"),
        ("July--August", "2019-07"),
        ("jul/aug", "2019-07"),
        ("13", "2019"),
        ("Summer", "2019"),
        ("Marchioness", "2019"),
        ("", "2019"),
    ],
)
def test_months(month: str, date: str) -> None:
    assert with_month(2019, month) == date


def test_years() -> None:
    assert [year_of(text) for text in ("2019a", "{1999}", "1449", "3000", "in press")] == [2019, 1999, None, None, None]
