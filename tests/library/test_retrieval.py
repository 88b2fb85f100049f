"""What is found in a source too large to be ranked whole, against what would be found if it were."""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plmref.library import retrieval
from plmref.library.filters import Filters, Years
from plmref.library.library import Library
from plmref.library.needs import Need, Phrase
from plmref.library.query import Piece
from plmref.library.retrieval import Retrieved, retrieve
from plmref.library.sources import Source
from plmref.library.words import words
from tests.conftest import TOY
from tests.library.catalogues import set_age

COUNT = 6000
MANY = 150
# As words are in texts: the first stands in nearly every record, the last in one or two.
VOCABULARY = [f"{start}{end}" for start in ("mo", "tra", "lan", "gra", "que") for end in "abcdefghijklmnopqrstuvwxyz"]
WEIGHTS = [1 / (rank + 1) for rank in range(len(VOCABULARY))]
NAMES = ["Ada Example", "Li Wei", "Yinhan Liu", "Zoë Müller"]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("retrieval")
    chosen = random.Random(6)  # noqa: S311  # a text, no secret
    with (folder / "big").open("w") as file:
        for number in range(COUNT):
            title, abstract = (
                " ".join(chosen.choices(VOCABULARY, WEIGHTS, k=count)) for count in (chosen.randint(3, 9), 12)
            )
            entry = {"id": f"r{number}", "title": title, "abstract": abstract, "date": str(2000 + number % 25)}
            given, family = chosen.choice(NAMES).split()
            entry |= {"authors": [{"given": given, "family": family}], "topics": [f"topic{number % 3}"]}  # type: ignore[dict-item]
            if number % 20 == 0:
                entry["title"] += chosen.choice(["预训练语言模型", "机器翻译", "动态掩码"])
            file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    set_age(folder / "big", 300)
    with Library.open(TOY, sources=[Source("big", folder / "big", "jsonl")], cache=folder / "cache") as library:
        yield library


class Found:
    """Asks the source alone, bounded and not."""

    def __init__(self, library: Library, patch: pytest.MonkeyPatch) -> None:
        self.library, self._patch = library, patch

    def bounded(self, needs: Sequence[Need], excluded: Sequence[Piece] = (), filters: Filters = Filters()) -> Retrieved:  # noqa: B008  # an immutable tuple
        with self._patch.context() as patch:
            patch.setattr(retrieval, "MANY", MANY)
            return retrieve(self.library.segments, self.library.segments.all[1], needs, excluded, filters)

    def exact(self, needs: Sequence[Need], excluded: Sequence[Piece] = (), filters: Filters = Filters()) -> Retrieved:  # noqa: B008  # an immutable tuple
        with self._patch.context() as patch:
            patch.setattr(retrieval, "MANY", 10**9)
            return retrieve(self.library.segments, self.library.segments.all[1], needs, excluded, filters)

    def titles(self, papers: Sequence[int]) -> list[str]:
        segment = self.library.segments.all[1]
        sql = "SELECT title FROM papers WHERE rowid = ?"
        rows = [self.library.segments.of(paper)[1] for paper in papers]
        return [segment.connection.execute(sql, (row,)).fetchone()[0] for row in rows]


@pytest.fixture
def ask(library: Library, monkeypatch: pytest.MonkeyPatch) -> Found:
    return Found(library, monkeypatch)


def whole(*found: str) -> Need:
    return Need(tuple((Phrase((word,)),) for word in found))


WORDS = st.sampled_from(VOCABULARY)
NEEDS = st.lists(
    st.lists(WORDS, min_size=1, max_size=2, unique=True).map(lambda found: whole(*found)), min_size=1, max_size=3
)
PHRASES = st.lists(st.tuples(WORDS, WORDS).map(lambda pair: Need(((Phrase(pair),),))), min_size=1, max_size=1)
HAN = st.sampled_from(["预训练", "模型", "翻译", "掩"]).map(lambda text: [Need(((Phrase(tuple(text)),),))])
FILTERS = st.sampled_from(
    [
        Filters(),
        Filters(years=(Years(2003, 2004),)),
        Filters(authors=("müller",)),
        Filters(topics=("topic1",)),
        Filters(years=(Years(2010, None),), authors=("liu",), topics=("topic2",)),
    ]
)
EXCLUDED = st.lists(WORDS.map(lambda word: Piece((word,))), max_size=1)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(needs=NEEDS | PHRASES | HAN, excluded=EXCLUDED, filters=FILTERS)
def test_where_few_match_all_are_found_and_where_many_do_none_is_wrong(
    ask: Found, needs: list[Need], excluded: list[Piece], filters: Filters
) -> None:
    right, found = ask.exact(needs, excluded, filters), ask.bounded(needs, excluded, filters)
    assert not right.more
    assert found.total == len(found.papers) == len(set(found.papers))
    assert set(found.papers) <= set(right.papers)
    if right.total <= MANY:
        assert set(found.papers) == set(right.papers)
    assert found.more or set(found.papers) == set(right.papers)
    assert not found.more or len(found.papers) == MANY


@pytest.mark.parametrize("word", [VOCABULARY[0], VOCABULARY[3]])
@pytest.mark.parametrize("filters", [Filters(), Filters(authors=("liu",)), Filters(years=(Years(2005, 2015),))])
def test_where_many_match_those_with_short_titles_that_have_it_come_first(
    ask: Found, word: str, filters: Filters
) -> None:
    right, found = ask.exact([whole(word)], (), filters), ask.bounded([whole(word)], (), filters)
    assert (found.more, right.total > MANY) == (True, True)
    titles = ask.titles(found.papers)
    has = [word in words(title) for title in titles]
    assert has == sorted(has, reverse=True)
    of_all = sum(word in words(title) for title in ask.titles(right.papers))
    assert sum(has) == min(of_all, MANY)
    lengths = [len(title) for title in titles if word in words(title)]
    assert lengths == sorted(lengths)


@pytest.mark.parametrize("start", ["que", "quez", "gra", "lan", "tra"])
@pytest.mark.parametrize("rare", ["r1", "r2222", "r44"])
def test_a_beginning_beside_a_rare_word_is_never_cut_short(ask: Found, start: str, rare: str) -> None:
    needs = [whole(rare), Need(((Phrase((start,)),), (Phrase((start,), prefix=True),)))]
    assert set(ask.bounded(needs).papers) == set(ask.exact(needs).papers)


@pytest.mark.parametrize("start", ["quea", "queb", "qu", "q"])
def test_a_beginning_that_goes_on_rarely_finds_all(ask: Found, start: str) -> None:
    need = Need(((Phrase((start,), prefix=True),),))
    right, found = ask.exact([need]), ask.bounded([need])
    assert set(found.papers) <= set(right.papers)
    assert right.total > MANY or set(found.papers) == set(right.papers)


def test_the_answer_says_that_there_are_more(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieval, "MANY", MANY)
    result = library.search(f"{VOCABULARY[0]} author:liu", limit=10)
    assert (result.more, result.total, len(result.hits)) == (True, MANY, 10)
    assert all(VOCABULARY[0] in words(hit.row.title.en) for hit in result.hits)
    assert not library.search("r77", limit=10).more


def test_an_exact_id_leads_however_common_its_words_are(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retrieval, "MANY", MANY)
    row = library.resolve("r4321")
    assert library.search(row.title.en).hits[0].row.title == row.title


def test_the_words_of_a_title_find_it(library: Library) -> None:
    chosen = random.Random(1).sample(range(COUNT), 60)  # noqa: S311  # a sample, no secret
    missed = []
    for number in chosen:
        row = library.resolve(f"r{number}")
        if row.id not in {hit.row.id for hit in library.search(row.title.en, limit=10).hits}:
            missed.append(row.id)
    assert missed == []


def test_the_source_is_really_large_enough(library: Library) -> None:
    assert COUNT > 10 * MANY
    assert Path(library.segments.all[1].place.file).exists()
