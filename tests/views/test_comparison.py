"""A comparison in its forms: what other programs read is read back."""

import csv
import io
import json
import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from markdown_it import MarkdownIt
from rich.cells import cell_len

from plmref.analysis.comparison import compare
from plmref.library.library import Library
from plmref.records.paper import Architecture, BuildsOn, Corpus, Paper, Result, Size, Text, Venue
from plmref.views.compared import grid
from plmref.views.comparison import ComparisonView
from plmref.views.terminal.screen import rendered
from plmref.views.text.json_text import json_lines
from plmref.views.view import Languages, Page

EN: Languages = ("en",)
ZH: Languages = ("zh",)
NASTY = 'a\\b {c} $d$ e&f #g %h i_j ~k ^l <m> "n" |o| *p* `q` [r] \x1b[31m\u202e&amp;'
MEANT = NASTY.replace("\x1b", "").replace("\u202e", "")


def changed(paper: Paper, **fields: Any) -> Paper:
    return msgspec.structs.replace(paper, **fields)


def result(score: float, model: str, benchmark: str = "ToyGLUE") -> Result:
    return Result(
        benchmark=benchmark, split="test", metric="accuracy", score=Decimal(str(score)), model=model, source="Table 5"
    )


@pytest.fixture
def papers(toy: Library) -> list[Paper]:
    roberta = toy.paper("toy-roberta")
    size = Size(name="RoBERTa-large", parameters=355000000, source="Table 9")
    scored = changed(roberta, sizes=[size], results=[result(88.5, "RoBERTa-large")])
    return [toy.paper("toy-bert"), scored, toy.paper("toy-lstm")]


@pytest.fixture
def hostile(toy: Library) -> list[Paper]:
    text = Text(en=NASTY)
    nasty = changed(
        toy.paper("toy-roberta"),
        names=[NASTY],
        title=NASTY,
        organizations=[text],
        venue=Venue(name=NASTY, year=2020),
        architecture=Architecture(term="no-term", source=NASTY),
        corpora=[Corpus(name=text, source=NASTY)],
        sizes=[Size(name=NASTY, layers=1, source=NASTY)],
        results=[result(88.5, NASTY, NASTY)],
        builds_on=[BuildsOn(id="x", relation="uses", how=text, source=NASTY)],
    )
    return [nasty, changed(nasty, id="other", results=[result(80.0, NASTY, NASTY)])]


def view(
    papers: list[Paper], library: Library, rows: list[str] | None = None, *, sources: bool = False
) -> ComparisonView:
    terms = {term.id: term for term in library.terms()}
    return ComparisonView(compare(papers, rows), terms.get, sources=sources)


def test_a_heading_is_the_first_name_that_no_other_paper_bears(toy: Library) -> None:
    one, other = toy.paper("toy-ernie-1.0"), toy.paper("toy-ernie-thu")

    def headings(*papers: Paper) -> tuple[str, ...]:
        return grid(compare(papers), lambda _: None, EN, sources=False).headings

    assert headings(one, other) == ("ERNIE 1.0", "ERNIE (THU)")
    assert headings(changed(one, names=["ERNIE"]), other) == ("toy-ernie-1.0", "ERNIE (THU)")
    assert headings(changed(one, names=[]), other) == ("toy-ernie-1.0", "ERNIE (THU)")


def test_tsv_has_a_column_a_paper_a_blank_for_what_is_unknown_and_a_star_for_the_best(
    papers: list[Paper], toy: Library
) -> None:
    shown = view(papers, toy, ["date", "architecture", "parameters", "results"])
    assert shown.header() == ("fact", "differs", "toy-bert", "toy-roberta", "toy-lstm")
    assert shown.rows(EN) == [
        ("Date", "yes", "2018-10-11", "2019-07-26", "2017"),
        ("Architecture", "yes", "Transformer encoder", "Transformer encoder", "Long short-term memory"),
        ("Parameters", "yes", "Toy-BERT-base: 110M; Toy-BERT-large: 340M", "355M", ""),
        ("ToyGLUE test accuracy", "yes", "80.0 (Toy-BERT-large)", "88.5* (RoBERTa-large)", ""),
    ]
    assert shown.rows(ZH)[2:] == [
        ("参数量", "yes", "Toy-BERT-base：1.1 亿；Toy-BERT-large：3.4 亿", "3.55 亿", ""),
        ("ToyGLUE 测试集准确率", "yes", "80.0（Toy-BERT-large）", "88.5*（RoBERTa-large）", ""),
    ]


def test_whether_rows_differ_is_yes_no_or_not_known(papers: list[Paper], toy: Library) -> None:
    shown = view(papers[:2], toy, ["date", "architecture", "tokenizer"])
    assert [row[1] for row in shown.rows(EN)] == ["yes", "no", ""]
    assert [item["differs"] for item in shown.items()] == [True, False, None]


def test_a_footnote_stands_once_and_says_paper_and_place(papers: list[Paper], toy: Library) -> None:
    shown = grid(compare(papers[:2], ["architecture", "sizes", "results"]), lambda _: None, EN, sources=True)
    assert shown.notes == (
        "Toy-BERT: Section 3",
        "RoBERTa: Section 2",
        "Toy-BERT: Table 1",
        "Toy-BERT: Table 2",
        "RoBERTa: Table 5",
    )
    assert [[piece.note for piece in cell] for cell in shown.lines[1].cells] == [[3, 3], []]
    assert view(papers[:2], toy, ["architecture"], sources=True).rows(EN) == [
        ("Architecture", "no", "Transformer encoder [1]", "Transformer encoder [2]"),
        ("[1] Toy-BERT: Section 3", "", "", ""),
        ("[2] RoBERTa: Section 2", "", "", ""),
    ]


def test_json_has_values_models_and_sources_whatever_is_shown(papers: list[Paper], toy: Library) -> None:
    parameters, results, batch = view(papers, toy, ["parameters", "results", "batch"]).items()
    assert parameters["papers"]["toy-roberta"] == [{"value": 355000000, "models": [], "sources": ["Table 9"]}]
    assert parameters["papers"]["toy-lstm"] is None
    assert results | {"papers": None} == {
        "row": "results",
        "benchmark": "ToyGLUE",
        "split": "test",
        "metric": "accuracy",
        "differs": True,
        "papers": None,
    }
    assert [entry["best"] for name in ("toy-bert", "toy-roberta") for entry in results["papers"][name]] == [False, True]
    assert batch["papers"]["toy-bert"][0]["value"] == {"size": 256, "unit": "sequences"}
    assert json.loads(json_lines([parameters])) == parameters


def test_csv_is_read_back_by_the_csv_module(hostile: list[Paper], toy: Library) -> None:
    shown = view(hostile, toy, ["title", "results"], sources=True)
    header, title, scores, *notes = csv.reader(io.StringIO(shown.written("csv", EN)))
    assert header == ["fact", "differs", "toy-roberta", "other"]
    assert title == ["Title", "no", f"{MEANT} [1]", f"{MEANT} [2]"]
    assert scores[2].startswith("88.5* (")
    assert all(len(note) == len(header) for note in notes)


def test_markdown_is_a_table_that_says_what_was_meant(hostile: list[Paper], toy: Library) -> None:
    text = view(hostile, toy, sources=True).markdown(EN)
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    rows = sum(token.type == "tr_open" for token in tokens)
    cells = [token for token in tokens if token.type == "inline" and token.level == 4]
    assert len(cells) == rows * 3
    plain = ["".join(part.content for part in cell.children or [] if part.type.startswith("text")) for cell in cells]
    assert plain.count(f"{MEANT}4") == 1  # the organization, and the number of its footnote
    assert any(MEANT in cell and cell.startswith("88.5") for cell in plain)
    assert [part.type for cell in cells for part in cell.children or [] if part.type == "strong_open"] == [
        "strong_open"
    ]


def test_latex_has_no_special_character_but_its_own(hostile: list[Paper], toy: Library) -> None:
    text = view(hostile, toy, sources=True).written("latex", EN)
    columns = r">\{\\raggedright\\arraybackslash\}|"
    commands = columns + r"\\(begin|end)\{tabular\}|\\[A-Za-z]+(\{\})?|\\[&%$#_{},\\]|@\{\}|\$\\neq\$|%[^\n]*"
    body = re.sub(commands, "", text.partition("\n")[2])
    assert not re.search(r"[\\%$#_~^<>|\"]", body)
    assert body.count("{") == body.count("}")
    lines = [line for line in text.splitlines() if line.endswith(r"\\")]
    assert {len(re.findall(r"(?<!\\)&", line)) for line in lines} == {2}


@pytest.mark.parametrize(
    ("program", "lang"),
    [
        pytest.param(
            program, lang, marks=pytest.mark.skipif(not shutil.which(program), reason=f"{program} is not installed")
        )
        for program, lang in (("pdflatex", EN), ("xelatex", ZH))
    ],
)
def test_latex_compiles_without_a_line_that_is_too_wide(
    program: str, lang: Languages, hostile: list[Paper], papers: list[Paper], toy: Library, tmp_path: Path
) -> None:
    chinese = r"\usepackage{ctex}" if lang == ZH else ""
    tables = "".join(
        view(shown, toy, sources=True).written("latex", lang) + "\\clearpage\n" for shown in (papers, hostile[:1] * 2)
    )
    before = rf"\documentclass{{article}}{chinese}\usepackage{{array,booktabs}}\begin{{document}}"
    document = f"{before}\n{tables}\\end{{document}}\n"
    (tmp_path / "table.tex").write_text(document, "utf-8")
    command = [program, "-interaction=nonstopmode", "-halt-on-error", "table.tex"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    log = ended.stdout.decode("utf-8", "replace")
    assert ended.returncode == 0, log[-2000:]
    assert "Overfull \\hbox" not in log.partition("[1")[0]  # the toy papers; no one could break the other's words


def test_only_chinese_asks_for_chinese_fonts(papers: list[Paper], toy: Library) -> None:
    shown = view(papers, toy, ["date", "architecture"])
    assert "ctex" in shown.written("latex", ZH)
    assert "ctex" not in shown.written("latex", EN)


@pytest.mark.parametrize("lang", [EN, ZH, ("en", "zh")])
@pytest.mark.parametrize("width", [20, 33, 40, 60, 80, 100, 140])
def test_no_line_is_wider_than_the_terminal(
    width: int, lang: Languages, papers: list[Paper], hostile: list[Paper], toy: Library
) -> None:
    for shown in (papers, hostile, papers[:1] * 8):
        text = rendered(view(shown, toy, sources=True).terminal(Page(lang, width)), width, "utf-8")
        assert max(map(cell_len, text.splitlines())) <= width
        assert set("…≠→\x1b\u202e").isdisjoint(text)


def test_on_a_narrow_terminal_papers_go_below_each_other(papers: list[Paper], toy: Library) -> None:
    text = rendered(view(papers, toy, ["date", "parameters", "results"]).terminal(Page(EN, 40)), 40, "utf-8")
    assert text.splitlines() == [
        "!= Date",
        "  Toy-BERT: 2018-10-11",
        "  RoBERTa: 2019-07-26",
        "  Toy-LSTM: 2017",
        "!= Parameters",
        "  Toy-BERT:",
        "    Toy-BERT-base: 110M",
        "    Toy-BERT-large: 340M",
        "  RoBERTa: 355M",
        "!= ToyGLUE test accuracy",
        "  Toy-BERT: 80.0 (Toy-BERT-large)",
        "  RoBERTa: 88.5* (RoBERTa-large)",
        "",
        "!= differs  * best score",
    ]


def test_marks_are_explained_only_where_they_are_used(papers: list[Paper], toy: Library) -> None:
    alike = rendered(view(papers[:1] * 2, toy, ["date"]).terminal(Page(EN, 80)), 80, "utf-8")
    assert "differs" not in alike
    assert "best" not in alike
    assert "**0**" not in view(papers, toy, ["date"]).markdown(EN)


def test_what_differs_stands_out_in_style_and_by_a_mark(papers: list[Paper], toy: Library) -> None:
    text = rendered(view(papers[:2], toy, ["date", "architecture"]).terminal(Page(EN, 80)), 80, "utf-8", "standard")
    date, architecture = [line for line in text.splitlines() if "Date" in line or "Architecture" in line]
    assert "\x1b[1;33m!=\x1b[0m" in date
    assert "\x1b[1mDate\x1b[0m" in date
    assert "!=" not in architecture
    assert "\x1b[2mTransformer encoder\x1b[0m" in architecture
