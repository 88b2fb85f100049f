"""A large source is read by a process of its own; whatever becomes of that process, the index is the same."""

import json
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from plmref.errors import CatalogueUnreadable
from plmref.library import gather, source_build, source_keys, source_reading
from plmref.library.source_build import build_source
from plmref.library.source_rows import Batch
from plmref.library.sources import Source

TABLES = ("papers", "keys", "identities", "vocabulary", "deletions", "stamps", "findings", "averages", "twins")
RECORDS = 1_200  # more than two batches
ENDLESS = "WITH RECURSIVE one(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM one) SELECT count(*) FROM one"


@pytest.fixture
def source(tmp_path: Path) -> Source:
    lines = [
        json.dumps(
            {
                "id": f"2001.{number:05}",
                "title": f"Paper {number}: naïve 掩码 pre-training, Straße — Łódź",
                "authors": "Ann Lee, Bo Wang and Łukasz Kaiser",
                "abstract": f"  It has\nword{number} in it.\n",
                "update_date": "2020-01-01",
            }
        )
        for number in range(RECORDS)
    ]
    lines[7] = "no JSON"
    file = tmp_path / "large.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    return Source(file.name, file)


def built(source: Source) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        build_source(connection, source)
        found = {table: sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) for table in TABLES}
        for query in ('"word900"', '"naive" "掩"', '"pretraining" "strasse"', '"łodz"', '"kaiser"'):
            sql = "SELECT rowid FROM fulltext WHERE fulltext MATCH ?"
            found[query] = connection.execute(sql, (query,)).fetchall()
    return found


@pytest.fixture
def here(source: Source) -> dict[str, list[Any]]:
    """What is built where there is no other process."""
    return built(source)


@pytest.fixture
def beside(here: dict[str, list[Any]], monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Makes every file worth a process; the list is of those that were started."""
    started: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            started.append(self)

    monkeypatch.setattr(source_reading, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(source_reading, "_processors", lambda: 2)
    monkeypatch.setattr(subprocess, "Popen", Watched)
    return started


def test_another_process_reads_the_same(
    source: Source, here: dict[str, list[Any]], beside: list[subprocess.Popen[bytes]]
) -> None:
    assert built(source) == here
    [process] = beside
    assert process.returncode is not None
    assert len(here["papers"]) == RECORDS - 1
    assert len(here['"naive" "掩"']) == len(here['"łodz"']) == RECORDS - 1


def test_a_process_that_is_killed_is_made_good(
    source: Source,
    here: dict[str, list[Any]],
    beside: list[subprocess.Popen[bytes]],
) -> None:
    reading = source_reading.read(source)
    first = next(reading)
    beside[0].send_signal(signal.SIGTERM)
    beside[0].wait()
    parts = [first, *reading]
    ids = [row[1] for part in parts if isinstance(part, Batch) for row in part.papers]
    assert sorted(ids) == sorted(row[1] for row in here["papers"])
    assert isinstance(parts[-1], source_reading.End)


@pytest.mark.parametrize("program", ["raise SystemExit", "print('nothing of ours')", "import no_such_module"])
def test_a_process_that_says_nothing_is_done_without(
    source: Source,
    here: dict[str, list[Any]],
    beside: list[subprocess.Popen[bytes]],
    program: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source_reading, "_PROGRAM", program)
    assert built(source) == here
    assert beside


def test_a_system_without_processes_is_done_without(
    source: Source,
    here: dict[str, list[Any]],
    beside: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    assert built(source) == here
    assert not beside


def test_a_file_that_is_gone_is_told(
    source: Source, beside: list[subprocess.Popen[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    source.path.unlink()
    monkeypatch.setattr(source_reading, "_is_large", lambda path: True)
    with pytest.raises(CatalogueUnreadable):
        built(source)
    assert beside


def test_whoever_stops_building_leaves_no_process_behind(source: Source, beside: list[subprocess.Popen[bytes]]) -> None:
    with closing(source_reading.read(source)) as reading:
        next(reading)
    assert beside[0].returncode is not None


def test_of_a_line_that_is_too_long_the_beginning_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "LONGEST_LINE", 10)
    file = tmp_path / "lines"
    file.write_bytes(b"\xef\xbb\xbfone\n\n" + 35 * b"x" + b"\ntwo\r\n" + "naïve 掩码".encode() + b"\nlast")
    with file.open("rb", buffering=0) as lines:
        assert list(gather._bounded(lines)) == ["one", "", 10 * "x", "two\r", "naïve 掩", "last"]


def test_keys_are_sorted_in_a_file_of_their_own(source: Source, here: dict[str, list[Any]], tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    with closing(sqlite3.connect(folder / "index")) as connection:
        build_source(connection, source)
        for table in ("keys", "identities", "twins"):
            assert sorted(connection.execute(f"SELECT * FROM {table}"), key=repr) == here[table]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert [file.name for file in folder.iterdir()] == ["index"]


def test_who_stops_while_keys_are_sorted_waits_for_nothing(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(connection: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(source_build, "_insert_vocabulary", refuse)
    monkeypatch.setattr(source_keys, "_SORT", f"{ENDLESS};")
    with closing(sqlite3.connect(tmp_path / "index")) as connection, pytest.raises(KeyboardInterrupt):
        build_source(connection, source)
    assert not list(tmp_path.glob("*.keys.part"))
