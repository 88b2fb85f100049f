"""`plmref plot` from the command line; what its pictures look like is in tests/views/test_plots.py."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from plmref.views.plots import KINDS
from tests.program import on_terminal, run

SIGNATURES = {"svg": b"<?xml", "png": b"\x89PNG\r\n\x1a\n", "pdf": b"%PDF-"}


@pytest.mark.parametrize("ending", SIGNATURES)
def test_the_ending_of_the_file_says_what_is_written(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"plot.{ending.upper() if ending == 'png' else ending}"
    assert run("plot", "lineage", "-o", str(file)) == (0, "", "")
    assert file.read_bytes().startswith(SIGNATURES[ending])
    assert [path.name for path in tmp_path.glob("*plot*")] == [file.name]


@pytest.mark.parametrize("form", SIGNATURES)
def test_a_dash_is_stdout_and_format_says_what_goes_there(form: str) -> None:
    command = [sys.executable, "-m", "plmref", "plot", "topics", "-o", "-", "--format", form]
    ended = subprocess.run(command, capture_output=True, check=True)
    assert ended.stdout.startswith(SIGNATURES[form])
    assert ended.stderr == b""


def test_a_dash_alone_gets_svg() -> None:
    assert run("plot", "timeline", "-o", "-").out.startswith("<?xml")


def test_a_file_is_not_overwritten_unless_forced(tmp_path: Path) -> None:
    file = tmp_path / "plot.svg"
    file.write_text("mine")
    ended = run("plot", "timeline", "-o", str(file))
    assert (ended.code, ended.err) == (2, f"error: {file} exists\nhint: --force overwrites it\n")
    assert file.read_text() == "mine"
    assert run("plot", "timeline", "-o", str(file), "--force").code == 0
    assert file.read_text().startswith("<?xml")


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ([], "a plot needs a file"),
        (["-o", "plot.jpg"], "no plot is written to a file like plot.jpg"),
        (["-o", "plot"], "no plot is written to a file like plot"),
        (["-o", "/nowhere/plot.svg"], "cannot write /nowhere/plot.svg: No such file or directory"),
        (["-o", "/dev/null/plot.svg"], "cannot write /dev/null/plot.svg: Not a directory"),
    ],
)
def test_without_a_file_that_can_be_written_it_ends_in_2(arguments: list[str], error: str) -> None:
    ended = run("plot", "timeline", *arguments)
    assert (ended.code, ended.out, ended.err.splitlines()[0]) == (2, "", f"error: {error}")


@pytest.mark.parametrize("arguments", [["pie"], [], ["topics", "--top", "-1"], ["topics", "--width", "7"]])
def test_a_wrong_value_ends_in_2(arguments: list[str]) -> None:
    assert run("plot", *arguments, "-o", "plot.svg").code == 2


@pytest.mark.usefixtures("without_matplotlib")
def test_without_the_extra_it_says_how_to_install_it_and_ends_in_2(tmp_path: Path) -> None:
    ended = run("plot", "timeline", "-o", str(tmp_path / "plot.svg"))
    error, hint = ended.err.splitlines()
    assert (ended.code, error) == (2, "error: plots need matplotlib, which is not installed")
    assert hint.endswith("""install plmref with its extra "plots", or: pip install 'matplotlib>=3.11,<4'""")
    assert not (tmp_path / "plot.svg").exists()


@pytest.mark.usefixtures("without_matplotlib")
def test_the_data_of_a_plot_need_no_extra() -> None:
    assert run("plot", "timeline", "--format", "tsv").code == 0


def test_a_terminal_that_shows_no_pictures_is_told_what_to_do() -> None:
    ended = on_terminal("plot", "timeline", environ={"PLMREF_IMAGES": "never"})
    assert (ended.code, ended.out.splitlines()[0][:40]) == (2, "error: no picture can be shown here: it ")
    assert "hint: -o FILE" in ended.out


def test_a_terminal_never_gets_the_bytes_of_a_file() -> None:
    ended = on_terminal("plot", "timeline", "--format", "png")
    assert (ended.code, "\x89PNG" in ended.out) == (2, False)


@pytest.mark.parametrize("kind", ["timeline", "lineage", "topics"])
def test_filters_choose_the_papers(kind: str) -> None:
    everything, one = (json.loads(run("plot", kind, "--json", *more).out) for more in ([], ["--year", "2018"]))
    assert 0 < one["total"] < everything["total"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_paper_ends_in_1_and_writes_no_file(kind: str, tmp_path: Path) -> None:
    ended = run("plot", kind, "--year", "1999", "-o", str(tmp_path / "plot.svg"))
    assert (ended.code, ended.err) == (1, "error: no paper passes these filters\n")
    assert not (tmp_path / "plot.svg").exists()


def test_papers_that_state_no_size_end_in_1(tmp_path: Path) -> None:
    ended = run("plot", "parameters", "--year", "2017", "-o", str(tmp_path / "plot.svg"))
    assert (ended.code, ended.err) == (
        1,
        "error: no paper that passes these filters says what the plot parameters shows\n",
    )


def test_the_lineage_as_data_has_papers_and_what_they_build_on() -> None:
    [roberta] = [
        item for item in json.loads(run("plot", "lineage", "--json").out)["items"] if item["id"] == "toy-roberta"
    ]
    assert roberta["builds_on"] == [{"id": "toy-bert", "relation": "extends"}]


def test_the_data_of_the_sizes_say_where_each_is_stated() -> None:
    lines = run("plot", "parameters", "--format", "tsv", "--header").out.splitlines()
    assert lines[0] == "date\tid\tname\tarchitecture\tmodel\tparameters\tsource"
    assert all(line.split("\t")[-1] for line in lines)


def test_top_limits_the_topics() -> None:
    assert len({item["topic"] for item in json.loads(run("plot", "topics", "--top", "1", "--json").out)["items"]}) == 1
