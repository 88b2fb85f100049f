import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from plmref.formats.catalogue import load_catalogue
from plmref.formats.decode import decode
from plmref.formats.schema import FILES, json_schema
from plmref.formats.yaml_file import YamlFile
from plmref.records.paper import Paper
from tests.conftest import TOY
from tests.formats.plain import Path as At
from tests.formats.plain import at, paths, plain, put, told, without
from tests.program import run

DATA = Path(__file__).parents[2] / "data"
PAPER = plain(load_catalogue(TOY).papers[1])
VALIDATORS = {file: Draft202012Validator(json_schema(file)) for file in FILES}
RECORDS = [("papers", PAPER), ("terms", plain(load_catalogue(TOY).terms[1]))]


def accepts(file: str, value: Any) -> bool:
    return bool(VALIDATORS[file].is_valid(value))


@pytest.mark.parametrize("file", FILES)
def test_the_schema_is_a_schema(file: str) -> None:
    Draft202012Validator.check_schema(json_schema(file))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("folder", [TOY / "data", DATA], ids=["toy", "bundled"])
def test_the_schema_accepts_the_catalogues(folder: Path, file: str) -> None:
    read = YamlFile(folder / f"{file}.yaml")
    assert read.findings == []
    assert read.value
    assert [error.json_path for error in VALIDATORS[file].iter_errors(read.value)] == []


@pytest.mark.parametrize(("file", "record"), RECORDS, ids=FILES)
def test_the_schema_refuses_an_unknown_field_everywhere(file: str, record: Any) -> None:
    assert accepts(file, [record])
    objects = [path for path in [(), *paths(record)] if isinstance(at(record, path), dict)]
    assert [told(path) for path in objects if accepts(file, [put(record, (*path, "colour"), "red")])] == []
    assert len(objects) >= 3


@pytest.mark.parametrize("path", list(paths(PAPER)), ids=told)
def test_the_schema_and_decoding_agree_on_every_field(path: At) -> None:
    assert not accepts("papers", [put(PAPER, path, True)])
    if isinstance(path[-1], str):
        missing = without(PAPER, path)
        assert accepts("papers", [missing]) == (not isinstance(decode(missing, Paper), list))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *[(("date",), value) for value in ("2019-7", 2019, "2019-07-26\n", "２０１９")],
        *[(("id",), value) for value in ("BERT", "bert\n", "")],
        (("links", 0, "url"), "javascript:alert(1)"),
        (("type",), "novel"),
        (("authors",), []),
        (("key_points",), []),
        (("identifiers", "arxiv"), 1906.0823),
        (("sizes", 0, "layers"), 0),
        (("corpora", 0, "size", "amount"), 0),
    ],
)
def test_the_schema_refuses_what_decoding_refuses(path: At, value: Any) -> None:
    wrong = put(PAPER, path, value)
    assert isinstance(decode(wrong, Paper), list)
    assert not accepts("papers", [wrong])


@pytest.mark.parametrize("value", [{}, PAPER, "x", None])
def test_the_schema_wants_a_list(value: Any) -> None:
    assert not accepts("papers", value)


@pytest.mark.parametrize("file", FILES)
def test_the_schema_in_the_repository_is_what_the_command_prints(file: str) -> None:
    ended = run("schema", file)
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out) == json_schema(file)
    stored = (DATA / f"{file}.schema.json").read_text("utf-8")
    assert stored == ended.out, f"plmref schema {file} -o data/{file}.schema.json --force"


@pytest.mark.parametrize("file", FILES)
def test_editors_find_the_schema_through_the_first_line(file: str) -> None:
    first, _, _ = (DATA / f"{file}.yaml").read_text("utf-8").partition("\n")
    assert first == f"# yaml-language-server: $schema={file}.schema.json"
