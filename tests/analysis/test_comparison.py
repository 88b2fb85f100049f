"""Papers beside each other: what is said alike, what differs, which scores may stand together."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plmref.analysis.comparison import DEFAULT_ROWS, ROWS, Comparison, Row, compare, lower_is_better
from plmref.errors import UsageError
from plmref.formats.catalogue import load_catalogue
from plmref.records.paper import Paper, Result, Size, Text, Training
from tests.conftest import TOY

BERT = next(paper for paper in load_catalogue(TOY).papers if paper.id == "toy-bert")
BLANK = next(paper for paper in load_catalogue(TOY).papers if paper.id == "toy-ernie-thu")


def paper(**fields: Any) -> Paper:
    return msgspec.structs.replace(BLANK, **fields)


def result(
    score: float, benchmark: str = "GLUE", split: Any = "test", metric: str = "accuracy", model: str = "m"
) -> Result:
    return Result(
        benchmark=benchmark, split=split, metric=metric, score=Decimal(str(score)), model=model, source="Table 1"
    )


def run(model: str | None, **fields: Any) -> Training:
    return Training(model=model, source=f"Section {model}", **fields)


def row(comparison: Comparison, key: str) -> Row:
    [found] = [row for row in comparison.rows if row.key == key]
    return found


def said(row: Row) -> list[list[tuple[Any, tuple[str, ...]]]]:
    return [[(entry.value, entry.models) for entry in cell] for cell in row.cells]


def best(row: Row) -> list[list[float]]:
    return [[entry.value for entry in cell if entry.best] for cell in row.cells]


def test_a_row_that_no_paper_says_anything_of_is_left_out() -> None:
    assert [row.key for row in compare([BLANK, BLANK]).rows] == ["date", "organizations", "objectives"]


def test_rows_stand_in_the_order_asked_for_and_once() -> None:
    assert [row.key for row in compare([BERT, BLANK], ["date", "title", "date"]).rows] == ["date", "title"]
    assert set(DEFAULT_ROWS) < set(ROWS)


def test_an_unknown_row_is_a_usage_error_that_names_them_all() -> None:
    with pytest.raises(UsageError, match="no row 'nope'") as caught:
        compare([BERT], ["date", "nope"])
    assert caught.value.hint == f"rows are {', '.join(ROWS)}"


def test_two_papers_differ_if_both_say_something_and_not_the_same() -> None:
    found = compare([BERT, paper(date=BERT.date, objectives=[])])
    assert {row.key: row.differs for row in found.rows if row.key in ("date", "organizations", "objectives")} == {
        "date": False,
        "organizations": True,
        "objectives": None,
    }
    assert [row.key for row in found.differences().rows] == ["organizations"]


def test_the_order_in_which_things_are_said_is_no_difference() -> None:
    turned = msgspec.structs.replace(BERT, objectives=BERT.objectives[::-1], corpora=BERT.corpora[::-1])
    found = compare([BERT, turned])
    assert [row.key for row in found.rows if row.differs] == []
    assert len(row(found, "objectives").shared) == 2


def test_what_all_models_of_a_paper_share_is_said_once_and_without_their_names() -> None:
    shared = paper(training=[run("base", steps=100), run("large", steps=100)])
    apart = paper(training=[run("base", steps=100), run("large", steps=100), run("long", steps=500)])
    partly = paper(training=[run("base", steps=100), run("large")])
    assert said(row(compare([shared, apart, partly]), "steps")) == [
        [(100, ())],
        [(100, ("base", "large")), (500, ("long",))],
        [(100, ("base",))],
    ]


def test_the_only_run_of_a_paper_is_not_said_to_be_that_of_all_its_sizes() -> None:
    sizes = [Size(name=name, layers=12, source="Table 1") for name in ("base", "large")]
    one, several = (
        paper(training=[run("base", steps=1)], sizes=sizes[:1]),
        paper(training=[run("base", steps=1)], sizes=sizes),
    )
    assert said(row(compare([one, several]), "steps")) == [[(1, ())], [(1, ("base",))]]


def test_sources_of_what_is_joined_are_kept() -> None:
    shared = paper(training=[run("base", steps=100), run("large", steps=100)])
    assert row(compare([shared]), "steps").cells[0][0].sources == ("Section base", "Section large")


def test_names_of_models_are_no_difference_but_sizes_are() -> None:
    one, other, wider = (
        paper(sizes=[Size(name=name, layers=12, hidden_size=width, source="Table 1")])
        for name, width in (("a", 768), ("b", 768), ("c", 1024))
    )
    assert row(compare([one, other]), "sizes").differs is False
    assert row(compare([one, wider]), "sizes").differs is True


def test_hardware_is_compared_by_its_english_words() -> None:
    one, other = (paper(training=[run(None, hardware=Text(en="one GPU", zh=zh))]) for zh in ("一块 GPU", None))
    assert row(compare([one, other]), "hardware").differs is False


@pytest.mark.parametrize(
    "other",
    [
        result(2, benchmark="SuperGLUE"),
        result(2, split="dev"),
        result(2, split=None),
        result(2, metric="F1"),
    ],
)
def test_scores_of_another_benchmark_split_or_metric_never_stand_together(other: Result) -> None:
    assert [row.key for row in compare([paper(results=[result(1)]), paper(results=[other])], ["results"]).rows] == []


def test_scores_whose_split_is_not_known_stand_beside_none() -> None:
    unknown = paper(results=[result(1, split=None)])
    assert compare([unknown, unknown], ["results"]).rows == ()


def test_several_scores_of_a_paper_stand_in_its_cell_and_the_best_of_all_is_marked() -> None:
    found = row(compare([paper(results=[result(80), result(90)]), BLANK, paper(results=[result(85)])]), "results")
    assert [[entry.value for entry in cell] for cell in found.cells] == [[80, 90], [], [85]]
    assert best(found) == [[90], [], []]


def test_of_an_error_the_lowest_is_best_and_of_an_unknown_metric_none() -> None:
    def marked(metric: str, *scores: float) -> list[list[float]]:
        papers = [paper(results=[result(score, metric=metric)]) for score in scores]
        return best(row(compare(papers), "results"))

    assert marked("error rate", 4.6, 7.2) == [[Decimal("4.6")], []]
    assert marked("perplexity", 20, 18, 18) == [[], [18], [18]]
    assert marked("loose macro", 20, 18) == [[], []]
    assert marked("F1", 20, 20) == [[], []]


@pytest.mark.parametrize(
    ("metric", "lower"),
    [
        *((metric, False) for metric in ("accuracy", "F1", "EM", "average", "BLEU", "ROUGE-L", "MCC", "Pearson")),
        *((metric, False) for metric in ("Spearman", "score", "overall score", "average F1", "BLEU-4", "MRR")),
        *((metric, True) for metric in ("perplexity", "error rate", "bits per character", "WER", "average rank")),
        *((metric, None) for metric in ("loose micro", "", "得分", "terror")),
    ],
)
def test_the_name_of_a_metric_says_which_way_is_better(metric: str, lower: bool | None) -> None:
    assert lower_is_better(metric) is lower


def test_rows_of_a_benchmark_stand_together() -> None:
    scores = [result(1, "A"), result(1, "B"), result(1, "A", metric="F1")]
    found = compare([paper(results=scores), paper(results=scores)], ["results"])
    assert [row.scale and row.scale[::2] for row in found.rows] == [("A", "accuracy"), ("A", "F1"), ("B", "accuracy")]


SCORES = st.lists(
    st.builds(
        result,
        st.integers(0, 100).map(float),
        st.sampled_from(["A", "B"]),
        st.sampled_from(["dev", "test", None]),
        st.sampled_from(["F1", "error rate", "loose micro"]),
    ),
    max_size=6,
)


@given(st.lists(SCORES, min_size=2, max_size=4))
def test_every_score_that_another_paper_can_be_held_against_is_shown_once(results: list[list[Result]]) -> None:
    found = compare([paper(results=scores) for scores in results], ["results"]).rows
    for place, scores in enumerate(results):
        others = [result for other, found in enumerate(results) if other != place for result in found]
        wanted = sorted(
            (mine.benchmark, str(mine.split), mine.metric, mine.score)
            for mine in scores
            if mine.split and any(_scale(mine) == _scale(theirs) for theirs in others)
        )
        shown = [(*map(str, row.scale or ()), entry.value) for row in found for entry in row.cells[place]]
        assert sorted(shown) == wanted
    for shown_row in found:
        values = [entry.value for cell in shown_row.cells for entry in cell]
        better = max if shown_row.scale and shown_row.scale.metric == "F1" else min
        for cell in shown_row.cells:
            for entry in cell:
                directed = shown_row.scale and shown_row.scale.metric != "loose micro" and len(set(values)) > 1
                assert entry.best == bool(directed and entry.value == better(values))


def _scale(result: Result) -> tuple[str, str | None, str]:
    return result.benchmark, result.split, result.metric
