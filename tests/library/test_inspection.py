from pathlib import Path

import pytest

from plmref.errors import CatalogueUnreadable
from plmref.library.inspection import inspect_catalogue
from tests.conftest import TOY
from tests.library.catalogues import PAPERS, copy_of_toy, edit


@pytest.mark.parametrize("path", [TOY, str(TOY)])
def test_the_toy_is_clean(path: Path | str) -> None:
    assert inspect_catalogue(path) == []


def test_a_catalogue_is_named_by_its_folder_or_its_papers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path / "toy")
    edit(root / PAPERS, "section: applications", "section: nowhere")
    [finding] = [finding for finding in inspect_catalogue(root) if finding.rule == "schema"]
    assert (finding.record, finding.field) == ("toy-ernie-thu", "section")
    monkeypatch.chdir(root / "data")
    for path in (root / PAPERS, Path("papers.yaml"), Path("../data/papers.yaml"), Path("..")):
        assert [other._replace(file="") for other in inspect_catalogue(path)] == [
            other._replace(file="") for other in inspect_catalogue(root)
        ]


def test_a_missing_note_and_the_source_of_a_figure_are_missed(tmp_path: Path) -> None:
    root = copy_of_toy(tmp_path / "toy")
    for name in ("resources/notes/zh/toy-bert.md", "resources/images/toy.svg"):
        (root / name).unlink()
    messages = " ".join(finding.message for finding in inspect_catalogue(root))
    assert "toy-bert.md" in messages
    assert "toy.svg" in messages


def test_what_is_no_catalogue_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnreadable):
        inspect_catalogue(tmp_path)
