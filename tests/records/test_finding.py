import pytest

from plmref.records.finding import Places


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("sizes[0].layers", 5),
        ("sizes[0].heads", 4),
        ("sizes[7].layers", 3),
        ("sizes", 3),
        ("title", 2),
        ("title.en[3].x", 2),
        ("", 1),
    ],
)
def test_a_line_is_that_of_the_nearest_thing_around(field: str, line: int) -> None:
    lines = {"": 1, "title": 2, "sizes": 3, "sizes[0]": 4, "sizes[0].layers": 5}
    assert Places("papers.yaml", lines).line(field) == line


def test_what_has_no_lines_has_line_0() -> None:
    assert Places("papers.yaml", {}).line("sizes[0].layers") == 0
