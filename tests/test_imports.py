"""What a call imports: most of the time of a warm call is imports, so each one on the way is a decision."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from plmref.cli.app import COMMANDS
from tests.conftest import TOY
from tests.program import spawn

HEAVY = {"rich", "yaml", "msgspec", "json", "platformdirs", "rapidfuzz", "markdown_it", "pydantic", "click"}

# A command line for every command; one that is missing here is asked for its help.
ARGUMENTS = {
    "list": [],
    "search": ["bert"],
    "timeline": [],
    "show": ["toy-bert"],
    "term": ["MLM"],
    "open": ["toy-bert", "--print"],
    "cite": ["toy-bert"],
    "plot": ["topics", "--format", "tsv"],
    "compare": ["toy-bert", "toy-roberta"],
    "lineage": ["toy-bert"],
    "export": ["toy-bert"],
    "check": [],
    "schema": [],
    "config": [],
}


def imported(error: str) -> set[str]:
    """Returns the top-level modules that `python -X importtime` told of on stderr."""
    lines = [line for line in error.splitlines() if line.startswith("import time:")]
    assert lines
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The environment of a call whose index has been built."""
    environ = {"PLMREF_CATALOGUE": str(TOY), "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}
    assert spawn("list", environ=environ).code == 0
    return environ


def heavy_in(warm: Mapping[str, str], *arguments: str, code: int = 0) -> set[str]:
    ended = spawn(*arguments, environ=warm, python=["-X", "importtime"])
    assert ended.code == code
    return imported(ended.err) & HEAVY


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "bert"],
        ["search", "动态掩码"],
        ["search", "MLM", "--year", "2019", "--format", "ids"],
        ["search", "next sentence", "author:liu", "--lang", "zh"],
        ["list"],
        ["list", "--org", "baidu", "--header"],
        ["timeline"],
        ["timeline", "--by", "month"],
        ["term"],
        ["term", "MLM"],
        ["lineage", "toy-bert"],
        ["lineage", "--all", "--format", "dot"],
        ["lineage", "toy-lstm", "toy-roberta", "--format", "mermaid"],
    ],
)
def test_a_warm_call_in_a_pipe_imports_nothing_heavy(warm: Mapping[str, str], arguments: list[str]) -> None:
    assert heavy_in(warm, *arguments) == set()


@pytest.mark.parametrize("arguments", [["search", "bert"], ["list"], ["timeline"]])
def test_json_imports_json_alone(warm: Mapping[str, str], arguments: list[str]) -> None:
    assert heavy_in(warm, *arguments, "--json") == {"json"}


def test_a_typing_mistake_imports_rapidfuzz_alone(warm: Mapping[str, str]) -> None:
    assert heavy_in(warm, "search", "robrta") == {"rapidfuzz"}


def test_a_search_that_finds_nothing_imports_nothing_heavy(warm: Mapping[str, str]) -> None:
    assert heavy_in(warm, "search", "qwx", code=1) == set()


def test_a_table_imports_rich_but_no_markdown(warm: Mapping[str, str]) -> None:
    assert heavy_in(warm, "search", "bert", "--format", "table") == {"rich"}


@pytest.mark.parametrize("form", ["tsv", "markdown", "latex", "csv"])
def test_records_are_compared_without_rich_and_yaml(warm: Mapping[str, str], form: str) -> None:
    assert heavy_in(warm, "compare", "toy-bert", "toy-roberta", "--format", form) == {"msgspec"}


@pytest.mark.parametrize("form", ["bibtex", "csl-json", "jsonl", "csv"])
def test_an_export_imports_neither_yaml_nor_rich(warm: Mapping[str, str], form: str) -> None:
    assert heavy_in(warm, "export", "toy-bert", "--format", form) <= {"msgspec", "json"}


def test_a_record_is_shown_without_yaml(warm: Mapping[str, str]) -> None:
    assert heavy_in(warm, "show", "toy-bert") == {"msgspec"}


@pytest.mark.parametrize("style", ["bibtex", "apa", "gbt7714"])
def test_a_record_is_cited_without_yaml(warm: Mapping[str, str], style: str) -> None:
    assert heavy_in(warm, "cite", "toy-bert", "--style", style) == {"msgspec"}


@pytest.mark.parametrize(
    ("typed", "expected"), [("show toy-ro", "toy-roberta"), ("term ls", "lstm"), ("sea", "search")]
)
def test_completion_imports_nothing_heavy(warm: Mapping[str, str], typed: str, expected: str) -> None:
    words = {
        "COMP_WORDS": f"plmref {typed}",
        "COMP_CWORD": str(len(typed.split())),
        "_PLMREF_COMPLETE": "complete_bash",
    }
    ended = spawn(environ={**warm, **words}, python=["-X", "importtime"])
    assert (ended.code, ended.out.split()) == (0, [expected])
    assert imported(ended.err) & HEAVY <= ({"rich"} if typed == "sea" else set())


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_imports_pydantic_or_click(warm: Mapping[str, str], command: str) -> None:
    ended = spawn(command, *ARGUMENTS.get(command, ["--help"]), environ=warm, python=["-X", "importtime"])
    assert ended.code == 0
    assert not imported(ended.err) & {"pydantic", "click"}


@pytest.mark.parametrize("arguments", [[], ["--help"], ["search", "--help"], ["--version"]])
def test_no_help_imports_pydantic_or_click(warm: Mapping[str, str], arguments: list[str]) -> None:
    assert not heavy_in(warm, *arguments) & {"pydantic", "click"}


def test_importing_the_package_imports_next_to_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-c", "import plmref"]
    ended = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=os.environ)
    assert "plmref" in imported(ended.stderr)
    assert not imported(ended.stderr) & (HEAVY | {"sqlite3", "typer"})
    assert "plmref." not in ended.stderr
