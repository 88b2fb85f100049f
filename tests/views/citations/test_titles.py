"""Sentence case, and what keeps its capitals in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plmref.views.text.citations.titles import each_word, sentence_case


def kept(title: str) -> list[str]:
    words: list[str] = []

    def note(word: str, stays: bool, _: bool) -> str:
        words.extend([word] * stays)
        return word

    assert each_word(title, note) == title
    return words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("RoBERTa: A Robustly Optimized BERT Pretraining Approach", ["RoBERTa", "BERT"]),
        ("ERNIE 2.0: A Continual Pre-Training Framework", ["ERNIE"]),
        ("Exploring mT5 and T5 with L-BFGS", ["mT5", "T5", "L", "BFGS"]),
        ("A Primer in BERTology", ["BERTology"]),
        ("Neural Contextualized Representation for Chinese Language Understanding", ["Chinese"]),
        ("Deep contextualized word representations", []),
        ("Supervised learning of sentence representations from Stanford data", ["Stanford"]),
        ("Attention Is All You Need", []),
        ("预训练语言模型 BERT 综述", ["BERT"]),
    ],
)
def test_these_words_keep_their_capitals(title: str, words: list[str]) -> None:
    assert kept(title) == words


@pytest.mark.parametrize(
    ("title", "plain", "capital"),
    [
        (
            "Semi-Supervised Learning: an Overview of BERT",
            "Semi-supervised learning: an overview of BERT",
            "Semi-supervised learning: An overview of BERT",
        ),
        ("iBERT: mT5 and Friends", "iBERT: mT5 and friends", "iBERT: mT5 and friends"),
        ("Is It? Yes, It Is", "Is it? Yes, it is", "Is it? Yes, it is"),
        ("from Text to Table", "from text to table", "From text to table"),
    ],
)
def test_sentence_case(title: str, plain: str, capital: str) -> None:
    assert sentence_case(title) == plain
    assert sentence_case(title, subtitle=True) == capital


def test_a_title_in_sentence_case_stays_as_it_is() -> None:
    title = "Learning to ask questions in open-domain dialogue with Wizard of Oz data"
    assert sentence_case(title) == title


@given(st.text(max_size=60))
def test_only_the_case_changes(title: str) -> None:
    assert sentence_case(title).lower() == title.lower() or not title.isascii()
