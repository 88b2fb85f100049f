"""What a call imports that answers from the user's own files as well."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.own_files import LISTS, write_files
from tests.conftest import TOY
from tests.library.catalogues import set_age
from tests.program import spawn
from tests.test_imports import HEAVY, imported

READERS = {"bibtexparser", "pylatexenc", "pathspec", "hashlib", "tempfile"}


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The environment of a call whose indexes have been built, of files old enough to be known by their times."""
    home = tmp_path_factory.mktemp("home")
    folder = write_files(home / "mine")
    for file in folder.rglob("*"):
        set_age(file, 300)
    environ = {"PLMREF_CATALOGUE": str(TOY)}
    environ |= {name: str(home / name) for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    assert spawn("add", *(str(folder / name) for name in LISTS), environ=environ).code == 0
    assert spawn("search", "bert", environ=environ).code == 0
    return environ


def loaded(warm: Mapping[str, str], *arguments: str) -> set[str]:
    ended = spawn(*arguments, environ=warm, python=["-X", "importtime"])
    assert ended.code == 0
    return imported(ended.err)


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "zebra"],
        ["search", "害羞"],
        ["search", "hooves", "--source", "refs.bib", "--format", "ids"],
        ["search", "toy", "author:müller"],
        ["list"],
        ["timeline"],
    ],
)
def test_a_warm_call_in_a_pipe_imports_nothing_heavy(warm: Mapping[str, str], arguments: list[str]) -> None:
    assert loaded(warm, *arguments) & (HEAVY | READERS) == set()


def test_a_terminal_adds_rich_alone(warm: Mapping[str, str]) -> None:
    assert loaded(warm, "search", "zebra", "--format", "table") & (HEAVY | READERS) == {"rich"}


def test_a_record_is_shown_without_a_reader_of_its_format(warm: Mapping[str, str]) -> None:
    assert loaded(warm, "show", "okapi", "own-tapir", "roberta", "quagga") & (HEAVY | READERS) == {"msgspec"}


def test_without_sources_a_call_imports_nothing_more(warm: Mapping[str, str], tmp_path: Path) -> None:
    without = {**warm, "XDG_CONFIG_HOME": str(tmp_path)}
    assert spawn("search", "bert", environ=without).code == 0
    ours = [
        {line.rpartition("|")[2].strip() for line in ended.err.splitlines() if "| " in line}
        for ended in (spawn("search", "bert", environ=each, python=["-X", "importtime"]) for each in (warm, without))
    ]
    assert ours[1] <= ours[0]
    assert not {name for name in ours[1] if name.startswith("plmref.formats")}


def test_completion_of_a_sources_name_imports_nothing_heavy(warm: Mapping[str, str]) -> None:
    words = {"COMP_WORDS": "plmref remove re", "COMP_CWORD": "2", "_PLMREF_COMPLETE": "complete_bash"}
    ended = spawn(environ={**os.environ, **warm, **words}, python=["-X", "importtime"])
    assert (ended.code, ended.out.split()) == (0, ["reading.md", "refs.bib"])
    assert not imported(ended.err) & (HEAVY | READERS)
