import pytest

from plmref.records.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019", (2019, None, None)),
        ("2019-07", (2019, 7, None)),
        ("2019-07-26", (2019, 7, 26)),
        ("2020-02-29", (2020, 2, 29)),
        ("0001-01-01", (1, 1, 1)),
    ],
)
def test_a_date_is_as_precise_as_its_text(text: str, date: tuple[int, int | None, int | None]) -> None:
    assert PartialDate.parse(text) == date


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "19", "20190", "2019-7", "2019-07-2", "2019-07-26-01", "2019/07", "2019-", "2019--26"),
        *("2019-13", "2019-00", "2019-02-29", "2019-07-32", "2019-07-00", "0000", "-2019", "+201", "2O19"),
        *(" 2019", "2019\n", "2019-07-26\n", "2019-07-26T00:00", "２０１９", "2019-０7", "²019"),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the message of datetime and ours are alike good
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("2020", "2019"),
        ("2019-08", "2019-07"),
        ("2019-07-27", "2019-07-26"),
        ("2020", "2019-12-31"),
        ("2020-01-01", "2019"),
        ("2019-08", "2019-07-31"),
        ("2019-10", "2019-09"),
    ],
)
def test_a_date_is_after_an_earlier_one_but_not_the_other_way_round(later: str, earlier: str) -> None:
    assert PartialDate.parse(later).is_after(PartialDate.parse(earlier))
    assert not PartialDate.parse(earlier).is_after(PartialDate.parse(later))


@pytest.mark.parametrize(
    ("one", "other"),
    [("2019", "2019"), ("2019", "2019-12-31"), ("2019-07", "2019-07-01"), ("2019-07-26", "2019-07-26")],
)
def test_at_the_coarser_precision_neither_is_after_the_other(one: str, other: str) -> None:
    assert not PartialDate.parse(one).is_after(PartialDate.parse(other))
    assert not PartialDate.parse(other).is_after(PartialDate.parse(one))
