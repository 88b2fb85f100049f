"""What a reader does first, on the catalogue that comes with the program."""

from pathlib import Path

import pytest

from plmref.library.library import Library
from plmref.library.words import words
from tests.program import run


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def bundled_catalogue(clean_environment: None, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    monkeypatch.delenv("PLMREF_CATALOGUE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))


def found(*typed: str) -> list[str]:
    ended = run("search", *typed, "--format", "ids", "--limit", "0")
    assert ended.code == 0
    return ended.out.split()


@pytest.mark.parametrize(
    "typed",
    [
        "roberta",
        "robrta",
        "RoBETra",
        "动态掩码",
        "1907.11692",
        "https://arxiv.org/pdf/1907.11692v1.pdf",
        "yinhan liu",
        "dynamic masking",
    ],
)
def test_roberta_is_found_first(typed: str) -> None:
    assert found(typed)[0] == "roberta"


def test_a_correction_is_told() -> None:
    assert run("search", "robrta").err.splitlines()[0] == "showing results for roberta (not robrta)"


def test_bert_leads_where_next_sentence_prediction_comes_from() -> None:
    ids = found("next", "sentence")
    assert ids[0] == "bert"
    assert "roberta" in ids[:5]


def test_a_family_name_lists_every_paper_of_the_family(bundled: Library) -> None:
    theirs = {paper.id for paper in bundled.papers() if any("liu" in words(author.name) for author in paper.authors)}
    assert len(theirs) > 1
    assert theirs <= set(found("liu"))
    assert set(found("author:liu")) == theirs


def test_entity_masking_is_found_in_chinese() -> None:
    assert "ernie-1.0" in found("实体掩码")


def test_a_model_and_its_version_need_no_blank() -> None:
    assert found("ernie2.0")[0] == found("ERNIE 2.0")[0] == found("ernie-2.0")[0] == "ernie-2.0"


def test_nothing_found_is_an_exit_code_and_a_line() -> None:
    ended = run("search", "zzzz")
    assert (ended.code, ended.out, ended.err.partition("\n")[0]) == (1, "", "error: nothing found")


def test_a_name_of_several_papers_lists_them_all() -> None:
    ended = run("show", "ernie")
    assert (ended.code, ended.out) == (1, "")
    listed = [line.split()[0] for line in ended.err.splitlines() if line.startswith("  ")]
    assert {"ernie-1.0", "ernie-thu", "ernie-2.0"} <= set(listed)


def test_a_wrong_name_suggests_the_right_one() -> None:
    ended = run("show", "robeta")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith('error: no paper "robeta"; did you mean roberta')


def test_the_timeline_of_a_year_has_its_papers_in_order_and_no_other(bundled: Library) -> None:
    ended = run("timeline", "--year", "2019")
    shown = [line.split("\t")[:3] for line in ended.out.splitlines()]
    of_2019 = sorted((row.date, row.id) for row in bundled.rows() if row.date.startswith("2019"))
    assert len(of_2019) > 5
    assert shown == [[date[:7], date, name] for date, name in of_2019]
    assert ended.code == 0


@pytest.mark.parametrize("name", ["bert", "roberta", "ernie-1.0", "ernie-2.0", "ernie-thu", "electra", "t5"])
def test_a_paper_is_shown_in_both_languages(name: str) -> None:
    pages = [run("show", name, "--lang", lang) for lang in ("en", "zh")]
    assert [(page.code, page.err) for page in pages] == [(0, ""), (0, "")]
    assert pages[0].out != pages[1].out


def test_the_catalogue_is_clean() -> None:
    assert run("check") == (0, "", "no findings\n")
