"""References made from records of papers."""

from typing import Any

import msgspec
import pytest

from plmref.library.library import Library
from plmref.records.dates import PartialDate
from plmref.records.paper import Paper
from plmref.records.reference import Name, Reference, has_preprint


def paper(**fields: Any) -> Paper:
    """Returns a paper that has what records must have, and these fields."""
    record = {
        "id": "x",
        "title": "A Title",
        "names": [],
        "type": "preprint",
        "authors": [{"family": "Li", "given": "Wei", "zh": "李伟"}],
        "organizations": [{"en": "A University", "zh": "一所大学"}],
        "date": "2019-05",
        "sources": ["https://example.org"],
        "section": "models",
        "topics": [],
        "key_points": [{"en": "a", "zh": "b", "source": "c"}],
    }
    return msgspec.convert(record | fields, Paper)


def links(*urls: str) -> list[dict[str, str]]:
    return [{"role": "paper", "url": url} for url in urls]


VENUE = {"name": "Proceedings", "short": "P", "year": 2020, "pages": "1-9"}


def test_the_published_version_leads(toy: Library) -> None:
    found = Reference.from_paper(toy.paper("toy-bert"))
    assert found == Reference(
        id="toy-bert",
        type="inproceedings",
        title="Toy-BERT: A Record to Copy",
        authors=(Name("Example", "Ada"), Name("Zhang", "San", "张三"), Name("Liu", "Yinhan")),
        date=PartialDate(2019),
        venue="Proceedings of the Toy Conference",
        venue_short="TOY",
        volume="1",
        number="2",
        pages="1-9",
        publisher="Toy Press",
        place="Toytown",
        doi="10.18653/v1/N19-0001",
        url="https://aclanthology.org/N19-0001",
    )


def test_the_preprint_has_a_date_a_number_and_a_doi_of_its_own(toy: Library) -> None:
    found = Reference.from_paper(toy.paper("toy-bert"), preprint=True)
    assert (found.type, found.date, found.venue) == ("preprint", PartialDate(2018, 10, 11), "arXiv")
    assert (found.arxiv, found.arxiv_category) == ("1810.00001", "cs.CL")
    assert (found.doi, found.url) == ("10.48550/arXiv.1810.00001", "https://arxiv.org/abs/1810.00001")
    assert found.pages is found.publisher is None


def test_a_paper_without_a_preprint_is_cited_as_it_appeared() -> None:
    published = paper(type="inproceedings", venue=VENUE)
    assert not has_preprint(published)
    assert Reference.from_paper(published, preprint=True) == Reference.from_paper(published)


def test_what_has_neither_venue_nor_server_stands_by_itself() -> None:
    report = Reference.from_paper(paper(type="report", date="2018-06-11", links=links("https://example.org/a.pdf")))
    assert (report.type, report.organization) == ("report", "A University")
    assert (report.date, report.url) == (PartialDate(2018, 6, 11), "https://example.org/a.pdf")


def test_a_work_in_chinese_is_one_whose_title_is() -> None:
    found = Reference.from_paper(paper(title="预训练语言模型", type="report"))
    assert (found.chinese, found.organization) == (True, "一所大学")
    assert not Reference.from_paper(paper(title_zh="一个标题")).chinese


@pytest.mark.parametrize(
    ("identifiers", "pages", "url"),
    [
        ({"acl": "P19-1"}, ["https://example.org/p"], "https://aclanthology.org/P19-1"),
        ({"arxiv": "1901.00001"}, ["https://arxiv.org/abs/1901.00001", "https://example.org/p"], "https://example.org/p"),
        ({"openreview": "abcdefgh"}, ["https://openreview.net/pdf?id=abcdefgh"],
         "https://openreview.net/forum?id=abcdefgh"),
        ({"openreview": "abcdefgh"}, ["https://example.org/p"], "https://example.org/p"),
        ({"doi": "10.1/x"}, [], "https://doi.org/10.1/x"),
        ({}, [], None),
    ],
)  # fmt: skip
def test_the_page_is_that_of_the_published_version(
    identifiers: dict[str, str], pages: list[str], url: str | None
) -> None:
    published = paper(type="inproceedings", venue=VENUE, identifiers=identifiers, links=links(*pages))
    assert Reference.from_paper(published).url == url


def test_a_doi_of_arxiv_is_not_that_of_the_published_version() -> None:
    both = paper(type="article", venue=VENUE, identifiers={"arxiv": "1901.00001", "doi": "10.48550/arXiv.1901.00001"})
    assert Reference.from_paper(both).doi is None
    assert Reference.from_paper(both, preprint=True).doi == "10.48550/arXiv.1901.00001"


def test_a_preprint_without_a_date_of_its_own_has_the_date_of_the_paper() -> None:
    found = Reference.from_paper(paper(preprint={"server": "bioRxiv"}, links=links("https://example.org/b")))
    assert (found.venue, found.date, found.url, found.doi) == (
        "bioRxiv",
        PartialDate(2019, 5),
        "https://example.org/b",
        None,
    )


def test_every_paper_of_the_catalogue_can_be_cited(bundled: Library) -> None:
    for record in bundled.papers():
        found = Reference.from_paper(record)
        assert found.url or found.venue
        assert found.date
        assert found.date.year >= int(record.date[:4])
