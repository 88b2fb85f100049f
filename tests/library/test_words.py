import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plmref.library.words import (
    Span,
    bordered,
    compounds,
    encodable,
    fold,
    indexed,
    is_han,
    joined,
    spans,
    spelled,
    words,
)

# Marks over any script, and over the characters whose folding is not one to one.
TEXTS = st.text() | st.text(alphabet="aZé0 .-+#_ﬁßİǆＡ２．－ｶﾞが々〇动2①½Å한\u0301\u1100\u1161ㄱㅏ𠀀")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BERT", ["bert"]),
        ("Zoë Müller", ["zoe", "muller"]),
        ("Ｂｅｒｔ　２．０", ["bert", "2.0"]),
        ("Straße", ["strasse"]),
        ("ﬁne-tuning", ["fine", "tuning"]),
        ("pre-train", ["pre", "train"]),
        ("snake_case", ["snake", "case"]),
        ("ERNIE 2.0.", ["ernie", "2.0"]),
        ("1.2.3", ["1.2.3"]),
        ("ERNIE2.0", ["ernie", "2.0"]),
        ("GPT-3.5", ["gpt", "3.5"]),
        ("提升2.5个点", ["提", "升", "2.5", "个", "点"]),
        ("2.0b", ["2.0", "b"]),
        ("bert4rec", ["bert4rec"]),
        ("C++ and C#", ["c++", "and", "c#"]),
        ("c#4", ["c", "4"]),
        ("a+b", ["a", "b"]),
        ("动态掩码", ["动", "态", "掩", "码"]),
        ("基于Transformer的模型", ["基", "于", "transformer", "的", "模", "型"]),
        ("カタカナ ひらがな", [*"カタカナ", *"ひらかな"]),
        ("人々 〇 𠀀", ["人", "々", "〇", "𠀀"]),
        ("[MASK] <b>", ["mask", "b"]),
        ("…，。！? \x00 😀 \u0301", []),
        ("", []),
    ],
)
def test_text_is_read_as_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "same"), [("NAÏVE", "naive"), ("ＡＢＣ１", "abc1"), ("ﾊﾟ", "ハ"), ("Ⅳ", "iv"), ("ſ", "s")]
)
def test_folding_drops_case_accents_and_width(text: str, same: str) -> None:
    assert fold(text) == fold(same) == same


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="ascii")))
def test_full_width_text_folds_as_half_width_text(text: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    assert words(wide) == words(text)


@settings(deadline=None)
@given(TEXTS)
def test_composed_and_decomposed_text_have_the_same_words(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@settings(deadline=None)
@given(TEXTS)
def test_the_words_of_spans_are_the_words_of_the_text(text: str) -> None:
    assert [span.word for span in spans(text)] == words(text)


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("tokenizer", "tokeniser"),
        ("Normalization", "normalisation"),
        ("modeling", "modelling"),
        ("labeled", "labelled"),
    ],
)
def test_american_and_british_spelling_meet_in_one_word(american: str, british: str) -> None:
    meeting = spelled(words(american)[0])
    assert meeting == spelled(words(british)[0])
    assert meeting in indexed(american).split()
    assert meeting in indexed(british).split()


@settings(deadline=None)
@given(TEXTS)
def test_every_span_holds_its_word_and_they_stand_in_order(text: str) -> None:
    found = list(spans(text))
    for span in found:
        assert 0 <= span.start < span.end <= len(text)
        assert span.word in fold(text[span.start : span.end])
    assert [span.start for span in found] == sorted(span.start for span in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The BERT", ["The", "BERT"]),
        ("用 Zoë的ＢＥＲＴ2.0", ["用", "Zoë", "的", "ＢＥＲＴ", "2.0"]),
        ("ﬁne é", ["ﬁne", "é"]),
        ("C++，掩码", ["C++", "掩", "码"]),
    ],
)
def test_spans_point_at_what_was_written(text: str, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in spans(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pre-training", "pre training pretraining"),
        ("text-to-text model", "text to text model texttotext"),
        ("ｐｒｅ－ｔｒａｉｎ", "pre train pretrain"),
        ("pre\u2011train", "pre train pretrain"),
        ("基于pre-training的方法", "基 于 pre training 的 方 法 pretraining"),
        ("a - b, c-，d", "a b c d"),
        ("掩-码", "掩 码"),
        ("plain", "plain"),
    ],
)
def test_a_hyphenated_word_is_indexed_in_one_piece_too(text: str, expected: str) -> None:
    assert indexed(text) == expected


def test_a_compound_reaches_from_its_first_to_its_last_word() -> None:
    assert list(compounds("the pre-train-ing of")) == [Span("pretraining", 4, 17)]


@pytest.mark.parametrize("text", ["RoBERTa-large", "roberta large", "ROBERTA_LARGE", "ＲｏＢＥＲＴａ　ｌａｒｇｅ"])
def test_spellings_of_one_name_have_one_key(text: str) -> None:
    assert joined(text) == "robertalarge"


def test_no_word_stands_between_two_texts_but_a_border() -> None:
    assert bordered(["Ada Example", "", "…", "张三"]) == "ada example = 张 三"


@settings(deadline=None)
@given(TEXTS)
def test_no_text_has_the_border_as_a_word(text: str) -> None:
    assert "=" not in indexed(text)


@pytest.mark.parametrize("char", "一龥々〆〇あンー㐀豈𠀀𰀀")
def test_han_and_kana_are_han(char: str) -> None:
    assert is_han(char)


@pytest.mark.parametrize("char", "aé1αж한ｱ。，")
def test_other_characters_are_not_han(char: str) -> None:
    assert not is_han(char)


def test_bytes_that_are_no_text_become_question_marks() -> None:
    assert encodable("a\udcffb掩") == "a?b掩"
