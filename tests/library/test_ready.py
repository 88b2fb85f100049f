"""The index that a wheel carries."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from plmref import Library
from plmref.library import build
from plmref.library.index import Place, rebuild_index
from plmref.library.location import Location
from plmref.library.ready import FILE, make_ready, restore
from tests.conftest import TOY


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Location:
    """The toy catalogue as a wheel would install it, bundled."""
    root = tmp_path / "catalogue"
    shutil.copytree(TOY, root)
    make_ready(root, root / FILE)
    location = Location(root, fixed=True)
    monkeypatch.setattr(Location, "bundled", classmethod(lambda cls: location))
    return location


def tables(connection: sqlite3.Connection) -> dict[str, list[object]]:
    """What a database holds; of a full-text index, which cannot be read as a table, the tables that make it up."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
    return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for [name] in names.fetchall()}


def answers(cache: Path) -> list[str]:
    with Library.open(cache=cache) as library:
        return [hit.row.id for hit in library.search("masking").hits]


def test_it_is_the_index_that_would_be_built(installed: Location) -> None:
    restored, built = sqlite3.connect(":memory:"), sqlite3.connect(":memory:")
    assert restore(restored, installed)
    build.build_index(built, installed)
    [mark] = restored.execute("SELECT value FROM meta WHERE key = 'ready'").fetchone()
    assert len(mark) == 32
    for index in (restored, built):  # `built` tells one build from another
        index.execute("DELETE FROM meta WHERE key IN ('ready', 'built')")
    assert tables(restored) == tables(built)
    assert tables(restored)["stamps"]


def test_the_first_call_builds_nothing_and_answers_alike(
    installed: Location, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (installed.root / FILE).rename(tmp_path / FILE)
    built = answers(tmp_path / "one")
    (tmp_path / FILE).rename(installed.root / FILE)
    monkeypatch.setattr(build, "build_index", None)
    assert answers(tmp_path / "two") == answers(tmp_path / "two") == built != []


@pytest.mark.parametrize("change", ["papers.yaml", "terms.yaml", "schema", "noise", "empty", "no database", "gone"])
def test_what_does_not_fit_is_not_used(
    installed: Location, change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = installed.root / FILE
    if change.endswith("yaml"):
        with (installed.root / "data" / change).open("a") as data:
            data.write("\n# another\n")
    elif change == "schema":
        monkeypatch.setattr("plmref.library.ready.SCHEMA_VERSION", 1)
    elif change == "noise":
        file.write_bytes(b"noise" * 10_000)
    elif change == "empty":
        file.write_bytes(b"")
    elif change == "no database":
        file.write_bytes(file.read_bytes()[:5_000])
    else:
        file.unlink()
    connection = sqlite3.connect(":memory:")
    assert not restore(connection, installed)
    assert tables(connection) == {}
    assert answers(tmp_path / "cache")[0] == "toy-roberta"


def test_a_catalogue_of_ones_own_is_built_from_its_files(installed: Location) -> None:
    assert not restore(sqlite3.connect(":memory:"), Location(installed.root))


def test_a_damaged_index_is_built_again_and_not_copied(installed: Location, tmp_path: Path) -> None:
    filled = []
    place = Place("x", lambda connection: filled.append(connection), tmp_path, restore=lambda _: True)
    rebuild_index(place).close()
    assert len(filled) == 1
