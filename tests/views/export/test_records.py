"""Records that are exported as YAML and as JSON Lines are read back as the same records."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from plmref.formats.catalogue import load_papers
from plmref.formats.decode import decode
from plmref.formats.json_lines import read_json_lines
from plmref.formats.yaml_file import yaml_text
from plmref.library.library import Library
from plmref.records.entry import Entry
from plmref.records.paper import Paper
from plmref.views.export import export
from plmref.views.text.records import plain
from tests.formats.strategies import valid
from tests.views.export.entries import ENTRIES

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


@pytest.mark.parametrize("library", ["toy", "bundled"])
def test_the_catalogue_comes_back_from_both(library: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    opened: Library = request.getfixturevalue(library)
    lines = export(opened, "jsonl")
    assert list(read_json_lines(lines.splitlines(), "x")) == opened.papers()
    (tmp_path / "papers.yaml").write_text(export(opened, "yaml"), "utf-8")
    records, _, findings = load_papers(tmp_path / "papers.yaml")
    assert records == opened.papers()
    assert findings == []
    assert yaml_text(list(map(plain, records))) == export(opened, "yaml")


def _read(path: Path, record: Paper | Entry) -> Any:
    path.write_text(yaml_text([plain(record)]), "utf-8")
    [again], _, findings = load_papers(path)
    assert findings == []
    return again


def test_any_paper_is_the_same_in_yaml(tmp_path: Path) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
    @given(valid(Paper))
    def check(value: Any) -> None:
        record = decode(value, Paper)
        assert isinstance(record, Paper)
        assert _read(tmp_path / "x.yaml", record) == record

    check()


def test_any_entry_is_the_same_in_yaml_and_in_json_lines(tmp_path: Path) -> None:
    @settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
    @given(ENTRIES)
    def check(record: Entry) -> None:
        assert _read(tmp_path / "x.yaml", record) == record
        line = json.dumps({k: v for k, v in msgspec.to_builtins(record).items() if k != "line"})
        assert list(read_json_lines([line], "x")) == [msgspec.structs.replace(record, line=1)]

    check()


@pytest.mark.parametrize(
    "text", ["a\nb", " a ", "\u202ea", "a\u2028b", "\x1b[1m", "预训练\n模型", "- a: b #c", "\ufeff", "😀"]
)
def test_text_is_never_folded_nor_shown_raw(text: str, tmp_path: Path) -> None:
    record = Entry(id="x", title=text)
    assert _read(tmp_path / "x.yaml", record) == record
    assert not set(yaml_text([plain(record)])) & set("\u202e\u2028\x1b\ufeff")
