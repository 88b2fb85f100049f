import os
from pathlib import Path

import pytest

from plmref.library.fingerprint import Stamp, stamp, unchanged
from tests.library.catalogues import set_age


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_text("one")
    return path


def test_an_old_file_is_known_by_its_times(file: Path) -> None:
    set_age(file, 60)
    status = file.stat()
    assert stamp(str(file)) == Stamp(str(file), status.st_mtime_ns, 3, status.st_ino, "")


@pytest.mark.parametrize("age", [0, -60])
def test_a_young_file_is_hashed(file: Path, age: float) -> None:
    set_age(file, age)
    assert len(stamp(str(file)).digest) == 32


@pytest.mark.parametrize("name", ["missing", "x" * 300, "a\0b", "file/below"])
def test_a_file_that_cannot_be_is_all_zero(file: Path, name: str) -> None:
    path = str(file.parent / name)
    assert stamp(path) == Stamp(path, 0, 0, 0)


def test_an_untouched_file_is_unchanged(file: Path) -> None:
    for age in (0, 60):
        set_age(file, age)
        assert unchanged([stamp(str(file)), stamp(str(file.parent / "missing"))])


def test_a_new_size_time_or_inode_is_a_change(file: Path) -> None:
    set_age(file, 60)
    known = stamp(str(file))
    for part in ("mtime_ns", "size", "inode"):
        assert not unchanged([known._replace(**{part: getattr(known, part) + 1})])


def test_a_file_that_comes_or_goes_is_a_change(file: Path) -> None:
    here, missing = stamp(str(file)), stamp(str(file.parent / "missing"))
    file.rename(file.parent / "missing")
    assert [unchanged([here]), unchanged([missing])] == [False, False]


@pytest.mark.parametrize("age", [-60, 60])
def test_other_content_at_the_same_time_is_a_change_once_hashed(file: Path, age: float) -> None:
    set_age(file, -60)
    known = stamp(str(file))
    file.write_text("two")
    os.utime(file, ns=(known.mtime_ns, known.mtime_ns))
    assert stamp(str(file))[:4] == known[:4]
    assert not unchanged([known])
    set_age(file, age)  # and the same when it has grown old
    later = stamp(str(file))
    assert not unchanged([later._replace(digest=known.digest)])


def test_a_hashed_file_that_has_grown_old_is_unchanged(file: Path) -> None:
    set_age(file, 0)
    digest = stamp(str(file)).digest
    set_age(file, 60)
    assert unchanged([stamp(str(file))._replace(digest=digest)])
