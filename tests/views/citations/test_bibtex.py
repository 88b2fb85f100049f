"""BibTeX and BibLaTeX, read back with bibtexparser."""

import unicodedata
from collections.abc import Mapping

import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st
from pylatexenc.latex2text import LatexNodes2Text

from plmref.records.dates import PartialDate
from plmref.records.reference import Name, Reference
from plmref.views.text.citations import citations, document
from plmref.views.text.citations.latex import escaped
from tests.views.citations.references import BERT, GPT, ROBERTA, T5, reference

_DECODED = LatexNodes2Text(math_mode="verbatim", strict_latex_spaces=True)


def read(text: str) -> list[tuple[str, str, Mapping[str, str]]]:
    """Returns type, key and fields of each entry that the library reads."""
    library = parse_string(text)
    assert library.failed_blocks == []
    return [
        (entry.entry_type, entry.key, {field.key: field.value for field in entry.fields}) for entry in library.entries
    ]


def bib(*references: Reference, style: str = "bibtex", ascii_only: bool = False) -> str:
    return document(citations(references, style, ascii_only=ascii_only), style)


def decoded(value: str) -> str:
    text = str(_DECODED.latex_to_text(value)).translate({0x2C6: "^", 0x2DC: "~"})  # the reader has marks for these two
    return unicodedata.normalize("NFC", text)


def test_a_conference_paper_has_the_fields_of_the_anthology_in_its_order() -> None:
    [(kind, key, fields)] = read(bib(BERT))
    assert (kind, key) == ("inproceedings", "devlin-etal-2019-bert")
    assert fields == {
        "title": "{BERT}: Pre-training of Deep Bidirectional Transformers for Language Understanding",
        "author": "Devlin, Jacob and\n            Chang, Ming-Wei and\n            Lee, Kenton and\n            "
        "Toutanova, Kristina",
        "booktitle": BERT.venue,
        "year": "2019",
        "address": "Minneapolis, Minnesota",
        "publisher": "Association for Computational Linguistics",
        "url": "https://aclanthology.org/N19-1423",
        "doi": "10.18653/v1/N19-1423",
        "pages": "4171--4186",
    }
    assert list(fields) == ["title", "author", "booktitle", "year", "address", "publisher", "url", "doi", "pages"]


def test_a_preprint_is_what_arxiv_exports() -> None:
    [(kind, _, fields)] = read(bib(ROBERTA))
    assert kind == "misc"
    assert [fields[name] for name in ("eprint", "archivePrefix", "primaryClass", "year")] == [
        "1907.11692",
        "arXiv",
        "cs.CL",
        "2019",
    ]
    assert "\n    month = jul,\n" in bib(ROBERTA)
    assert "doi" not in fields


def test_types_have_the_fields_of_their_kind() -> None:
    thesis = reference("thesis", "Li, Wei", "A Thesis", "2020", organization="A University")
    page = reference("web", "Li, Wei", "A Page", "2020-05", organization="A Laboratory", url="https://example.org/a")
    book = reference("book", "Li, Wei", "A Book", "2020", publisher="A Press", place="Oxford")
    entries = {kind: fields for kind, _, fields in read(bib(T5, GPT, thesis, page, book))}
    assert entries["article"]["journal"] == "Journal of Machine Learning Research"
    assert (entries["article"]["volume"], entries["article"]["number"]) == ("21", "140")
    assert entries["techreport"]["institution"] == "OpenAI"
    assert (entries["phdthesis"]["school"], entries["phdthesis"]["type"]) == ("A University", "Thesis")
    assert entries["misc"]["howpublished"] == "A Laboratory"
    assert entries["book"]["address"] == "Oxford"


def test_biblatex_has_its_own_types_and_fields() -> None:
    cited = document(citations([BERT, ROBERTA, GPT, T5], "biblatex", accessed=PartialDate(2026, 11, 20)), "biblatex")
    by_kind = {kind: fields for kind, _, fields in read(cited)}
    assert by_kind["online"]["date"] == "2019-07-26"
    assert [by_kind["online"][name] for name in ("eprint", "eprinttype", "eprintclass", "urldate")] == [
        "1907.11692",
        "arxiv",
        "cs.CL",
        "2026-11-20",
    ]
    assert by_kind["inproceedings"]["venue"] == "Minneapolis, Minnesota"
    assert by_kind["article"]["journaltitle"] == "Journal of Machine Learning Research"
    assert (by_kind["report"]["type"], by_kind["report"]["institution"]) == ("techreport", "OpenAI")


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("Łukasz", "{\\L}ukasz"),
        ("Müller", 'M{\\"u}ller'),
        ("Čapek", "{\\v{C}}apek"),
        ("Đặng", "{\\DJ}{\\u{{\\d{a}}}}ng"),
        ("naïve", 'na{\\"\\i}ve'),
        ("1–2 “so”", "1--2 ``so''"),
        ("R&D 100% $5 #1 a_b", "R\\&D 100\\% \\$5 \\#1 a\\_b"),
        ("张三", "张三"),
    ],
)
def test_accents_as_commands(text: str, latex: str) -> None:
    written = escaped(text, ascii_only=True)
    assert written == latex
    assert decoded(written) == text


def test_ascii_is_ascii() -> None:
    work = reference("article", "Müller, Zoë; Kaiser, Łukasz", "Naïve Bayes – “so”", "2020", venue="Čas")
    assert bib(work, ascii_only=True).isascii()
    assert not bib(work).isascii()


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name("OpenAI"), "{OpenAI}"),
        (Name("King, Jr.", "Martin"), "{King, Jr.}, Martin"),
        (Name("Sand and Co", "A."), "{Sand and Co}, A."),
        (Name("van der Maaten", "Laurens"), "van der Maaten, Laurens"),
        (Name("Zhang", "San", "张三"), "Zhang, San"),
    ],
)
def test_names_come_back_whole(name: Name, written: str) -> None:
    work = reference("article", "", "A Title", "2020")._replace(authors=(name,))
    [(_, _, fields)] = read(bib(work))
    assert fields["author"] == written


def test_a_chinese_work_has_its_authors_in_chinese() -> None:
    work = reference("article", "", "预训练模型", "2020")._replace(authors=(Name("Zhang", "San", "张三"),))
    assert read(bib(work))[0][2]["author"] == "{张三}"


def test_an_address_never_ends_its_field() -> None:
    work = reference("web", "Li, Wei", "A Page", "2020", url='https://example.org/{a}"b\\c d', doi="10.1/a}b")
    [(_, _, fields)] = read(bib(work))
    assert fields["url"] == "https://example.org/%7Ba%7D%22b%5Cc%20d"


# Letters that occur in titles and names; what typographic marks are read back as depends on the reader.
_TEXT = st.text(
    st.sampled_from('abcXYZ 019 .,:;!?()[]{}\\$&%#_^~@=+*/"éüßøłŁČñçåæőžıżÄ张三预'), min_size=1, max_size=40
).filter(lambda text: bool(text.strip()))


@given(_TEXT, _TEXT, st.booleans())
def test_text_is_read_back_as_it_was(title: str, venue: str, ascii_only: bool) -> None:
    work = reference("article", "Li, Wei", title, "2020", venue=venue)
    [(_, _, fields)] = read(bib(work, ascii_only=ascii_only))
    for name, text in (("title", title), ("journal", venue)):
        assert decoded(fields[name]) == " ".join(text.split())


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_no_text_breaks_an_entry(title: str, family: str, given_name: str) -> None:
    work = Reference("x", "article", title, (Name(family, given_name),), PartialDate(2020), url=title)
    assert len(read(bib(work, T5))) == 2
