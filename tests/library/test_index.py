import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from plmref.errors import CatalogueUnreadable
from plmref.library.fingerprint import Stamp, stamp
from plmref.library.index import _settle
from plmref.library.library import Library
from plmref.library.lines import MOST_LINES
from tests.conftest import TOY
from tests.library.catalogues import PAPERS, TERMS, copy_of_toy, edit, set_age

IDS = ["toy-lstm", "toy-bert", "toy-ernie-1.0", "toy-ernie-thu", "toy-roberta"]
NOTE = "resources/notes/en/toy-bert.md"


class Shelf(NamedTuple):
    """A catalogue that may be edited, and where its index is kept."""

    root: Path
    cache: Path

    @property
    def file(self) -> Path:
        [file] = self.cache.glob("*.sqlite")
        return file

    def builds(self) -> int:
        """Opens the library, asks it something, and returns how often that built an index."""
        done: list[int] = []
        with self.open(lambda now, total: done.append(now) if now == total else None) as library:
            assert [row.id for row in library.rows()] == IDS
        return len(done)

    def open(self, progress: Callable[[int, int], None] | None = None) -> Library:
        return Library.open(self.root, cache=self.cache, warn=pytest.fail, progress=progress)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(copy_of_toy(tmp_path / "toy"), tmp_path / "cache" / "plmref")


def everything(library: Library) -> list[object]:
    queries = ("bert", "掩码", "robrta", "MLM", "entity zebra", "pretrain", "author:liu topic:mlm", "1810.00001")
    papers = library.papers()
    return [
        *(library.content, library.broken, library.rows(), papers, library.terms()),
        *(library.search(query) for query in queries),
        *(library.builders(paper) for paper in papers),
        *(library.complete_papers(""), library.complete_terms("")),
    ]


def test_a_fresh_index_is_built_once(shelf: Shelf) -> None:
    assert [shelf.builds() for _ in range(3)] == [1, 0, 0]


def test_two_catalogues_keep_their_own_index(shelf: Shelf, tmp_path: Path) -> None:
    other = Shelf(copy_of_toy(tmp_path / "other"), shelf.cache)
    assert [shelf.builds(), other.builds(), shelf.builds(), other.builds()] == [1, 1, 0, 0]


def test_the_library_in_memory_writes_nothing(shelf: Shelf) -> None:
    with Library.open(shelf.root, cache=None) as library:
        assert library.rows()
    assert not shelf.cache.exists()


def test_an_edited_file_is_indexed_again(shelf: Shelf) -> None:
    shelf.builds()
    edit(shelf.root / PAPERS, "A Toy Approach", "A Better Approach")
    with shelf.open() as library:
        assert [hit.row.id for hit in library.search("better approach").hits] == ["toy-roberta"]
    assert shelf.builds() == 0


@pytest.mark.parametrize("name", [str(TERMS), NOTE, "resources/images/toy.png"])
def test_every_file_of_the_catalogue_is_watched(shelf: Shelf, name: str) -> None:
    shelf.builds()
    set_age(shelf.root / name, 30)
    assert [shelf.builds(), shelf.builds()] == [1, 0]


def test_a_note_that_comes_and_goes_is_noticed(shelf: Shelf) -> None:
    note, aside = shelf.root / NOTE, shelf.root / "aside.md"

    def found() -> int:
        with shelf.open() as library:
            return library.search("problem").total

    note.rename(aside)
    without = found()
    aside.rename(note)
    assert [without, found()] == [0, 1]


def test_an_edit_of_the_same_size_within_the_same_instant_is_noticed(shelf: Shelf) -> None:
    set_age(shelf.root / PAPERS, -60)  # as young as can be, however slow the machine
    assert shelf.builds() == 1
    before = (shelf.root / PAPERS).stat()
    edit(shelf.root / PAPERS, "ERNIE: Toy Knowledge", "ERNIE: Toy Ignorance"[: len("ERNIE: Toy Knowledge")])
    os.utime(shelf.root / PAPERS, ns=(before.st_mtime_ns, before.st_mtime_ns))
    after = (shelf.root / PAPERS).stat()
    assert (after.st_mtime_ns, after.st_size, after.st_ino) == (before.st_mtime_ns, before.st_size, before.st_ino)
    with shelf.open() as library:
        assert library.resolve("toy-ernie-1.0").title.en == "ERNIE: Toy Ignorance"


def stamps(file: Path) -> list[Stamp]:
    with closing(sqlite3.connect(file)) as connection:
        return [Stamp(*fields) for fields in connection.execute("SELECT * FROM stamps")]


def hashed_when_young(shelf: Shelf) -> list[Stamp]:
    """Makes the index look as if it had been built when the papers were young; returns its stamps."""
    shelf.builds()
    set_age(shelf.root / PAPERS, -60)
    digest = stamp(str(shelf.root / PAPERS)).digest
    set_age(shelf.root / PAPERS, 60)
    old = stamp(str(shelf.root / PAPERS))
    with closing(sqlite3.connect(shelf.file)) as connection:
        connection.execute(
            "UPDATE stamps SET digest = ?, mtime_ns = ? WHERE path = ?", (digest, old.mtime_ns, old.path)
        )
        connection.commit()
    known = stamps(shelf.file)
    assert [stamp.digest for stamp in known if stamp.digest] == [digest]
    return known


def test_a_file_that_has_grown_old_is_hashed_no_more(shelf: Shelf) -> None:
    hashed_when_young(shelf)
    assert shelf.builds() == 0
    assert not any(stamp.digest for stamp in stamps(shelf.file))
    assert shelf.builds() == 0


def test_an_edit_while_stamps_are_settled_is_noticed_later(shelf: Shelf) -> None:
    known = hashed_when_young(shelf)
    edit(shelf.root / PAPERS, "A Toy Approach", "A Better Approach")
    _settle(shelf.file, known)
    assert shelf.builds() == 1


def garbage(file: Path) -> None:
    file.write_bytes(b"no index at all " * 1000)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def truncated(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def cut_within_the_header(file: Path) -> None:
    os.truncate(file, 50)


def empty_database(file: Path) -> None:
    file.unlink()
    sqlite3.connect(file).close()


def another_schema(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE stamps (path, mtime_ns, size)")
        connection.execute("INSERT INTO stamps VALUES ('x', 1, 2)")
        connection.commit()


def no_stamps(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM stamps")
        connection.commit()


def lost_table(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DROP TABLE papers")
        connection.commit()


@pytest.mark.parametrize(
    "damage",
    [
        Path.unlink,
        garbage,
        empty,
        truncated,
        cut_within_the_header,
        empty_database,
        another_schema,
        no_stamps,
        lost_table,
    ],
)
def test_a_damaged_index_is_built_again(shelf: Shelf, damage: Callable[[Path], None]) -> None:
    shelf.builds()
    damage(shelf.cache / shelf.file.name)
    assert [shelf.builds(), shelf.builds()] == [1, 0]


@pytest.mark.parametrize("filler", [b"\0", b"\xff"])
def test_a_damaged_page_anywhere_leads_to_a_right_answer(shelf: Shelf, toy: Library, filler: bytes) -> None:
    right = everything(toy)
    shelf.builds()
    file, sound = shelf.file, shelf.file.read_bytes()
    with closing(sqlite3.connect(file)) as connection:
        [size] = connection.execute("PRAGMA page_size").fetchone()
    for start in range(0, len(sound), size):
        file.write_bytes(sound[:start] + filler * size + sound[start + size :])
        with shelf.open() as library:
            assert everything(library) == right, f"page {start // size}"


def test_a_journal_that_a_killed_process_left_is_not_rolled_back_into_the_new_index(shelf: Shelf) -> None:
    shelf.builds()
    killed = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.executescript("PRAGMA cache_size = 1; BEGIN;")
connection.execute("UPDATE papers SET title = 'half-written', record = randomblob(9000)")
connection.execute("UPDATE lines SET text = hex(randomblob(300))")
os._exit(9)
"""
    assert subprocess.run([sys.executable, "-c", killed, shelf.file], check=False).returncode == 9
    assert Path(f"{shelf.file}-journal").stat().st_size > 0
    assert [shelf.builds(), shelf.builds()] == [1, 0]


def unusable(tmp_path: Path, how: str) -> Path:
    (tmp_path / "file").write_text("")
    return {
        "a file": tmp_path / "file",
        "below a file": tmp_path / "file" / "below" / "plmref",
        "too long": tmp_path / ("x" * 300),
        "no device": Path("/dev/null/plmref"),
    }[how]


@pytest.mark.parametrize("how", ["a file", "below a file", "too long", "no device"])
def test_an_unusable_cache_is_one_warning_and_a_right_answer(tmp_path: Path, toy: Library, how: str) -> None:
    cache = unusable(tmp_path, how)
    warnings: list[str] = []
    with Library.open(TOY, cache=cache, warn=warnings.append) as library:
        assert everything(library) == everything(toy)
    assert len(warnings) == 1
    assert warnings[0].startswith(f"cannot keep the index in {cache} (")


def test_an_index_that_is_a_folder_is_one_warning_and_a_right_answer(shelf: Shelf, toy: Library) -> None:
    shelf.builds()
    file = shelf.file
    file.unlink()
    file.mkdir()
    warnings: list[str] = []
    with Library.open(shelf.root, cache=shelf.cache, warn=warnings.append) as library:
        assert everything(library) == everything(toy)
    assert len(warnings) == 1
    assert list(shelf.cache.iterdir()) == [file]


def test_a_full_disk_is_one_warning_and_a_right_answer(shelf: Shelf) -> None:
    full = """
import resource, sys
from plmref.library.library import Library
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))  # what fits on the disk
with Library.open(sys.argv[1], cache=sys.argv[2]) as library:
    print(*[row.id for row in library.rows()])
"""
    command = [sys.executable, "-c", full, str(shelf.root), str(shelf.cache)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ended.stdout.split() == IDS
    assert [line.partition(" (")[0] for line in ended.stderr.splitlines()] == [
        f"warning: cannot keep the index in {shelf.cache}"
    ]
    assert list(shelf.cache.iterdir()) == []


def test_processes_that_build_at_once_all_answer(shelf: Shelf) -> None:
    command = [sys.executable, "-m", "plmref", "list", "--format", "ids"]
    environ = os.environ | {"PLMREF_CATALOGUE": str(shelf.root), "XDG_CACHE_HOME": str(shelf.cache.parent)}
    started = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ)
        for _ in range(3)
    ]
    ended = [(process.communicate(), process.returncode) for process in started]
    assert ended == [(("".join(f"{name}\n" for name in IDS), ""), 0)] * 3
    assert list(shelf.cache.iterdir()) == [shelf.file]
    assert shelf.builds() == 0


def test_a_killed_build_leaves_a_part_and_the_next_call_answers(shelf: Shelf) -> None:
    killed = """
import os, signal, sys
from plmref.library.library import Library
Library.open(sys.argv[1], cache=sys.argv[2], progress=lambda done, total: os.kill(os.getpid(), signal.SIGKILL))
"""
    ended = subprocess.run([sys.executable, "-c", killed, shelf.root, shelf.cache], check=False)
    assert ended.returncode == -signal.SIGKILL
    assert sorted(file.suffix for file in shelf.cache.iterdir()) == [".lock", ".part"]
    assert [shelf.builds(), shelf.builds()] == [1, 0]


def test_a_build_that_fails_leaves_nothing(shelf: Shelf) -> None:
    def stop(_: int, __: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shelf.open(stop)
    assert list(shelf.cache.iterdir()) == []


def test_an_open_library_answers_while_its_index_is_replaced(shelf: Shelf) -> None:
    with shelf.open() as library:
        edit(shelf.root / PAPERS, "A Toy Approach", "A Better Approach")
        shelf.builds()
        assert library.resolve("toy-roberta").title.en == "RoBERTa: A Toy Approach"


@pytest.mark.parametrize("fault", ["section: nowhere", "section: nowhere\n  bogus: 1"])
def test_a_broken_record_is_counted_and_the_others_answer(shelf: Shelf, fault: str) -> None:
    edit(shelf.root / PAPERS, "section: applications", fault)
    for _ in range(2):
        with shelf.open() as library:
            assert library.broken == 1
            assert [row.id for row in library.rows()] == [name for name in IDS if name != "toy-ernie-thu"]
            assert library.search("roberta").total == 1


def test_a_whole_catalogue_has_no_broken_record(toy: Library) -> None:
    assert toy.broken == 0


def test_of_two_records_with_one_id_the_first_counts(shelf: Shelf) -> None:
    edit(shelf.root / PAPERS, "id: toy-ernie-thu", "id: toy-ernie-1.0")
    with shelf.open() as library:
        assert library.resolve("toy-ernie-1.0").title.en == "ERNIE: Toy Knowledge"
        assert len(library.rows()) == 4


@pytest.mark.parametrize("name", ['"a\\0b"', "x" * 300, "../data/papers.yaml", "/etc/passwd"])
def test_a_note_that_cannot_be_read_is_no_note(shelf: Shelf, name: str) -> None:
    edit(shelf.root / PAPERS, NOTE, name)
    with shelf.open() as library:
        paper = library.paper("toy-bert")
        assert (library.note(paper, "en"), library.note(paper, "zh") is None) == (None, False)


def test_a_catalogue_that_is_gone_cannot_be_answered_from(shelf: Shelf) -> None:
    shelf.builds()
    (shelf.root / PAPERS).unlink()
    with pytest.raises(CatalogueUnreadable, match="no such file"):
        shelf.open()


def test_the_content_changes_with_a_record_and_with_nothing_else(shelf: Shelf, toy: Library) -> None:
    set_age(shelf.root / PAPERS, 10)
    edit(shelf.root / NOTE, "Toys read", "Toys often read")
    with shelf.open() as library:
        assert library.content == toy.content
    edit(shelf.root / PAPERS, "A Toy Approach", "A Better Approach")
    with shelf.open() as library:
        assert library.content != toy.content


def test_a_closed_library_is_not_built_again(shelf: Shelf) -> None:
    done: list[int] = []
    with shelf.open() as library:
        pass
    library = shelf.open(lambda now, _: done.append(now))
    library.close()
    with pytest.raises(sqlite3.ProgrammingError):
        library.rows()
    assert done == []


def test_a_note_longer_than_lines_have_numbers_is_cut(shelf: Shelf) -> None:
    note = "# Toy-BERT\n\n" + "- xylophone\n" * MOST_LINES
    (shelf.root / NOTE).write_text(note, "utf-8")
    with shelf.open() as library:
        assert library.search("xylophone").hits[0].row.id == "toy-bert"
        assert library.search("zoe").hits[0].row.id == "toy-lstm"
