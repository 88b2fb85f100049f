"""Bibliographies are written, read and written again, byte for byte the same."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plmref.formats.bibtex import read_bibtex
from plmref.formats.csl_json import read_csl_json
from plmref.formats.read import Read
from plmref.library.library import Library
from plmref.records.entry import Entry, EntryLink, Publication
from plmref.records.paper import Author, Identifiers
from plmref.views.text.bibliography import bibliography

READERS: dict[str, Callable[[str, str], Read]] = {
    "bibtex": read_bibtex,
    "biblatex": read_bibtex,
    "csl-json": read_csl_json,
}
WORDS = st.lists(
    st.sampled_from(
        ("BERT", "deep", "Learning", "the", "RoBERTa:", "50%", "A & B", "x_1", "naïve", "Łódź", "Ünïcode", "模型", "#1",
         "C++", "in", "2019", "a–b", "“quoted”", "it's", "GPT-2", "T5", "{x}", "$5", "~", "x^2", "back\\slash", "L'été")
    ),
    min_size=1,
    max_size=5,
).map(" ".join)  # fmt: skip
NAMES = st.sampled_from(("Liu", "Müller", "van den Berg", "O'Neil", "Devlin", "Zhang", "García Márquez", "Le"))
GIVEN = st.sampled_from(("Ada", "Jean-Luc", "Quoc V.", "San", "Émile"))
VENUES = st.builds(
    Publication,
    name=WORDS,
    year=st.just(2019),
    volume=st.none() | st.sampled_from(("7", "abs/12")),
    number=st.none() | st.just("3"),
    pages=st.none() | st.sampled_from(("1-9", "4171-4186", "e12")),
    publisher=st.none() | WORDS,
    place=st.none() | st.sampled_from(("Online", "Minneapolis, Minnesota")),
)
BIBLIOGRAPHIC = st.builds(
    Entry,
    id=st.sampled_from(("liu2019", "a:b-c", "devlin-etal-2019-bert")),
    title=WORDS,
    type=st.sampled_from(("article", "inproceedings", "report", "thesis", "web")),
    authors=st.lists(st.builds(Author, family=NAMES, given=GIVEN), max_size=3),
    date=st.none() | st.sampled_from(("2019", "2019-07")),
    venue=st.none() | VENUES,
    identifiers=st.builds(Identifiers, doi=st.none() | st.sampled_from(("10.1162/tacl_a_00288", "10.1000/A(b)c"))),
    links=st.lists(
        st.builds(EntryLink, url=st.sampled_from(("https://example.org/a_b?c=d%20e", "http://x.org/~y"))), max_size=1
    ),
)


def read(text: str, style: str) -> list[Entry]:
    found = READERS[style](text, "refs")
    assert found.findings == ()
    return list(found.entries)


@pytest.mark.parametrize("style", READERS)
@pytest.mark.parametrize("library", ["toy", "bundled"])
def test_the_catalogue_is_the_same_bibliography_again(style: str, library: str, request: pytest.FixtureRequest) -> None:
    opened: Library = request.getfixturevalue(library)
    papers = opened.papers()
    text = bibliography(papers, style)
    entries = read(text, style)
    assert bibliography(entries, style) == text
    assert [entry.title for entry in entries] == [paper.title for paper in papers]
    assert [[each.name for each in entry.authors] for entry in entries] == [
        [each.name for each in paper.authors] for paper in papers
    ]
    for entry, paper in zip(entries, papers, strict=True):
        venue = paper.venue
        assert (entry.date or "")[:4] == str(venue.year if venue else paper.date[:4])
        assert (entry.venue.pages if entry.venue else None) == (venue.pages if venue else None)
        assert (entry.venue.volume if entry.venue else None) == (venue.volume if venue else None)


@pytest.mark.parametrize("style", READERS)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BIBLIOGRAPHIC, min_size=1, max_size=2))
def test_any_bibliography_is_the_same_again(style: str, entries: list[Entry]) -> None:
    text = bibliography(entries, style)
    again = read(text, style)
    assert [entry.title for entry in again] == [entry.title for entry in entries]
    assert bibliography(again, style) == text
