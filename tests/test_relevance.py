"""The queries that search is measured with, and how they are counted."""

from pathlib import Path

import pytest
from benchmarks.relevance import Quality, Query, quality, queries, rank, table

from plmref import Library


def test_there_are_queries_of_every_kind_in_both_languages() -> None:
    asked = queries()
    assert len(asked) >= 150
    assert len({query.text for query in asked}) == len(asked)
    assert sum(not query.text.isascii() for query in asked) >= 30
    assert sum(not query.right for query in asked) >= 10


def test_a_file_of_queries_is_read_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "queries.tsv"
    file.write_text("# kind\n\nname\tbert\ta b\nnothing\tx\t-\n", "utf-8")
    assert queries(file) == [Query("name", "bert", ("a", "b")), Query("nothing", "x", ())]


def test_the_rank_is_that_of_the_first_right_paper(toy: Library) -> None:
    order = [hit.row.id for hit in toy.search("masking").hits]
    assert rank(toy, Query("", "masking", (order[1],))) == 2
    assert rank(toy, Query("", "masking", (order[1], order[0]))) == 1
    assert rank(toy, Query("", "masking", ("nowhere",))) is None


def test_an_empty_answer_is_right_where_nothing_may_be_found(toy: Library) -> None:
    assert rank(toy, Query("", "photosynthesis", ())) == 1
    assert rank(toy, Query("", "masking", ())) is None


def test_quality_counts_firsts_fives_and_reciprocals() -> None:
    assert quality([1, 2, 8, None]) == Quality(4, 0.25, 0.5, (1 + 1 / 2 + 1 / 8) / 4)
    with pytest.raises(ValueError, match="no query"):
        quality([])


def test_the_table_has_each_kind_and_all_that_have_an_answer() -> None:
    found = [(Query("name", "a", ("x",)), 1), (Query("name", "b", ("x",)), 2), (Query("nothing", "c", ()), None)]
    assert table(found).splitlines()[2:] == [
        "| name | 2 | 0.500 | 1.000 | 0.750 |",
        "| nothing | 1 | 0.000 | 0.000 | 0.000 |",
        "| all that have an answer | 2 | 0.500 | 1.000 | 0.750 |",
    ]
