"""Reading and checking a catalogue as `plmref check` does, files and all."""

import os
import shutil
from pathlib import Path

import pytest

from plmref.errors import CatalogueUnreadable
from plmref.library.inspection import inspect_catalogue
from tests.conftest import TOY
from tests.program import run


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path) -> Path:
    """A copy of the toy catalogue to spoil, with a file outside of it."""
    (tmp_path / "outside.png").touch()
    (tmp_path / "outside.svg").touch()
    return shutil.copytree(TOY, tmp_path / "toy")


def spoil(folder: Path, old: str, new: str) -> None:
    papers = folder / "data/papers.yaml"
    text = papers.read_text("utf-8")
    assert text.count(old) == 1
    papers.write_text(text.replace(old, new), "utf-8")


def name_figure(folder: Path, name: str) -> None:
    spoil(folder, "- file: resources/images/toy.png", f'- file: "{name}"')


def missing(folder: Path) -> list[str]:
    findings = inspect_catalogue(folder)
    assert {finding.rule for finding in findings} <= {"missing-file"}
    return [finding.message for finding in findings]


def test_the_toy_catalogue_is_clean() -> None:
    assert inspect_catalogue(TOY) == []


def test_the_bundled_catalogue_is_clean() -> None:
    assert inspect_catalogue() == []


def test_a_folder_and_its_papers_file_are_the_same(folder: Path) -> None:
    spoil(folder, 'date: "2017"', 'date: "2017-13"')
    [finding] = inspect_catalogue(folder)
    assert (finding.rule, finding.file, finding.line) == ("no-such-date", str(folder / "data/papers.yaml"), 9)
    assert inspect_catalogue(folder / "data/papers.yaml") == [finding]


@pytest.mark.parametrize(
    ("standing_in", "path"),
    [
        ("", "."),
        ("", "data/papers.yaml"),
        ("", "./data/papers.yaml"),
        ("data", ".."),
        ("data", "papers.yaml"),
        ("data", "./papers.yaml"),
        ("data", "../data/papers.yaml"),
        ("data/below", "../papers.yaml"),
        ("data/below", "../../data/papers.yaml"),
    ],
)
def test_a_path_is_read_from_where_one_stands(
    folder: Path, monkeypatch: pytest.MonkeyPatch, standing_in: str, path: str
) -> None:
    (folder / "data/below").mkdir()
    spoil(folder, 'date: "2017"', 'date: "2017-13"')
    monkeypatch.chdir(folder / standing_in)
    [finding] = inspect_catalogue(Path(path))
    assert (finding.rule, finding.line, finding.record) == ("no-such-date", 9, "toy-lstm")
    assert not Path(finding.file).is_absolute()
    assert Path(finding.file).samefile(folder / "data/papers.yaml")


@pytest.mark.parametrize("path", ["none", "data", "data/terms.yaml", "resources", "data/none/papers.yaml"])
def test_what_is_no_catalogue_is_an_error(folder: Path, path: str) -> None:
    with pytest.raises(CatalogueUnreadable, match=r"papers\.yaml: no such file"):
        inspect_catalogue(folder / path)


def test_a_figure_elsewhere_in_the_folder_counts(folder: Path) -> None:
    for suffix in (".png", ".svg"):
        shutil.copy(folder / "resources/images/toy.svg", folder / f"elsewhere{suffix}")
    name_figure(folder, "resources/../elsewhere.png")
    assert missing(folder) == []


def test_a_figure_without_its_drawing_is_told(folder: Path) -> None:
    (folder / "resources/images/toy.svg").unlink()
    assert missing(folder) == ["no file resources/images/toy.svg"]


@pytest.mark.parametrize("name", ["../outside.png", "resources/../../outside.png", "none.png"])
def test_a_path_that_leaves_the_folder_counts_as_missing(folder: Path, name: str) -> None:
    name_figure(folder, name)
    assert missing(folder) == [f"no file {name}", f"no file {name.removesuffix('.png')}.svg"]


def test_an_absolute_path_that_leaves_the_folder_counts_as_missing(folder: Path) -> None:
    outside = folder.parent / "outside"
    name_figure(folder, f"{outside}.png")
    assert missing(folder) == [f"no file {outside}.png", f"no file {outside}.svg"]


def test_a_link_that_leaves_the_folder_counts_as_missing(folder: Path) -> None:
    picture = folder / "resources/images/toy.png"
    picture.unlink()
    picture.symlink_to(folder.parent / "outside.png")
    assert picture.is_file()
    assert missing(folder) == ["no file resources/images/toy.png"]


def test_a_folder_that_is_a_link_out_counts_as_missing(folder: Path) -> None:
    shutil.move(folder / "resources/notes", folder.parent / "notes")
    (folder / "resources/notes").symlink_to(folder.parent / "notes")
    assert missing(folder) == [f"no file resources/notes/{lang}/toy-bert.md" for lang in ("en", "zh")]


def test_a_link_within_the_folder_counts(folder: Path) -> None:
    picture = folder / "resources/images/toy.png"
    picture.rename(folder / "moved.png")
    picture.symlink_to(folder / "moved.png")
    assert missing(folder) == []


def test_a_catalogue_behind_a_link_is_read(folder: Path) -> None:
    (folder.parent / "link").symlink_to(folder)
    assert missing(folder.parent / "link") == []


def test_a_loop_of_links_counts_as_missing(folder: Path) -> None:
    picture = folder / "resources/images/toy.png"
    picture.unlink()
    picture.symlink_to(picture)
    assert missing(folder) == ["no file resources/images/toy.png"]


@pytest.mark.parametrize(
    "name",
    ["a\\0b.jpg", "x" * 5000, "a/" * 3000, "resources", "~/toy.jpg", "https://example.org/x.jpg"],
    ids=["zero byte", "too long", "too deep", "folder", "home", "address"],
)
def test_what_can_be_no_file_counts_as_missing(folder: Path, name: str) -> None:
    name_figure(folder, name)
    assert missing(folder) == [f"no file {name}".replace("\\0", "\0")]


def test_findings_come_by_file_and_line(folder: Path) -> None:
    spoil(folder, "names: [RoBERTa]", "names: [RoBERTa]\n  title: Again")
    spoil(folder, 'date: "2019-05"', "date: 2019")
    spoil(folder, 'date: "2017"', 'date: "2017-13"')
    terms = folder / "data/terms.yaml"
    terms.write_text(terms.read_text("utf-8").replace("[NSP]", "[NSP, LM]"), "utf-8")
    findings = inspect_catalogue(folder)
    assert [(Path(finding.file).name, finding.rule) for finding in findings] == [
        ("papers.yaml", "no-such-date"),
        ("papers.yaml", "schema"),
        ("papers.yaml", "yaml"),
        ("terms.yaml", "repeated-alias"),
    ]
    assert [finding.line for finding in findings[:3]] == sorted(finding.line for finding in findings[:3])


def test_check_prints_findings_in_the_form_that_editors_jump_to(folder: Path) -> None:
    spoil(folder, 'date: "2017"', 'date: "2017-13"')
    ended = run("check", str(folder))
    assert (ended.code, ended.err) == (1, "1 finding\n")
    for part in (str(folder / "data/papers.yaml"), "no-such-date", "toy-lstm", "there is no 2017-13"):
        assert part in ended.out


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_an_error(folder: Path) -> None:
    (folder / "data/papers.yaml").chmod(0)
    with pytest.raises(CatalogueUnreadable, match="Permission denied"):
        inspect_catalogue(folder)
