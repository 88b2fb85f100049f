"""Searches against a slow search that is obviously right: a paper is found if it has every word."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations, pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plmref.library.library import Library
from plmref.library.needs import FUNCTION_WORDS
from plmref.library.words import spelled
from plmref.records.paper import Paper, Text
from tests.conftest import TOY

_WORD = re.compile(r"[0-9]+\.[0-9]+|[a-z0-9]+|[\u4e00-\u9fff]")

# Read here, because queries are made of it.
with Library.open(TOY, cache=None) as _library:
    _PAPERS = _library.papers()
    _TERMS = {term.id: term for term in _library.terms()}
    _NOTES = {paper.id: [_library.note(paper, lang) or "" for lang in ("en", "zh")] for paper in _PAPERS}
_NAMES = {name for term in _TERMS.values() for name in (term.id, term.name.en, term.name.zh or "", *term.aliases)}


def split(text: str) -> list[str]:
    """Returns the words of a text, each Chinese character one."""
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return _WORD.findall(bare.lower())


def texts(paper: Paper) -> Iterator[str]:
    """Yields every text of a paper that can be searched."""
    yield from (paper.id, *paper.names, paper.title, paper.title_zh or "", paper.date[:4])
    for author in paper.authors:
        yield from (author.name, author.zh or "")
    both: list[Text] = [*paper.organizations, *(corpus.name for corpus in paper.corpora)]
    both += [*(edge.how for edge in paper.builds_on), *(figure.caption for figure in paper.figures)]
    for text in both:
        yield from (text.en, text.zh or "")
    if paper.venue:
        yield from (paper.venue.short or "", paper.venue.name, str(paper.venue.year))
    for term in (_TERMS[name] for name in paper.terms):
        yield from (term.name.en, term.name.zh or "", *term.aliases)
    for point in paper.key_points:
        yield from (point.en, point.zh)
        for below in point.points:
            yield from (below.en, below.zh)
    yield from (size.name for size in paper.sizes)
    yield from (result.benchmark for result in paper.results)
    yield from _NOTES[paper.id]


_TEXTS = {paper.id: [found for text in texts(paper) if (found := split(text))] for paper in _PAPERS}
_LATIN = sorted({word for found in _TEXTS.values() for text in found for word in text if word.isascii()})
_COMPOUNDS = {
    "".join(split(text)) for paper in _PAPERS for all_of in texts(paper) for text in re.findall(r"\w+(?:-\w+)+", all_of)
}
_RUNS = sorted({run for paper in _PAPERS for text in texts(paper) for run in re.findall(r"[\u4e00-\u9fff]+", text)})


def has(paper: str, piece: str, *, last: bool) -> bool:
    """Tells whether a paper has a word, a beginning of a word at the end of a query, or a run of Chinese."""
    if not piece.isascii():
        return any(piece in "".join(text) for text in _TEXTS[paper])
    beginning = last and len(piece) > 1 and not piece[0].isdecimal()
    pairs = (
        (written, typed)
        for text in _TEXTS[paper]
        for word in text
        for written in {word, spelled(word)}
        for typed in {piece, spelled(piece)}
    )
    return any(written == typed or (beginning and written.startswith(typed)) for written, typed in pairs)


def is_plain(query: list[str]) -> bool:
    """Tells whether the words mean only themselves: none make a term's name or a question, no two are one word."""
    if not FUNCTION_WORDS.isdisjoint(query):
        return False
    names = {"".join(split(name)) for name in _NAMES}
    runs = {"".join(query[start:end]) for start, end in combinations(range(len(query) + 1), 2)}
    together = tuple(one + other for one, other in pairwise(query))
    return not runs & names and not any(word.startswith(together) for word in (*_LATIN, *_COMPOUNDS))


HAN = st.sampled_from(_RUNS).flatmap(
    lambda run: st.tuples(st.integers(0, len(run) - 1), st.integers(1, 5)).map(lambda cut: run[cut[0] : sum(cut)])
)
QUERIES = st.lists(st.sampled_from(_LATIN) | HAN, min_size=1, max_size=4, unique=True).filter(is_plain)
EXCLUDED = st.lists(st.sampled_from(_LATIN) | HAN, max_size=2, unique=True).filter(is_plain)


@settings(deadline=None, max_examples=500)
@given(query=QUERIES, excluded=EXCLUDED)
def test_a_paper_is_found_if_it_has_every_word_and_none_that_is_excluded(
    toy: Library, query: list[str], excluded: list[str]
) -> None:
    allowed = [paper for paper in _TEXTS if not any(has(paper, piece, last=False) for piece in excluded)]
    counts = {paper: sum(has(paper, piece, last=piece is query[-1]) for piece in query) for paper in allowed}
    most = max(counts.values(), default=0)

    result = toy.search(" ".join([*query, *(f"not:{piece}" for piece in excluded)]), limit=0)

    assert {hit.row.id for hit in result.hits} == {paper for paper, count in counts.items() if count == most > 0}
    assert result.partial == (None if most in (0, len(query)) else (most, len(query)))
    assert (result.total, result.corrections, result.cut) == (len(result.hits), (), 0)


@settings(deadline=None)
@given(word=st.sampled_from(_LATIN), length=st.integers(2, 20))
def test_every_beginning_of_a_word_finds_it(toy: Library, word: str, length: int) -> None:
    start = word[:length]
    assume(is_plain([start]) and not start[0].isdecimal())
    found = {hit.row.id for hit in toy.search(start, limit=0).hits}
    assert found >= {paper for paper in _TEXTS if has(paper, word, last=False)}


@settings(deadline=None, max_examples=200)
@given(query=QUERIES)
def test_marks_stand_on_words_of_the_query_and_on_nothing_else(toy: Library, query: list[str]) -> None:
    for hit in toy.search(" ".join(query), limit=0).hits:
        marked = ["".join(split(hit.line[start:end])) for start, end in hit.marks]
        assert all(text.startswith(tuple(query)) or spelled(text) in map(spelled, query) for text in marked)
        rest = list(hit.line)
        for start, end in hit.marks:
            rest[start:end] = "|" * (end - start)
        assert not any(word in query for word in split("".join(rest)))
