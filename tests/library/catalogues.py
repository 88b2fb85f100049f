"""Small catalogues made for one test, and copies of the toy that a test may edit."""

import json
import os
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.conftest import TOY

PAPERS = Path("data/papers.yaml")
TERMS = Path("data/terms.yaml")


def record(name: str, **fields: Any) -> dict[str, Any]:
    """Returns a paper's record that says as little as a record may."""
    least = {
        "id": name,
        "title": f"Title of {name}",
        "names": [],
        "type": "preprint",
        "authors": [{"family": "Nobody"}],
        "organizations": [],
        "date": "2020",
        "sources": ["https://example.org"],
        "section": "models",
        "topics": [],
        "key_points": [point("Nothing.")],
    }
    return least | fields


def point(english: str, chinese: str = "无。") -> dict[str, str]:
    return {"en": english, "zh": chinese, "source": "Abstract"}


def term(name: str, english: str, chinese: str = "词", aliases: Sequence[str] = ()) -> dict[str, Any]:
    return {
        "id": name,
        "kind": "topic",
        "name": {"en": english, "zh": chinese},
        "aliases": list(aliases),
        "definition": {"en": "Defined.", "zh": "有定义。"},
    }


def write_catalogue(root: Path, papers: Sequence[dict[str, Any]], terms: Sequence[dict[str, Any]] = ()) -> Path:
    """Writes a catalogue below `root`, as JSON, which is YAML too."""
    (root / "data").mkdir(parents=True)
    (root / PAPERS).write_text(json.dumps(papers, ensure_ascii=False), "utf-8")
    (root / TERMS).write_text(json.dumps(list(terms) or [term("filler", "Filler")], ensure_ascii=False), "utf-8")
    return root


def copy_of_toy(root: Path) -> Path:
    """Returns a copy of the toy whose files are some minutes old."""
    shutil.copytree(TOY, root)
    for file in root.rglob("*"):
        set_age(file, 300)
    return root


def set_age(file: Path, seconds: float) -> None:
    os.utime(file, times=(time.time() - seconds,) * 2)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
