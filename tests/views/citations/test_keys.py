"""Keys as the ACL Anthology makes them; the expected ones are those of the Anthology's own entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plmref.records.dates import PartialDate
from plmref.records.reference import Name, Reference
from plmref.views.text.citations.keys import keyed
from tests.views.citations.references import BERT, names, reference


def key(authors: str, title: str, year: str) -> str:
    [found] = keyed([reference("inproceedings", authors, title, year)])
    return found.key


# `bibkey` in the Anthology's data/xml: N19.xml, 2022.acl.xml, J89.xml.
@pytest.mark.parametrize(
    ("authors", "title", "year", "expected"),
    [
        ("Hollenstein, Nora; Zhang, Ce", "Entity Recognition at First Sight: Improving NER with Eye Movement "
         "Information", "2019", "hollenstein-zhang-2019-entity"),
        ("Lakretz, Yair; Kruszewski, German; Desbordes, Theo", "The emergence of number and syntax units in LSTM "
         "language models", "2019", "lakretz-etal-2019-emergence"),
        ("Amiri, Hadi", "Neural Self-Training through Spaced Repetition", "2019", "amiri-2019-neural"),
        ("Bansal, Sameer; Kamper, Herman; Livescu, Karen", "Pre-training on high-resource speech recognition improves "
         "low-resource speech-to-text translation", "2019", "bansal-etal-2019-pre"),
        ("Modarressi, Ali; Mohebbi, Hosein; Pilehvar, Mohammad Taher", "AdapLeR: Speeding up Inference by Adaptive "
         "Length Reduction", "2022", "modarressi-etal-2022-adapler"),
        ("Stock, Oliviero", "Parsing with Flexibility, Dynamic Strategies, and Idioms in Mind", "1989",
         "stock-1989-parsing"),
        ("Liu, Yinhan; Ott, Myle; Goyal, Naman", "RoBERTa: A Robustly Optimized BERT Pretraining Approach", "2019",
         "liu-etal-2019-roberta"),
    ],
)  # fmt: skip
def test_a_key_is_that_of_the_anthology(authors: str, title: str, year: str, expected: str) -> None:
    assert key(authors, title, year) == expected


@pytest.mark.parametrize(
    ("authors", "title", "expected"),
    [
        ("Müller, Zoë", "Über Straßen", "muller-2020-uber"),
        ("Kaiser, Łukasz; Şahin, Özge", "What Is It?", "kaiser-sahin-2020-x"),
        ("O’Brien, A.", "Don't Stop", "obrien-2020-stop"),
        ("van der Maaten, Laurens", "1,000 Words", "van-der-maaten-2020-1000"),
        ("", "Anonymous Work", "nn-2020-anonymous"),
        ("张三", "预训练语言模型", "nn-2020-x"),
    ],
)
def test_a_key_has_letters_of_ascii_alone(authors: str, title: str, expected: str) -> None:
    assert key(authors, title, "2020") == expected


def test_keys_are_made_longer_until_they_differ() -> None:
    keys = [found.key for found in keyed([BERT] * 4)]
    assert keys == [
        "devlin-etal-2019-bert",
        "devlin-etal-2019-bert-pre",
        "devlin-etal-2019-bert-pre-training",
        "devlin-etal-2019-bert-pre-training-deep",
    ]


def test_where_the_title_has_no_more_words_they_are_counted() -> None:
    short = reference("article", "Li, Wei", "On It", "2020", id="y")
    assert [found.key for found in keyed([short] * 3)] == ["li-2020-y", "li-2020-y-2", "li-2020-y-3"]


def test_a_key_of_ones_own_stays() -> None:
    mine = BERT._replace(key="devlin19")
    assert [found.key for found in keyed([mine, mine])] == ["devlin19", "devlin-etal-2019-bert"]


@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), max_size=8))
def test_keys_of_whatever_is_cited_are_ascii_and_differ(works: list[tuple[str, str]]) -> None:
    found = keyed(Reference("z", "article", title, names(authors), PartialDate(2020)) for authors, title in works)
    keys = [one.key for one in found]
    assert len(set(keys)) == len(works)
    assert all(one.isascii() and one.replace("-", "").isalnum() for one in keys)


def test_names_in_chinese_are_keyed_by_their_latin_form() -> None:
    work = Reference("z", "article", "预训练 BERT", (Name("Zhang", "San", "张三"),), PartialDate(2020))
    assert keyed([work])[0].key == "zhang-2020-bert"
