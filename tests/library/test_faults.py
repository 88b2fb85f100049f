"""Whatever happens to the cache, the answers are right; whatever happens to a build, the next one is."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from plmref.library.library import Library
from plmref.library.sources import Source, edit_sources, load_sources, with_source
from tests.cli.own_files import LISTS, write_files
from tests.conftest import TOY
from tests.library.catalogues import edit, set_age

QUERIES = ("bert", "zebra", "掩码", "qaugga", "author:müller", "nothing of the kind", "toy -dynamic", "1810.00001")
WORDS = ("model", "language", "training", "attention", "data", "neural", "network", "text", "deep", "graph", "speech")


def everything(library: Library) -> list[object]:
    rows = library.rows()
    return [
        rows,
        *(library.search(query, limit=0) for query in QUERIES),
        *(library.whole(row.id) for row in rows),
        *(library.merges.of_segment(number) for number in range(len(library.segments.all))),
    ]


_CHANCE = random.Random()  # noqa: S311  # moments and noise, no secrets


class Shelf(NamedTuple):
    """Files of the user's, all old enough to be known by their times, and a cache."""

    sources: list[Source]
    cache: Path
    right: list[object]

    def open(self, warnings: list[str] | None = None) -> Library:
        warn = pytest.fail if warnings is None else warnings.append
        return Library.open(TOY, sources=self.sources, cache=self.cache, warn=warn)

    def file(self, number: int = 2) -> Path:
        with self.open() as library:
            return library.segments.all[number].place.file

    @property
    def merges(self) -> Path:
        [file] = self.cache.glob("merges-*.sqlite")
        return file


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    folder, sources = write_files(tmp_path / "mine"), list[Source]()
    for file in folder.rglob("*"):
        set_age(file, 300)
    for name in LISTS:
        sources, _ = with_source(sources, folder / name)
    with Library.open(TOY, sources=sources, cache=None) as library:
        right = everything(library)
    return Shelf(sources, tmp_path / "cache", right)


def truncated(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def noise(file: Path) -> None:
    file.write_bytes(_CHANCE.randbytes(file.stat().st_size))


def noise_behind_the_header(file: Path) -> None:
    sound = file.read_bytes()
    file.write_bytes(sound[:100] + _CHANCE.randbytes(len(sound) - 100))


def zero_bytes(file: Path) -> None:
    file.write_bytes(b"")


def text(file: Path) -> None:
    file.write_text("no database")


def another_schema(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(
            "CREATE TABLE stamps (a, b); INSERT INTO stamps VALUES (1, 2); CREATE TABLE made_of (x)"
        )


def lost_rows(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for table in ("papers", "members"):
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        connection.commit()


def a_loop(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


DAMAGES = [truncated, noise, noise_behind_the_header, zero_bytes, text, another_schema, lost_rows, a_loop, Path.unlink]


class TestDamage:
    @pytest.mark.parametrize("damage", DAMAGES)
    @pytest.mark.parametrize("what", ["a source", "the catalogue", "the merges"])
    def test_a_damaged_file_leads_to_a_right_answer(
        self, shelf: Shelf, what: str, damage: Callable[[Path], None]
    ) -> None:
        file = shelf.file(0 if what == "the catalogue" else 2)
        damage(shelf.merges if what == "the merges" else file)
        for _ in range(2):
            with shelf.open() as library:
                assert everything(library) == shelf.right

    @pytest.mark.parametrize("filler", [b"\0", b"\xff"])
    @pytest.mark.parametrize("what", ["a source", "the merges"])
    def test_a_damaged_page_anywhere_leads_to_a_right_answer(self, shelf: Shelf, what: str, filler: bytes) -> None:
        file = shelf.file(3)
        file = shelf.merges if what == "the merges" else file
        sound = file.read_bytes()
        with closing(sqlite3.connect(file)) as connection:
            [size] = connection.execute("PRAGMA page_size").fetchone()
        for start in range(0, len(sound), size):
            file.write_bytes(sound[:start] + filler * size + sound[start + size :])
            with shelf.open() as library:
                assert everything(library) == shelf.right, f"page {start // size}"

    def test_a_folder_in_the_place_of_an_index_is_one_warning(self, shelf: Shelf) -> None:
        file = shelf.file()
        file.unlink()
        file.mkdir()
        warnings: list[str] = []
        with shelf.open(warnings) as library:
            assert everything(library) == shelf.right
        assert [line.partition(" (")[0] for line in warnings] == [f"cannot keep the index in {shelf.cache}"]

    def test_a_folder_in_the_place_of_the_merges_is_no_trouble(self, shelf: Shelf) -> None:
        shelf.file()
        file = shelf.merges
        file.unlink()
        file.mkdir()
        with shelf.open() as library:
            assert everything(library) == shelf.right
        assert {each for each in shelf.cache.iterdir() if each.suffix == ".part"} == set()

    def test_the_merges_of_other_sources_are_not_believed(self, shelf: Shelf) -> None:
        shelf.file()
        with Library.open(TOY, sources=shelf.sources[:2], cache=shelf.cache) as library:
            assert library.rows()
        with shelf.open() as library:
            assert everything(library) == shelf.right

    def test_a_library_that_is_open_answers_from_what_it_opened(self, shelf: Shelf) -> None:
        with shelf.open() as library:
            edit(shelf.sources[0].path, "Gnus", "Emus")
            with shelf.open() as other:
                assert other.search("emus").total == 1
            assert everything(library) == shelf.right


class TestCache:
    @pytest.mark.parametrize("how", ["a file", "below a file", "too long", "no device"])
    def test_an_unusable_cache_is_one_warning(self, shelf: Shelf, tmp_path: Path, how: str) -> None:
        (tmp_path / "file").touch()
        places = {"a file": "file", "below a file": "file/below", "too long": "x" * 300, "no device": "/dev/null/x"}
        warnings: list[str] = []
        with shelf._replace(cache=tmp_path / places[how]).open(warnings) as library:
            assert everything(library) == shelf.right
        assert len(warnings) == 1
        assert warnings[0].startswith("cannot keep the index in ")

    @pytest.mark.parametrize("room", [20_000, 100_000])
    def test_a_full_disk_is_one_warning(self, shelf: Shelf, tmp_path: Path, room: int) -> None:
        full = """
import resource, sys
from plmref.library.library import Library
from plmref.library.sources import load_sources
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
with Library.open(sys.argv[2], sources=load_sources(), cache=sys.argv[3]) as library:
    print(*[row.id for row in library.rows()])
"""
        edit_sources(lambda _: shelf.sources)
        command = [sys.executable, "-c", full, str(room), str(TOY), str(shelf.cache)]
        ended = subprocess.run(command, capture_output=True, text=True, check=True)
        with Library.open(TOY, sources=shelf.sources, cache=None) as library:
            assert ended.stdout.split() == [row.id for row in library.rows()]
        assert [line.partition(" (")[0] for line in ended.stderr.splitlines()] == [
            f"warning: cannot keep the index in {shelf.cache}"
        ]
        assert not list(shelf.cache.glob("*.part"))

    def test_a_disk_without_room_even_for_temporary_tables_is_one_warning(self, tmp_path: Path) -> None:
        full = """
import re, resource, sys
from pathlib import Path
from plmref.library.library import Library
from plmref.library import source_build
from plmref.library.sources import Source
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
for name, value in vars(source_build).copy().items():  # as if there were records enough to overflow what is held
    if isinstance(value, str):
        setattr(source_build, name, re.sub(r"cache_size = -\\d+", "cache_size = 10", value))
with Library.open(sys.argv[1], sources=[Source("big", Path(sys.argv[2]), "jsonl")], cache=sys.argv[3]) as library:
    print(len(library.rows()))
"""
        file, cache = write_lines(tmp_path / "big", 4000), tmp_path / "cache"
        ended = subprocess.run(
            [sys.executable, "-c", full, TOY, file, cache], capture_output=True, text=True, check=False
        )
        assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (0, "4005\n", 1)

    def test_a_journal_that_a_killed_process_left_is_not_rolled_back(self, shelf: Shelf) -> None:
        file = shelf.file()
        Path(f"{file}-journal").write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(504))
        with shelf.open() as library:
            assert everything(library) == shelf.right


def write_lines(file: Path, count: int) -> Path:
    """Writes records that are all alike to whoever counts them, and none is like another."""
    chosen = random.Random(count)  # noqa: S311  # a text, no secret
    with file.open("w") as lines:
        for number in range(count):
            entry: dict[str, Any] = {"id": f"r{number}", "title": f"{' '.join(chosen.choices(WORDS, k=6))} n{number}"}
            entry |= {"date": str(2000 + number % 20), "abstract": " ".join(chosen.choices(WORDS, k=40))}
            lines.write(json.dumps(entry) + "\n")
    set_age(file, 300)
    return file


class TestBuilds:
    COUNT = 10_000
    BUILD = """
import sys, time
from plmref.library.library import Library
from plmref.library.sources import Source
from pathlib import Path
import plmref.library.source_build  # so that the clock measures the build
print("ready", flush=True)
began = time.monotonic()
library = Library.open(sys.argv[1], sources=[Source("big", Path(sys.argv[2]), "jsonl")], cache=sys.argv[3])
took = time.monotonic() - began
built = [segment.connection.execute("SELECT value FROM meta WHERE key = 'built'").fetchone()[0]
    for segment in library.segments.all]
print(took, library.search('n1999').total, len(library.rows()), *built, flush=True)
"""

    def start(self, file: Path, cache: Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", self.BUILD, str(TOY), str(file), str(cache)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        return process

    def test_a_build_that_is_killed_at_any_moment_leaves_nothing_half_built(self, tmp_path: Path) -> None:
        file, cache = write_lines(tmp_path / "big", self.COUNT), tmp_path / "cache"
        out, err = self.start(file, cache).communicate()
        took, *right = out.split()
        assert (err, right[:2]) == ("", ["1", str(self.COUNT + 5)])
        for _ in range(20):
            shutil.rmtree(cache)
            with self.start(file, cache) as process:
                time.sleep(_CHANCE.uniform(0, float(took)))
                process.send_signal(signal.SIGKILL)
                process.communicate()
            for index in cache.glob("index-*.sqlite"):  # whatever bears its name is whole
                with closing(sqlite3.connect(index)) as connection:
                    assert connection.execute("SELECT count(*) FROM papers").fetchone()[0] in (5, self.COUNT)
                    assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
        out, err = self.start(file, cache).communicate()
        assert (err, out.split()[1:3]) == ("", right[:2])
        assert not list(cache.glob("*.lock"))

    def test_of_sixteen_processes_on_an_empty_cache_one_builds(self, tmp_path: Path) -> None:
        file, cache = write_lines(tmp_path / "big", 2000), tmp_path / "cache"
        started = [self.start(file, cache) for _ in range(16)]
        ended = [process.communicate() for process in started]
        answers = [out.split() for out, _ in ended]
        assert {err for _, err in ended} == {""}
        assert {tuple(answer[1:3]) for answer in answers} == {("1", "2005")}
        for place in (3, 4):  # the catalogue's build and the source's
            assert len({answer[place] for answer in answers}) == 1
        assert sorted(each.suffix for each in cache.iterdir()) == [".sqlite"] * 3

    def test_a_part_that_was_left_long_ago_is_swept_up(self, shelf: Shelf) -> None:
        file = shelf.file()
        for age, name in ((7200, "old"), (60, "new")):
            part = Path(f"{file}.{name}.part")
            part.touch()
            set_age(part, age)
        set_age(shelf.sources[1].path, 200)
        with shelf.open() as library:
            assert everything(library) == shelf.right
        assert [part.name.split(".")[-2] for part in shelf.cache.glob("*.part")] == ["new"]


class TestList:
    def spawn(self, *arguments: str, environ: Mapping[str, str]) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "plmref", *arguments]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environ})

    def test_processes_that_edit_it_at_once_lose_nothing(self, tmp_path: Path) -> None:
        files = [write_lines(tmp_path / f"f{number}.jsonl", number + 1) for number in range(6)]
        edit_sources(lambda sources: with_source(sources, files[0])[0])
        started = [self.spawn("add", str(file), environ={}) for file in files[1:]]
        started.append(self.spawn("remove", "f0.jsonl", environ={}))
        ended = [(*process.communicate(), process.returncode) for process in started]
        assert [code for *_, code in ended] == [0] * 6, ended
        assert [source.name for source in load_sources()] == [file.name for file in files[1:]]

    def test_a_hundred_edits_in_threads_lose_nothing(self, tmp_path: Path) -> None:
        from concurrent.futures import ThreadPoolExecutor

        file = tmp_path / "config" / "sources.tsv"

        def add(number: int) -> None:
            edit_sources(lambda sources: with_source(sources, tmp_path / f"f{number}")[0], file)

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(add, range(100)))
        assert len(load_sources(file)) == 100
        assert [each.name for each in file.parent.iterdir()] == ["sources.tsv"]

    def test_a_write_that_fails_leaves_the_old_list(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = tmp_path / "sources.tsv"
        edit_sources(lambda sources: with_source(sources, tmp_path / "a")[0], file)
        monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            edit_sources(lambda sources: with_source(sources, tmp_path / "b")[0], file)
        assert [source.name for source in load_sources(file)] == ["a"]
        assert [each.name for each in tmp_path.glob("*") if "sources" in each.name] == ["sources.tsv"]
