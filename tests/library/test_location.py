import os
from pathlib import Path

import pytest

from plmref.errors import CatalogueUnreadable
from plmref.library.location import Location
from tests.conftest import TOY

NOTE = "resources/notes/en/toy-bert.md"


@pytest.fixture
def location(tmp_path: Path) -> Location:
    root = tmp_path / "root"
    (root / "notes").mkdir(parents=True)
    (root / "notes/a.md").write_text("inside")
    (tmp_path / "secret.md").write_text("outside")
    return Location(root)


def test_a_file_inside_the_folder_is_found(location: Location) -> None:
    assert location.resource("notes/a.md") == (location.root / "notes/a.md").resolve()


@pytest.mark.parametrize("name", ["notes/b.md", "notes", ".", "", "a\0b", "x" * 300, "x/" * 3000])
def test_what_is_no_file_is_missing(location: Location, name: str) -> None:
    assert location.resource(name) is None


@pytest.mark.parametrize("name", ["../secret.md", "notes/../../secret.md", "/etc/passwd", "../root2/a.md"])
def test_a_path_out_of_the_folder_is_missing(location: Location, name: str) -> None:
    sibling = location.root.parent / "root2"
    sibling.mkdir()
    (sibling / "a.md").write_text("outside, though its path begins with the folder's")
    assert location.resource(name) is None


def test_an_absolute_path_to_a_file_outside_is_missing(location: Location) -> None:
    assert location.resource(str(location.root.parent / "secret.md")) is None


def test_a_link_out_of_the_folder_is_missing(location: Location) -> None:
    (location.root / "link.md").symlink_to(location.root.parent / "secret.md")
    (location.root / "up").symlink_to(location.root.parent)
    assert [location.resource(name) for name in ("link.md", "up/secret.md")] == [None, None]


def test_a_link_inside_the_folder_is_followed(location: Location) -> None:
    (location.root / "link.md").symlink_to("notes/a.md")
    assert location.resource("link.md") == (location.root / "notes/a.md").resolve()


def test_a_loop_of_links_is_missing(location: Location) -> None:
    (location.root / "loop.md").symlink_to("loop.md")
    assert location.resource("loop.md") is None


def test_a_folder_that_is_itself_a_link_has_its_files(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(TOY)
    assert Location(tmp_path / "link").resource(NOTE) == (TOY / NOTE).resolve()


def test_the_bundled_catalogue_has_its_files() -> None:
    assert Location.bundled().resource("data/papers.yaml") is not None


def test_a_note_is_its_text_and_a_missing_one_is_none(location: Location) -> None:
    assert (location.text("notes/a.md"), location.text("notes/b.md")) == ("inside", None)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_note_that_may_not_be_read_is_an_error(location: Location) -> None:
    (location.root / "notes/a.md").chmod(0)
    with pytest.raises(CatalogueUnreadable, match="Permission denied"):
        location.text("notes/a.md")
