import pytest

from plmref.errors import AmbiguousName, PaperNotFound, TermNotFound
from plmref.library.filters import Filters
from plmref.library.library import Library
from plmref.library.query import parse_query


@pytest.mark.parametrize(
    ("ref", "name"),
    [
        ("toy-roberta", "toy-roberta"),
        (" TOY-RoBERTa ", "toy-roberta"),
        ("RoBERTa", "toy-roberta"),
        ("roberta: a toy approach", "toy-roberta"),
        ("RoBERTa – A Toy Approach", "toy-roberta"),
        ("玩具", "toy-bert"),
        ("玩具BERT 可供照抄的记录", "toy-bert"),
        ("ERNIE (THU)", "toy-ernie-thu"),
        ("ernie1.0", "toy-ernie-1.0"),
        ("1907.00001", "toy-roberta"),
        ("arXiv:1907.00001v3", "toy-roberta"),
        ("https://arxiv.org/pdf/1907.00001v1.pdf#page=2", "toy-roberta"),
        ("10.18653/v1/N19-0001", "toy-bert"),
        ("https://doi.org/10.18653/V1/N19-0001", "toy-bert"),
        ("n19-0001", "toy-bert"),
        ("https://aclanthology.org/N19-0001.pdf", "toy-bert"),
        ("https://openreview.net/forum?id=SyxS0T4tvS", "toy-roberta"),
        ("https://github.com/example/toy-bert.git", "toy-bert"),
        ("http://www.example.org/toy-lstm/", "toy-lstm"),
    ],
)
def test_a_paper_is_meant_by_any_of_its_names(toy: Library, ref: str, name: str) -> None:
    assert toy.resolve(ref).id == toy.paper(ref).id == name


@pytest.mark.parametrize(
    ("ref", "suggestions"),
    [
        ("robeta", ("toy-roberta",)),
        ("toy-brt", ("toy-bert", "toy-roberta")),
        ("ERNIE 1.1", ("toy-ernie-1.0",)),
        ("qwxz", ()),
        ("", ()),
        ("…", ()),
        ("\udcff", ()),
        ("a\0b", ()),
        ("1907.00002", ()),  # a wrong number looks like every other number
        ("https://github.com/example/toy-bart", ()),
    ],
)
def test_an_unknown_paper_is_not_guessed_but_suggested(toy: Library, ref: str, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(PaperNotFound) as caught:
        toy.resolve(ref)
    assert (caught.value.ref, caught.value.suggestions, caught.value.exit_code) == (ref, suggestions, 1)


def test_a_name_of_several_papers_is_told_with_all_of_them(toy: Library) -> None:
    with pytest.raises(AmbiguousName) as caught:
        toy.paper("Ernie")
    assert caught.value.candidates == (
        ("toy-ernie-1.0", "2019-04-19", "ERNIE: Toy Knowledge"),
        ("toy-ernie-thu", "2019-05", "ERNIE: Toy Entities"),
    )


def test_a_paper_comes_back_as_it_was_written(toy: Library) -> None:
    paper = toy.paper("toy-bert")
    assert [author.name for author in paper.authors] == ["Ada Example", "San Zhang", "Yinhan Liu"]
    assert paper.identifiers.arxiv == "1810.00001"
    assert paper.sizes[1].decoder_layers == 2
    assert paper.key_points[0].points[0].en == "Eighty per cent become [MASK]."


def test_papers_are_oldest_first_and_filtered(toy: Library) -> None:
    assert [paper.id for paper in toy.papers()] == [row.id for row in toy.rows()]
    assert [paper.id for paper in toy.papers(Filters(sections=("applications",)))] == ["toy-ernie-thu"]


def test_a_query_may_be_text_arguments_or_a_query(toy: Library) -> None:
    assert toy.search("dynamic masking") == toy.search(["dynamic", "masking"])
    assert toy.search('"new mask"') == toy.search(["new mask"]) == toy.search(parse_query(["new mask"]))


@pytest.mark.parametrize(
    "name", ["masked-language-modelling", "MLM", "mlm ", "Masked Language-Modeling", "掩码语言模型", "ＭＬＭ"]
)
def test_a_term_is_meant_by_any_of_its_names(toy: Library, name: str) -> None:
    assert toy.term(name).id == "masked-language-modelling"


def test_a_term_knows_its_papers_oldest_first(toy: Library) -> None:
    term = toy.term("MLM")
    assert (term.kind, term.name.zh, term.papers) == (
        "objective",
        "掩码语言模型",
        ("toy-bert", "toy-ernie-1.0", "toy-roberta"),
    )
    assert term.aliases == ("MLM", "masked language modeling", "masked language model")
    assert term.see_also == ("dynamic-masking",)


@pytest.mark.parametrize(
    ("name", "suggestions"),
    [("dinamic masking", ("dynamic-masking",)), ("wordpeice", ("wordpiece",)), ("qwxz", ()), ("", ()), ("\udcff", ())],
)
def test_an_unknown_term_is_not_guessed_but_suggested(toy: Library, name: str, suggestions: tuple[str, ...]) -> None:
    with pytest.raises(TermNotFound) as caught:
        toy.term(name)
    assert (caught.value.ref, caught.value.suggestions) == (name, suggestions)


def test_the_glossary_is_by_kind_and_id(toy: Library) -> None:
    terms = [(term.kind, term.id) for term in toy.terms()]
    assert len(terms) == 9
    assert terms == sorted(terms)


def test_a_note_is_its_file(toy: Library) -> None:
    paper = toy.paper("toy-bert")
    for lang in ("en", "zh"):
        file = toy.location.root / f"resources/notes/{lang}/toy-bert.md"
        assert toy.note(paper, lang) == file.read_text("utf-8")
    assert toy.note(toy.paper("toy-lstm"), "en") is None


def test_builders_are_who_builds_on_a_paper_oldest_first(toy: Library) -> None:
    found = [(row.id, edge.relation, edge.how.en) for row, edge in toy.builders(toy.paper("toy-bert"))]
    assert found == [
        ("toy-ernie-1.0", "extends", "Hides whole entities."),
        ("toy-roberta", "extends", "Trains it longer."),
    ]
    assert toy.builders(toy.paper("toy-roberta")) == []


def test_ids_are_completed_from_their_beginning(toy: Library) -> None:
    assert toy.complete_papers("Toy-Er") == [
        ("toy-ernie-1.0", "ERNIE: Toy Knowledge"),
        ("toy-ernie-thu", "ERNIE: Toy Entities"),
    ]
    assert toy.complete_terms("l") == [("language-modelling", "Language modelling"), ("lstm", "Long short-term memory")]
    assert [len(toy.complete_papers("")), len(toy.complete_terms(""))] == [5, 9]


@pytest.mark.parametrize("start", ["%", "toy_", "x", "\udcff", "\0", "掩", "İ"])
def test_what_no_id_begins_with_completes_to_nothing(toy: Library, start: str) -> None:
    assert (toy.complete_papers(start), toy.complete_terms(start)) == ([], [])


def test_edges_say_what_the_records_say(toy: Library) -> None:
    by_records = {
        (paper.id, edge.id, edge.relation, edge.how.en, edge.how.zh, edge.source)
        for paper in toy.papers()
        for edge in paper.builds_on
    }
    assert {(edge.newer, edge.older, edge.relation, *edge.how, edge.source) for edge in toy.edges()} == by_records
    assert [(edge.newer, edge.older) for edge in toy.edges()] == [
        ("toy-bert", "toy-lstm"),
        ("toy-ernie-1.0", "toy-bert"),
        ("toy-roberta", "toy-bert"),
    ]
