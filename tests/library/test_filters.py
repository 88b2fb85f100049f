from collections.abc import Container

import pytest

from plmref.errors import UsageError
from plmref.library.filters import Filters, Years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019", Years(2019, 2019)),
        (" 2019 ", Years(2019, 2019)),
        ("2018..2020", Years(2018, 2020)),
        ("2019..2019", Years(2019, 2019)),
        ("..2019", Years(None, 2019)),
        ("2019..", Years(2019, None)),
        ("0000", Years(0, 0)),
    ],
)
def test_a_range_of_years_is_read(text: str, expected: Years) -> None:
    assert Years.parse(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", " ", "..", "19", "20199", "2019-2020", "2018...2020", "2018..2019..2020", "-2019", "+201", "zzzz", "²⁰¹⁹"],
)
def test_what_is_no_range_of_years_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="not a year or a range of years"):
        Years.parse(text)


@pytest.mark.parametrize("text", ["2020..2019", "0001..0000"])
def test_a_range_that_ends_before_it_begins_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="ends before it begins"):
        Years.parse(text)


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("2019", [2019], [2018, 2020]),
        ("2018..2020", [2018, 2019, 2020], [2017, 2021]),
        ("..2019", [1950, 2019], [2020]),
        ("2019..", [2019, 9999], [2018]),
        ("0000", [0], [1, 2019]),
    ],
)
def test_both_ends_belong_to_a_range(text: str, inside: list[int], outside: list[int]) -> None:
    years = Years.parse(text)
    assert [year for year in [*inside, *outside] if year in years] == inside


def test_only_a_number_can_be_in_a_range() -> None:
    years: Container[object] = Years()
    assert 2019 in years
    assert "2019" not in years


def test_merged_filters_want_what_both_want() -> None:
    one, other = Filters(authors=("liu",), ids=("bert",)), Filters(authors=("ott",), years=(Years(2019, 2019),))
    assert one.merged(other) == Filters(years=(Years(2019, 2019),), authors=("liu", "ott"), ids=("bert",))
