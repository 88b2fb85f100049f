from collections.abc import Iterator

import pytest

from plmref.library.library import Library
from tests.library.catalogues import point, record, term, write_catalogue


def found(library: Library, typed: str) -> list[str]:
    return [hit.row.id for hit in library.search(typed).hits]


@pytest.fixture(scope="module")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Papers that have one word, each in another place; the oldest would lead if places did not count."""
    papers = [
        record("introduces", date="2010", topics=["quokkas"]),
        record("noted", date="2011", notes={"en": "resources/notes/en/noted.md"}),
        record("pointed", date="2012", key_points=[point("Quokka.")]),
        record("written", date="2013", authors=[{"given": "Ada", "family": "Quokka"}]),
        record("tagged", date="2014", topics=["quokkas"]),
        record("titled", date="2015", title="Of the quokka"),
        record("named", date="2016", names=["Quokka Net"]),
    ]
    root = write_catalogue(tmp_path_factory.mktemp("zoo") / "zoo", papers, [term("quokkas", "Quokka herds")])
    (root / "resources/notes/en").mkdir(parents=True)
    (root / "resources/notes/en/noted.md").write_text("\ufeff# Seen\n\nA *quokka*.\n", "utf-8")
    with Library.open(root, cache=None) as library:
        yield library


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Pairs of papers, of which the older would lead if nothing else counted."""
    papers = [
        record(
            "says-gnu", date="2017", title="The gnu and the gnu, a gnu", key_points=[point("Gnu."), point("A gnu.")]
        ),
        record("is-gnu", date="2018", names=["Gnu"]),
        record("wordy", date="2016", title="Ibex " + "among so many other animals " * 8),
        record("terse", date="2017", title="Ibex"),
        record("apart", date="2016", key_points=[point("Big foxes and old cats.")]),
        record("together", date="2017", key_points=[point("Foxes, old and big cats.")]),
    ]
    with Library.open(write_catalogue(tmp_path_factory.mktemp("pairs") / "pairs", papers), cache=None) as library:
        yield library


def test_names_lead_then_title_term_authors_key_points_and_note(zoo: Library) -> None:
    order = ["named", "titled", "tagged", "written", "pointed", "noted"]
    assert [name for name in found(zoo, "quokka") if name != "introduces"] == order


def test_the_paper_that_brought_a_term_leads_those_that_use_it(zoo: Library) -> None:
    assert found(zoo, "quokka herds") == ["introduces", "tagged"]


def test_the_very_name_leads_whatever_else_matches(pairs: Library) -> None:
    assert found(pairs, "gnu") == ["is-gnu", "says-gnu"]


def test_a_short_title_leads_a_long_one(pairs: Library) -> None:
    assert found(pairs, "ibex") == ["terse", "wordy"]


def test_words_side_by_side_lead_words_apart(pairs: Library) -> None:
    assert found(pairs, "big cats") == ["together", "apart"]


def test_the_line_of_a_note_has_no_byte_order_mark(zoo: Library) -> None:
    assert [hit.line for hit in zoo.search("seen").hits] == ["Seen"]


def test_a_name_of_several_papers_lists_them_before_others(toy: Library) -> None:
    assert found(toy, "ERNIE") == ["toy-ernie-1.0", "toy-ernie-thu"]
    assert found(toy, "toy-bert")[0] == "toy-bert"
    assert found(toy, "Toy-BERT: A Record to Copy")[0] == "toy-bert"
    assert found(toy, "玩具")[0] == "toy-bert"
