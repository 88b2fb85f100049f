import msgspec
import pytest

from plmref.library.library import Library
from plmref.records.paper import Author, Paper, Record, Text
from plmref.records.rows import Words
from plmref.records.term import Term


def test_a_record_cannot_be_changed(toy: Library) -> None:
    with pytest.raises(AttributeError, match="immutable"):
        toy.paper("toy-bert").title = "Another"  # type: ignore[misc]  # frozen, which is the test


def test_a_record_is_made_with_named_fields_only() -> None:
    with pytest.raises(TypeError, match="positional"):
        Author("Liu", "Yinhan")  # type: ignore[call-arg]  # by place, which is the test


def test_two_papers_never_share_a_list_that_they_left_out(toy: Library) -> None:
    one, other = toy.paper("toy-lstm"), toy.paper("toy-roberta")
    assert one.sizes == other.sizes == []
    assert one.sizes is not other.sizes


@pytest.mark.parametrize("make", [lambda en, zh: Text(en=en, zh=zh), Words])
def test_text_falls_back_to_english(make: type[Words]) -> None:
    both, english = make("word", "词"), make("word", None)
    assert [both.in_language("zh"), both.in_language("en")] == ["词", "word"]
    assert [english.in_language("zh"), english.in_language("en")] == ["word", "word"]


def test_an_author_is_named_in_western_order() -> None:
    assert Author(family="Liu", given="Yinhan").name == "Yinhan Liu"
    assert Author(family="OpenAI").name == "OpenAI"


def test_the_terms_of_a_paper_are_named_once_in_order(toy: Library) -> None:
    paper = toy.paper("toy-bert")
    used = ["fine-tuning", "pre-training", "masked-language-modelling", "next-sentence-prediction"]
    assert paper.terms == [*used, "transformer-encoder", "wordpiece"]
    twice = msgspec.structs.replace(paper, topics=["wordpiece", "fine-tuning", "wordpiece"])
    assert twice.terms == ["wordpiece", "fine-tuning", *used[2:], "transformer-encoder"]
    assert toy.paper("toy-ernie-thu").terms == ["fine-tuning", "next-sentence-prediction"]


def test_the_resources_of_a_paper_are_its_notes_and_figures(toy: Library) -> None:
    notes = ["resources/notes/en/toy-bert.md", "resources/notes/zh/toy-bert.md"]
    assert toy.paper("toy-bert").resources == [*notes, "resources/images/toy.png"]
    assert toy.paper("toy-roberta").resources == []


@pytest.mark.parametrize("record_type", [Paper, Term, *Record.__subclasses__()])
def test_every_record_is_frozen_and_refuses_unknown_fields(record_type: type[Record]) -> None:
    config = record_type.__struct_config__
    assert (config.frozen, config.forbid_unknown_fields) == (True, True)
