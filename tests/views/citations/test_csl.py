"""CSL-JSON: types and fields of the schema of CSL 1.0.2."""

import json

from plmref.records.dates import PartialDate
from plmref.records.reference import Name
from plmref.views.text.citations import citations, document
from plmref.views.text.citations.csl import csl
from tests.views.citations.references import BERT, GPT, ROBERTA, T5, reference

# github.com/citation-style-language/schema, schemas/input/csl-data.json: those that we use.
TYPES = {"article-journal", "paper-conference", "article", "report", "thesis", "webpage", "book"}
FIELDS = {
    "id", "type", "title", "author", "issued", "accessed", "container-title", "container-title-short", "volume",
    "issue", "number", "page", "publisher", "publisher-place", "event-place", "genre", "DOI", "URL", "language",
}  # fmt: skip

OTHERS = [
    reference("thesis", "Li, Wei", "A Thesis", "2020-06", organization="A University"),
    reference("web", "OpenAI", "A Page", "2019-02-14", url="https://example.org"),
    reference("book", "Li, Wei", "A Book", "2020", publisher="A Press", place="Oxford"),
]


def test_all_types_and_fields_are_those_of_csl() -> None:
    items = json.loads(document(citations([BERT, ROBERTA, T5, GPT, *OTHERS], "csl-json"), "csl-json"))
    assert {item["type"] for item in items} == TYPES
    assert {name for item in items for name in item} <= FIELDS
    assert all(isinstance(item["id"], str) and item["id"] for item in items)


def test_dates_have_the_parts_that_are_known() -> None:
    assert csl(BERT)["issued"] == {"date-parts": [[2019]]}
    assert csl(ROBERTA, accessed=PartialDate(2026, 11, 20))["accessed"] == {"date-parts": [[2026, 11, 20]]}
    assert csl(OTHERS[0])["issued"] == {"date-parts": [[2020, 6]]}


def test_a_preprint_names_its_server_and_number() -> None:
    item = csl(ROBERTA)
    assert (item["type"], item["publisher"], item["number"], item["genre"]) == (
        "article",
        "arXiv",
        "arXiv:1907.11692",
        "preprint",
    )


def test_a_conference_was_somewhere_and_a_publisher_is_somewhere() -> None:
    assert csl(BERT)["event-place"] == "Minneapolis, Minnesota"
    assert csl(OTHERS[2])["publisher-place"] == "Oxford"


def test_names_that_are_not_to_be_taken_apart_are_literal() -> None:
    assert csl(OTHERS[1])["author"] == [{"literal": "OpenAI"}]
    chinese = BERT._replace(title="预训练", authors=(Name("Zhang", "San", "张三"), Name("Smith", "J.")))
    assert csl(chinese)["author"] == [{"literal": "张三"}, {"family": "Smith", "given": "J."}]
    assert csl(chinese)["language"] == "zh-CN"
