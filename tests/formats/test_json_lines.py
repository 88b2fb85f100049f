import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from plmref.formats.catalogue import load_catalogue
from plmref.formats.json_lines import read_json_lines
from plmref.records.entry import Entry, Publication
from plmref.records.finding import Finding
from plmref.records.paper import Author, Identifiers, Paper

ARXIV: dict[str, Any] = {
    "id": "0704.0001",
    "submitter": "Pavel Nadolsky",
    "authors": "C. Bal\\'azs, E. L. Berger (ANL, Argonne (USA)), W. Smith, Jr. and J. von Neumann",
    "title": "Calculation of prompt\n  diphoton   production",
    "comments": "37 pages",
    "journal-ref": "Phys.Rev.D76:013009,2007",
    "doi": "10.1103/PhysRevD.76.013009",
    "report-no": None,
    "categories": "hep-ph cs.CL",
    "license": None,
    "abstract": "  A fully differential\ncalculation of $\\alpha$.\n",
    "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}, {"version": "v2", "created": "x"}],
    "update_date": "2008-11-26",
    "authors_parsed": [["Bal\\'azs", "C.", ""], ["Berger", "E. L.", "", "ANL"], ["Smith", "W.", "Jr."]],
}


def read(*lines: object) -> list[Entry | Paper | Finding]:
    return list(read_json_lines([line if isinstance(line, str) else json.dumps(line) for line in lines], "f.jsonl"))


def entry(line: object) -> Entry:
    [record] = read(line)
    assert isinstance(record, Entry)
    return record


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in ARXIV.items() if name not in names}


def test_a_line_of_the_arxiv_snapshot() -> None:
    assert entry(ARXIV) == Entry(
        id="0704.0001",
        title="Calculation of prompt diphoton production",
        type="preprint",
        authors=[
            Author(family="Balázs", given="C."),
            Author(family="Berger", given="E. L."),
            Author(family="Smith, Jr.", given="W."),
        ],
        date="2007-04-02",
        venue=Publication(name="Phys.Rev.D76:013009,2007"),
        identifiers=Identifiers(arxiv="0704.0001", doi="10.1103/PhysRevD.76.013009"),
        topics=["hep-ph", "cs.CL"],
        abstract="A fully differential calculation of $\\alpha$.",
        line=1,
    )


def test_authors_in_one_string() -> None:
    assert [author.name for author in entry(without("authors_parsed")).authors] == [
        "C. Balázs",
        "E. L. Berger",
        "W. Smith, Jr.",
        "J. von Neumann",
    ]
    assert entry({**without("authors_parsed"), "authors": "The ATLAS Collaboration"}).authors == [
        Author(family="The ATLAS Collaboration")
    ]


@pytest.mark.parametrize(
    ("number", "date"),
    [
        ("0704.0001", "2007-04"),
        ("1907.11692v2", "2019-07"),
        ("hep-th/9901001", "1999-01"),
        ("math.GT/0309136", "2003-09"),
    ],
)
def test_without_versions_the_number_tells_the_month(number: str, date: str) -> None:
    found = entry({**without("versions"), "id": number})
    assert (found.id, found.date) == (number, date)
    assert found.identifiers.arxiv == number.partition("v")[0].lower()


def test_the_date_of_the_last_change_is_never_the_date() -> None:
    assert entry({**without("versions"), "id": "something"}).date is None


def test_the_fields_that_the_smallest_snapshot_has_are_enough() -> None:
    names = ("id", "title", "authors", "abstract", "update_date", "doi")
    assert entry({name: ARXIV[name] for name in names}).date == "2007-04"


def test_entries_come_back_as_they_were_written() -> None:
    written = Entry(id="a", title="T", title_zh="题", authors=[Author(family="王", zh="王")], date="2019", line=7)
    assert entry(msgspec.json.encode(written).decode()) == msgspec.structs.replace(written, line=1)
    assert entry('{"id": "a", "title": "T", "abstract": "x"}') == Entry(id="a", title="T", abstract="x", line=1)


def test_papers_of_the_catalogue_come_back_as_they_were_written() -> None:
    papers = load_catalogue(Path(__file__).parents[1] / "toy").papers
    assert read(*(msgspec.json.encode(paper).decode() for paper in papers)) == list(papers)


def test_every_problem_of_a_record_is_told() -> None:
    found = read("", {"id": "Bad Id", "key_points": [], "title": "", "colour": 1})
    assert all(isinstance(finding, Finding) and finding.line == 2 and finding.rule == "schema" for finding in found)
    assert {finding.field for finding in found if isinstance(finding, Finding)} >= {
        "id",
        "key_points",
        "title",
        "colour",
        "names",
    }
    [finding] = read({"id": "a", "title": "T", "colour": 1})
    assert isinstance(finding, Finding)
    assert (finding.record, finding.field) == ("a", "colour")


@pytest.mark.parametrize(
    "line",
    [
        *("{", "nonsense", "[]", "7", "null", '"text"', "\0", "\ufeff", "[" * 100_000, '{"id": ' + "[" * 100_000),
        *('{"id": NaN}', '{"title": "x"}', '{"id": ' + "1" * 5_000 + "}", '{"id": "1", "title": " ", "authors": "A"}'),
        *(
            '{"id": "\\ud800", "title": "x"}',
            '{"id": "\ud800", "title": "x"}',
            '{"id": "", "title": "x", "authors": "A"}',
        ),
        '{"id": 1907.11692, "title": "x", "authors": "A"}',
        '{"id": "1", "title": "x", "versions": [7], "authors": "A"}',
    ],
)
def test_a_bad_line_is_a_finding_and_the_next_is_read(line: str) -> None:
    *findings, last = read(line, ARXIV)
    assert findings
    assert all(isinstance(finding, Finding) and (finding.file, finding.line) == ("f.jsonl", 1) for finding in findings)
    assert isinstance(last, Entry)
    assert last.line == 2


def test_blank_lines_are_passed_over() -> None:
    assert read("", "\n", "  \t\n") == []


def test_it_reads_a_line_at_a_time() -> None:
    taken: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(1_000_000):
            taken.append(number)
            yield json.dumps(ARXIV)

    records = read_json_lines(lines(), "f.jsonl")
    assert isinstance(next(records), Entry)
    assert isinstance(next(records), Entry)
    assert taken == [0, 1]
