"""`plmref export` at the shell."""

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest

from plmref.formats.bibtex import read_bibtex
from plmref.formats.csl_json import read_csl_json
from plmref.formats.json_lines import read_json_lines
from plmref.formats.markdown_list import read_markdown
from plmref.views.export import ENDINGS, FORMATS
from tests.program import run

MINE = """# 我的论文

#### [201907 Toy-RoBERTa: Toys Trained for Longer](notes/toy.md)
- https://arxiv.org/abs/1907.00001
- 我的看法：值得一读
![图](pictures/a.png)

#### [Undated Thoughts about Toys]()
- https://example.org/thoughts.pdf
- \\<script>alert(1)\\</script>
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    (folder / "notes").mkdir(parents=True)
    (folder / "pictures").mkdir()
    (folder / "notes/toy.md").write_text("# Toy\n\n我的笔记\n", "utf-8")
    (folder / "pictures/a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "mine.md").write_text(MINE, "utf-8")
    assert run("add", str(folder / "mine.md")).code == 0
    return folder


def typed(monkeypatch: pytest.MonkeyPatch, text: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))


def test_without_a_format_it_is_a_reading_list() -> None:
    ended = run("export", "toy-bert")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == run("export", "toy-bert", "--format", "markdown").out
    assert ended.out.startswith("# Pre-trained language models\n\n## Models\n\n#### [")


@pytest.mark.parametrize(("ending", "form"), ENDINGS.items())
def test_the_ending_of_the_file_chooses_the_format(ending: str, form: str, tmp_path: Path) -> None:
    file = tmp_path / f"papers{ending.upper()}"
    assert run("export", "--output", str(file)).code == 0
    assert file.read_text("utf-8") == run("export", "--format", form).out


def test_a_format_that_is_asked_for_wins_over_the_ending(tmp_path: Path) -> None:
    file = tmp_path / "papers.bib"
    assert run("export", "--format", "ids", "-o", str(file)).code == 0
    assert file.read_text("utf-8").startswith("toy-")


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_is_not_overwritten_without_force(form: str, tmp_path: Path) -> None:
    file = tmp_path / "papers"
    file.write_text("mine")
    ended = run("export", "--format", form, "-o", str(file))
    assert (ended.code, file.read_text()) == (2, "mine")
    assert "exists" in ended.err
    assert run("export", "--format", form, "-o", str(file), "--force").code == 0
    assert file.read_text("utf-8") != "mine"
    assert list(tmp_path.glob(".papers*")) == []


@pytest.mark.parametrize("form", FORMATS)
def test_one_unknown_paper_and_nothing_is_written(form: str, tmp_path: Path) -> None:
    file = tmp_path / "papers"
    ended = run("export", "toy-bert", "toy-brt", "nothing like it", "--format", form, "-o", str(file))
    assert (ended.code, ended.out, file.exists()) == (1, "", form == "json")
    assert 'no paper "toy-brt"; did you mean toy-bert' in ended.err
    assert 'no paper "nothing like it"' in ended.err


def test_an_empty_answer_is_valid_json() -> None:
    ended = run("export", "--year", "1999", "--json")
    assert ended.code == 1
    assert json.loads(ended.out) == {"schema": 1, "command": "export", "total": 0, "items": []}


def test_filters_query_and_papers_narrow_each_other() -> None:
    def ids(*arguments: str) -> list[str]:
        return run("export", *arguments, "--format", "ids").out.split()

    everything = ids()
    assert len(everything) == 5
    assert ids("--year", "2019") == run("list", "--year", "2019", "--format", "ids").out.split()
    found = set(run("search", "masking", "--format", "ids").out.split())
    assert ids("--query", "masking") == [name for name in everything if name in found]
    assert ids("toy-roberta", "toy-bert") == ["toy-roberta", "toy-bert"]
    assert ids("toy-roberta", "toy-lstm", "--year", "2019") == ["toy-roberta"]
    assert ids("toy-lstm", "1907.00001", "toy-roberta", "--query", "masking") == ["toy-roberta"]


def test_a_corrected_query_is_told() -> None:
    assert run("export", "--query", "robrta", "--format", "ids").err == "showing results for roberta (not robrta)\n"


def test_stdin_names_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, b"\xef\xbb\xbftoy-roberta\r\n\n  toy-lstm  \n")
    assert run("export", "-", "toy-bert", "--format", "ids").out.split() == ["toy-roberta", "toy-lstm", "toy-bert"]
    typed(monkeypatch, b"\n")
    ended = run("export", "-")
    assert (ended.code, ended.out) == (1, "")
    assert "stdin names no paper" in ended.err


@pytest.mark.parametrize("rubbish", ["--format=pdf", "--year=x", "--source=nothing", "--query=year:x", "--lang=fr"])
def test_rubbish_is_a_usage_error(rubbish: str) -> None:
    ended = run("export", rubbish)
    assert (ended.code, ended.out) == (2, "")


def test_files_are_copied_to_where_the_list_names_them(tmp_path: Path) -> None:
    file = tmp_path / "out" / "papers.md"
    file.parent.mkdir()
    ended = run("export", "toy-bert", "-o", str(file), "--files")
    assert ended.code == 0
    assert re.fullmatch(r"\d+ files copied\n", ended.err)
    read = read_markdown(file.read_text("utf-8"), str(file), lambda name: (file.parent / name).is_file())
    assert read.findings == ()
    assert read.entries[0].notes
    assert read.entries[0].pictures
    other = file.parent / read.entries[0].notes[0]
    other.write_text("mine")
    ended = run("export", "toy-bert", "-o", str(tmp_path / "out" / "again.md"), "--files")
    assert "exists and is another file" in ended.err
    assert other.read_text() == "mine"
    assert run("export", "toy-bert", "--files").code == 2


def test_csv_has_a_header_and_is_read_by_a_reader_of_csv() -> None:
    header, *rows = csv.reader(io.StringIO(run("export", "--format", "csv").out))
    assert {"date", "id", "title", "organization", "arxiv", "doi", "acl", "openreview", "url"} <= set(header)
    assert [row[header.index("id")] for row in rows] == run("list", "--format", "ids").out.split()
    tsv = run("export", "--format", "tsv", "--header").out.splitlines()
    assert [line.split("\t") for line in tsv] == [header, *rows]


def test_what_a_spreadsheet_would_calculate_is_text(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(json.dumps({"id": "f", "title": '=HYPERLINK("http://x")', "names": ["+1"]}) + "\n")
    assert run("add", str(file)).code == 0
    assert "\n,f,\"'=HYPERLINK(" in run("export", "f", "--format", "csv").out


class TestOwnFiles:
    def test_a_paper_of_both_has_what_both_say(self, mine: Path) -> None:
        text = run("export", "toy-roberta", "--lang", "zh").out
        [entry] = read_markdown(text, "x", lambda _: True).entries
        assert [remark.text for remark in entry.remarks][-1] == "我的看法：值得一读"
        assert len(entry.remarks) > 1
        assert entry.notes[-1] == "notes/toy.md"
        assert "pictures/a.png" in [picture.file for picture in entry.pictures]

    def test_a_source_alone_has_what_it_says(self, mine: Path) -> None:
        text = run("export", "--source", "mine.md", "--lang", "zh").out
        entries = read_markdown(text, "x", lambda _: True).entries
        own = read_markdown(MINE, "x", lambda _: True).entries
        assert [(each.title, each.remarks, each.notes) for each in entries] == [
            (each.title, each.remarks, each.notes) for each in own
        ]

    def test_json_lines_have_a_line_a_record(self, mine: Path) -> None:
        lines = run("export", "toy-roberta", "--format", "jsonl").out.splitlines()
        paper, entry = read_json_lines(lines, "x")
        assert type(paper).__name__ == "Paper"
        assert type(entry).__name__ == "Entry"

    @pytest.mark.parametrize("form", ["jsonl", "yaml"])
    def test_what_was_exported_can_be_added_again(self, mine: Path, form: str, tmp_path: Path) -> None:
        file = tmp_path / f"again.{form}"
        assert run("export", "-o", str(file)).code == 0
        before = run("export", "--source", "mine.md", "--format", form).out
        assert run("remove", "mine.md").code == 0
        assert run("add", str(file)).code == 0
        assert before in run("export", "--source", file.name, "--format", form).out

    @pytest.mark.parametrize("form", ["bibtex", "biblatex", "csl-json"])
    def test_a_paper_without_a_date_has_none_in_a_bibliography(self, mine: Path, form: str) -> None:
        ended = run("export", "Undated Thoughts about Toys", "--format", form)
        assert (ended.code, ended.err) == (0, "")
        read = read_csl_json(ended.out, "x") if form == "csl-json" else read_bibtex(ended.out, "x")
        assert read.findings == ()
        assert [(entry.title, entry.date) for entry in read.entries] == [("Undated Thoughts about Toys", None)]

    def test_the_page_has_notes_and_pictures_and_runs_nothing(self, mine: Path) -> None:
        page = run("export", "--format", "html").out
        assert "我的笔记" in page
        assert "data:image/png;base64," in page
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert(1)" not in page

    def test_keys_of_a_bibliography_stay(self, tmp_path: Path) -> None:
        file = tmp_path / "refs.bib"
        file.write_text(
            "@misc{my:key-1,\n title = {A Title of Mine}, year = 2019, month = jul, url = {https://a.org/b}\n}\n"
        )
        assert run("add", str(file)).code == 0
        text = run("export", "--source", "refs.bib", "--format", "bibtex").out
        assert text.startswith("@misc{my:key-1,\n")
        assert "month = jul" in text
