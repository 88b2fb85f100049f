import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from plmref.library.build import build_index
from plmref.library.corrections import candidates, deletion_keys, is_known, nearest
from plmref.library.library import Library
from plmref.library.location import Location
from tests.conftest import TOY
from tests.library.catalogues import point, record, write_catalogue

WORDS = st.text("abcd", min_size=4, max_size=12)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    build_index(connection, Location(TOY))
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bret", "bert"),  # a swap counts one
        ("brt", None),  # three letters
        ("berrt", "bert"),
        ("bertxy", "bert"),  # six letters: two edits
        ("bexyt", None),  # five letters: one edit
        ("robrta", "roberta"),
        ("robetra", "roberta"),
        ("rbertta", "roberta"),
        ("obertta", None),  # twice, and the first letter too
        ("rxbexta", "roberta"),
        ("rxbxxta", None),
        ("dynamci", "dynamic"),
        ("toyglux", "toyglue"),
        ("ad", None),
        ("zzzzzz", None),
        ("b3rt", None),  # no word of letters
        ("掩马掩马", None),
        ("", None),
    ],
)
def test_a_word_is_corrected_by_its_length(index: sqlite3.Connection, typed: str, meant: str | None) -> None:
    assert nearest(typed, candidates(index, typed)) == meant


@pytest.mark.parametrize("word", ["toy", "80.0", "gb", "ott", "san"])
def test_nothing_is_corrected_to_a_short_word_or_a_number(index: sqlite3.Connection, word: str) -> None:
    assert is_known(index, word)
    assert nearest(word + "x", candidates(index, word + "x")) != word


def test_a_word_is_known_whole_or_as_a_beginning(index: sqlite3.Connection) -> None:
    known = {
        word: (is_known(index, word), is_known(index, word, as_prefix=True)) for word in ("mask", "masking", "maskx")
    }
    assert known == {"mask": (True, True), "masking": (True, True), "maskx": (False, False)}
    assert (is_known(index, "maski"), is_known(index, "maski", as_prefix=True)) == (False, True)


@settings(deadline=None)
@given(one=WORDS, other=WORDS)
def test_words_within_reach_share_a_deletion(one: str, other: str) -> None:
    reach = 2 if min(len(one), len(other)) >= 6 else 1
    if OSA.distance(one[:7], other[:7]) <= reach and OSA.distance(one, other) <= reach:
        assert deletion_keys(one) & deletion_keys(other)


@pytest.fixture(scope="module")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    papers = [
        record("walrux", title="Walrux", names=["Walrux"]),
        record("b", title="A walrus and a badger", key_points=[point("An ocelot."), point("One walrus.")]),
        record("c", title="The walrus, the badges and the badges"),
        record("d", title="More badges"),
    ]
    root = write_catalogue(tmp_path_factory.mktemp("zoo") / "zoo", papers)
    with Library.open(root, cache=None) as library:
        yield library


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("walrug", "walrux"),  # a name before a word of more papers
        ("badgem", "badges"),  # then the word of more papers
        ("walruss", "walrus"),  # but the nearest before all
    ],
)
def test_the_likeliest_of_the_nearest_is_taken(zoo: Library, typed: str, used: str) -> None:
    assert zoo.search(typed).corrections == ((typed, used),)


def test_a_correction_is_told_and_searched_for(toy: Library) -> None:
    result = toy.search("Dynamci RoBETra")
    assert [hit.row.id for hit in result.hits] == ["toy-roberta"]
    assert (result.corrections, result.partial) == ((("dynamci", "dynamic"), ("robetra", "roberta")), None)


def test_a_corrected_name_ranks_as_the_name(toy: Library) -> None:
    assert toy.search("tooy-bert").corrections == ()
    assert toy.search("robrta").hits[0].row.id == "toy-roberta"


@pytest.mark.parametrize(
    "typed", ["bert", "BERT", "pretraining", "pre-train", "mask", "掩码", "roberta not:brrt", "entit"]
)
def test_a_known_word_is_left_alone(toy: Library, typed: str) -> None:
    assert toy.search(typed).corrections == ()


def test_a_beginning_is_no_typo_only_at_the_end(toy: Library) -> None:
    assert toy.search("dynami").corrections == ()
    assert toy.search("dynami masking").corrections == (("dynami", "dynamic"),)


def test_what_cannot_be_corrected_finds_nothing(toy: Library) -> None:
    result = toy.search("qwxzqwxz")
    assert (result.hits, result.total, result.corrections, result.partial) == ((), 0, (), None)
