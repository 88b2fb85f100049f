"""The catalogue format: `data/papers.yaml` and `data/terms.yaml` below one folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from plmref.formats.decode import decode
from plmref.formats.yaml_file import YamlFile
from plmref.records.catalogue import Catalogue
from plmref.records.entry import Entry
from plmref.records.finding import Finding, Places
from plmref.records.paper import Paper
from plmref.records.term import Term

PAPERS = Path("data/papers.yaml")
TERMS = Path("data/terms.yaml")

R = TypeVar("R", Paper, Term, Paper | Entry)


def load_catalogue(root: Path) -> Catalogue:
    """Returns everything below the folder `root` that decodes; what does not is in its findings.

    Raises:
        CatalogueUnreadable: one of the two files cannot be read at all.
    """
    papers = _load_records(root / PAPERS, lambda _: Paper)
    terms = _load_records(root / TERMS, lambda _: Term)
    return Catalogue(
        tuple(papers.records),
        tuple(terms.records),
        tuple(papers.places),
        tuple(terms.places),
        (*papers.findings, *terms.findings),
        papers.undecoded + terms.undecoded,
    )


def load_papers(path: Path) -> tuple[list[Paper | Entry], list[Places], list[Finding]]:
    """Returns the records of one YAML file, where each stands, and what is wrong.

    They are papers in the catalogue's format, or entries as `plmref export` writes them, which have neither key points
    nor sources.

    Raises:
        CatalogueUnreadable: the file cannot be read at all.
    """
    loaded: _Loaded[Paper | Entry] = _load_records(path, _kind_of)
    return loaded.records, loaded.places, loaded.findings


def _kind_of(value: Any) -> type[Paper] | type[Entry]:
    is_entry = isinstance(value, dict) and not {"key_points", "sources"} & value.keys() and value.get("title")
    return Entry if is_entry else Paper


class _Loaded(NamedTuple, Generic[R]):
    records: list[R]
    places: list[Places]
    findings: list[Finding]
    undecoded: int


def _load_records(path: Path, kind_of: Callable[[Any], type[R]]) -> _Loaded[R]:
    file = YamlFile(path)
    findings = list(file.findings)
    records: list[R] = []
    places: list[Places] = []
    if file.value is not None and not isinstance(file.value, list):
        findings.append(Finding("schema", str(path), 1, "", "", "the file must be a list of records"))
    elif not file.value and not findings:
        findings.append(Finding("schema", str(path), 1, "", "", "the file holds no record"))
    lines = _lines_by_record(file.lines)
    for index, value in enumerate(file.value if isinstance(file.value, list) else []):
        place = Places(str(path), lines.get(f"[{index}]", {}))
        result = decode(value, kind_of(value))
        if isinstance(result, list):
            name = _id_of(value)
            findings += [
                Finding("schema", str(path), place.line(problem.path), name, problem.path, problem.message)
                for problem in result
            ]
        else:
            records.append(result)
            places.append(place)
    # A file that is no list of records at all hides as many as nobody knows: it counts as one.
    undecoded = len(file.value) - len(records) if isinstance(file.value, list) else 1
    return _Loaded(records, places, findings, undecoded)


def _lines_by_record(lines: dict[str, int]) -> dict[str, dict[str, int]]:
    """Splits the lines of a file: "[3].sizes[0]" becomes "sizes[0]" of record "[3]"."""
    by_record: dict[str, dict[str, int]] = {}
    for path, line in lines.items():
        record, _, rest = path.partition("]")
        by_record.setdefault(record + "]", {})[rest.removeprefix(".")] = line
    return by_record


def _id_of(value: Any) -> str:
    name = value.get("id") if isinstance(value, dict) else None
    return str(name) if name is not None else ""
