import json
from typing import Any

import pytest

from plmref.formats.csl_json import read_csl_json
from plmref.formats.read import Read
from plmref.records.entry import Entry, EntryLink, Publication, Remark
from plmref.records.paper import Author, Identifiers

ROBERTA: dict[str, Any] = {
    "id": "http://zotero.org/users/1/items/ABCD",
    "citation-key": "liu2019",
    "type": "paper-conference",
    "title": "<i>RoBERTa</i>: A Robustly Optimized\n BERT &amp; more",
    "author": [
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
        {"literal": "Facebook AI"},
        {"family": "王", "given": "小明"},
        {"family": "King", "given": "Martin", "suffix": "Jr."},
        "nobody",
    ],
    "issued": {"date-parts": [[2019, "7", 26]]},
    "container-title": "Proceedings of ACL",
    "container-title-short": "ACL",
    "volume": 1,
    "issue": "2",
    "page": "1–10",
    "publisher": "ACL",
    "event-place": "Florence",
    "DOI": "10.18653/v1/P19-1001",
    "URL": "https://aclanthology.org/P19-1001",
    "abstract": "<jats:p>We show.</jats:p>",
    "keyword": "BERT; masking",
    "note": "arXiv:1907.11692 [cs]",
    "language": "en",
}


def read(value: object) -> Read:
    return read_csl_json(value if isinstance(value, str) else json.dumps(value), "refs.json")


def one(**fields: Any) -> Entry:
    [entry] = read([{"id": "a", "title": "T"} | fields]).entries
    return entry


def test_a_whole_item() -> None:
    [entry] = read([ROBERTA]).entries
    assert entry == Entry(
        id="liu2019",
        title="RoBERTa: A Robustly Optimized BERT & more",
        type="inproceedings",
        authors=[
            Author(family="van Beethoven", given="Ludwig"),
            Author(family="Facebook AI"),
            Author(family="王", given="小明", zh="王小明"),
            Author(family="King, Jr.", given="Martin"),
        ],
        date="2019-07-26",
        venue=Publication(
            name="Proceedings of ACL",
            short="ACL",
            year=2019,
            volume="1",
            number="2",
            pages="1-10",
            publisher="ACL",
            place="Florence",
        ),
        identifiers=Identifiers(arxiv="1907.11692", doi="10.18653/v1/P19-1001", acl="P19-1001"),
        links=[EntryLink(url="https://aclanthology.org/P19-1001")],
        topics=["BERT", "masking"],
        abstract="We show.",
        remarks=[Remark(text="arXiv:1907.11692 [cs]")],
        line=1,
    )


def test_a_list_one_item_and_an_object_of_items_are_alike() -> None:
    [expected] = read([ROBERTA]).entries
    assert read(ROBERTA).entries == (expected,)
    assert read({"items": [ROBERTA]}).entries == (expected,)
    assert read({"schema": 1, "items": [ROBERTA]}).entries == (expected,)


def test_each_item_has_its_line() -> None:
    text = json.dumps([{"id": "a", "title": "A"}, {"id": "b", "title": "B"}], indent=2)
    assert [(entry.id, entry.line) for entry in read(text).entries] == [("a", 2), ("b", 6)]


def test_broken_items_are_told_and_the_others_read() -> None:
    broken = '{"id": "b"},\n 7,\n{"id": "c" "title": "C"},\n'
    text = f'[{{"id": 1, "title": "A"}},\n{broken}{{"id": "d", "title": "D"}}, {{"title": "E"}}]'
    found = read(text)
    assert [entry.id for entry in found.entries] == ["1", "d"]
    assert [(finding.rule, finding.line, finding.record) for finding in found.findings] == [
        ("no-title", 2, "b"),
        ("broken-entry", 3, ""),
        ("json", 4, ""),
        ("no-id", 5, ""),
    ]
    assert [finding.message[:7] for finding in found.findings] == ["item 1:", "item 2:", "item 3:", "item 5:"]
    assert all(finding.file == "refs.json" for finding in found.findings)


def test_an_id_that_stands_twice_is_told_and_both_are_kept() -> None:
    found = read([{"id": "a", "title": "A"}, {"id": "a", "title": "B"}])
    assert [entry.title for entry in found.entries] == ["A", "B"]
    assert [finding.rule for finding in found.findings] == ["duplicate-key"]


@pytest.mark.parametrize("text", ["", "[]", "  ", "\ufeff[]"])
def test_nothing_is_nothing(text: str) -> None:
    assert read(text) == Read((), ())


@pytest.mark.parametrize(
    "text",
    [
        "7",
        "nonsense",
        "[" * 1_000_000,
        '{"a":' * 1_000_000,
        "{",
        '[{"id": "a"',
        '"text"',
        "null",
        '[{"id":"a","title":' + "[" * 10**5,
    ],
)
def test_what_is_no_csl_is_a_finding(text: str) -> None:
    found = read(text)
    assert not found.entries
    assert len(found.findings) == 1


def test_numbers_that_are_none_and_keys_that_stand_twice_do_no_harm() -> None:
    text = (
        '[{"id": "a", "id": "b", "title": "T", "volume": NaN, "issued": {"date-parts": [[Infinity]]}, "page": -1e999}]'
    )
    [entry] = read(text).entries
    assert (entry.id, entry.date) == ("b", None)
    [entry] = read('[{"id": ' + "1" * 10_000 + ', "title": "T"}]').entries
    assert len(entry.id) == 10_000


def test_half_a_character_is_replaced() -> None:
    [entry] = read('[{"id": "a", "title": "x\\ud800y"}]').entries
    assert entry.title == "x\ufffdy"


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2019]]}, "2019"),
        ({"date-parts": [["2019", "07"]]}, "2019-07"),
        ({"date-parts": [[2019, 7, 26], [2019, 7, 28]]}, "2019-07-26"),
        ({"date-parts": [[None]]}, None),
        ({"raw": "July 2019"}, "2019-07"),
        ({"literal": "2019?"}, "2019"),
        ("2019-07-26", "2019-07-26"),
        ([2019], None),
        (None, None),
    ],
)
def test_dates(issued: object, date: str | None) -> None:
    assert one(issued=issued).date == date


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"type": "article-journal", "container-title": "TACL"}, "article"),
        ({"type": "article-journal", "container-title": "arXiv preprint arXiv:1907.11692"}, "preprint"),
        ({"type": "article", "number": "arXiv:1907.11692", "publisher": "arXiv"}, "preprint"),
        ({"type": "thesis", "note": "arXiv:1907.11692"}, "thesis"),
        ({"type": "webpage"}, "web"),
        ({"type": "book"}, None),
        ({}, None),
    ],
)
def test_types(fields: dict[str, str], kind: str | None) -> None:
    assert one(**fields).type == kind


def test_a_preprint_server_is_no_venue() -> None:
    entry = one(type="article", number="arXiv:1907.11692", publisher="arXiv")
    assert (entry.venue, entry.identifiers) == (None, Identifiers(arxiv="1907.11692"))
