"""The figures of the documentation show the catalogue as it is; the commands at the end of docs/plots.md draw them."""

import html
import re
from pathlib import Path

import pytest

from plmref.analysis.lanes import edges_among, names
from plmref.library.filters import Filters, Years
from plmref.library.library import Library

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"


@pytest.mark.parametrize("name", ["family", "family-zh"])
def test_a_picture_names_every_paper_and_has_every_edge(name: str, bundled: Library) -> None:
    drawn = (PICTURES / f"{name}.svg").read_text("utf-8")
    papers = bundled.papers(Filters(years=(Years.parse("..2018"),)))
    # matplotlib writes each text as a comment above its outlines.
    said = {html.unescape(text) for text in re.findall(r"<!-- (.*?) -->", drawn)}
    assert set(names(papers).values()) <= said
    assert len(re.findall(r'd="M [^"]*\bC [^"]*"[^>]*fill: none', drawn)) == len(edges_among(papers))


def test_every_picture_stands_in_a_page_and_has_its_command() -> None:
    pages = [ROOT / name for name in ("README.md", "README.zh-CN.md", "docs/plots.md")]
    text = "\n".join(page.read_text("utf-8") for page in pages)
    for file in PICTURES.iterdir():
        assert f"pictures/{file.name})" in text
        assert f"-o docs/pictures/{file.name} --force" in text
