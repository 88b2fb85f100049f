import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from plmref.views.terminal.bars import bars
from plmref.views.terminal.hits import Found, hits
from plmref.views.terminal.screen import rendered
from plmref.views.terminal.tables import Table, records
from plmref.views.view import Page

_CELLS = st.text("ab 中文。，-1é", max_size=30)
_ROWS = st.lists(st.tuples(_CELLS, _CELLS, _CELLS), min_size=1, max_size=4)
_COLUMNS = ("date", "title", "organization")


def table(*rows: tuple[str, ...], width: int = 40, fixed: tuple[int, ...] = (), right: tuple[int, ...] = ()) -> str:
    content = Table(rows[0], fixed, right)
    for row in rows[1:]:
        content.add_row(*map(Text, row))
    return rendered(content, width, "utf-8")


def test_columns_align_by_cells_and_not_by_characters() -> None:
    assert table(("模型", "Score"), ("玩具大模型", "1"), ("Toy", "2")) == (
        "模型        Score\n"  # two cells a character
        "─────────────────\n"
        "玩具大模型  1\n"
        "Toy         2\n"
    )


def test_numbers_are_set_to_the_right() -> None:
    assert table(("Name", "Score"), ("a", "9.5"), ("b", "100"), right=(1,)).splitlines()[2:] == [
        "a       9.5",
        "b     100",
    ]


def test_decimal_points_stand_below_each_other() -> None:
    rows = table(("Name", "Score", "Model"), ("a", "9.25", "x"), ("b", "100.1", "y"), ("c", "7", "z"), right=(1,))
    assert rows.splitlines()[2:] == ["a       9.25  x", "b     100.1   y", "c       7     z"]


def test_no_word_is_broken_while_there_is_room_for_all() -> None:
    rows = table(("A", "B", "C"), ("one two", "accuracy", "sources"), width=22)
    assert rows.splitlines()[2:] == ["one  accuracy  sources", "two"]


def test_a_long_cell_wraps_within_its_column() -> None:
    assert table(("Id", "Title"), ("x", "one two three"), ("y", "z"), width=12, fixed=(0,)).splitlines()[2:] == [
        "x   one two",
        "    three",
        "y   z",
    ]


def test_a_short_column_leaves_its_room_to_the_long_ones() -> None:
    last = table(("A", "B"), ("ab", "c" * 30), width=34).splitlines()[-1]
    assert last == "ab  " + "c" * 30


def test_an_empty_cell_keeps_its_place() -> None:
    assert table(("A", "B", "C"), ("", "", "x"), ("aa", "bb", "y")).splitlines()[2:] == ["        x", "aa  bb  y"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_the_line_is_of_characters_that_the_terminal_has(encoding: str) -> None:
    content = Table(["A"])
    assert rendered(content, 20, encoding) == "A\n-\n"


@settings(deadline=None, max_examples=60)
@given(_ROWS, st.integers(20, 140))
def test_records_fit_at_any_width(rows: list[tuple[str, ...]], width: int) -> None:
    text = rendered(records(_COLUMNS, rows, Page(("en",), width)), width, "utf-8")
    assert max(map(cell_len, text.split("\n"))) <= width


@settings(deadline=None, max_examples=60)
@given(_ROWS, st.integers(72, 140))
def test_columns_of_records_begin_at_the_same_cell(rows: list[tuple[str, ...]], width: int) -> None:
    marked = [(f"<{a.strip()}", f"<{b.strip()}", f"<{c.strip()}") for a, b, c in rows]
    text = rendered(records(("id", "title", "organization"), marked, Page(("en",), width)), width, "utf-8")
    starts = {
        cell_len(line[:place]) for line in text.split("\n") for place in range(len(line)) if line.startswith("<", place)
    }
    assert len(starts) == 3


def test_a_narrow_page_stacks_records() -> None:
    text = rendered(records(("date", "id", "title", "notes"), [("2019", "x", "T", "")], Page(("en",), 71)), 71, "utf-8")
    assert text == "2019  x\n  T\n"


def test_a_bar_is_as_long_as_its_period_is_full() -> None:
    periods = [("2018", 1, "A"), ("2019", 40, "B")]
    text = rendered(bars(("When", "Papers"), periods, Page(("en",), 80)), 80, "utf-8")
    assert [line.count("#") for line in text.splitlines()] == [0, 0, 1, 20]


def test_a_long_matching_line_is_shown_around_its_match() -> None:
    line = "x" * 500 + " mask " + "y" * 500
    found = [Found("toy", "2019", "Title", "note", line, ((501, 505),))]
    text = rendered(hits(found, Page(("en",), 400)), 400, "utf-8")
    assert " mask " in text
    assert text.splitlines()[1].startswith("  note: ... x")
    assert text.endswith("y ...\n")
    assert len(text.splitlines()[1]) < 280


def test_a_match_in_the_title_is_not_said_twice() -> None:
    found = [Found("toy", "2019", "A Toy", "", "A Toy", ((2, 5),))]
    assert rendered(hits(found, Page(("en",), 80)), 80, "utf-8") == "toy  2019        A Toy\n"
