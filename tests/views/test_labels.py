import pytest

from plmref.records.rows import Words
from plmref.views.labels import amount, enumerated, label, listed, named
from plmref.views.view import Languages, shown

EN: Languages = ("en",)
ZH: Languages = ("zh",)
BOTH: Languages = ("en", "zh")


@pytest.mark.parametrize(
    ("number", "unit", "english", "chinese"),
    [
        (340_000_000, "parameters", "340M parameters", "3.4 亿参数"),
        (1_500_000_000, "parameters", "1.5B parameters", "15 亿参数"),
        (2_200_000_000_000, "tokens", "2.2T tokens", "2.2 万亿词元"),
        (1_000_000, "steps", "1M steps", "100 万步"),
        (125_000, "steps", "125,000 steps", "12.5 万步"),
        (800_000_000, "words", "800M words", "8 亿词"),
        (30_522, "vocabulary", "30,522 entries", "30,522 个词条"),
        (256, "sequences", "256 sequences", "256 条序列"),
        (12, "layers", "12 layers", "12 层"),
        (16, "GB", "16 GB", "16 GB"),
        (0.5, "GB", "0.5 GB", "0.5 GB"),
        (512, "", "512", "512"),
    ],
)
def test_an_amount_reads_as_people_of_the_language_write_it(
    number: float, unit: str, english: str, chinese: str
) -> None:
    assert (amount(number, unit, EN), amount(number, unit, ZH)) == (english, chinese)


def test_the_leading_language_gives_the_labels() -> None:
    assert [label("key points", languages) for languages in (EN, ZH, BOTH)] == ["Key points", "要点", "Key points"]


def test_a_key_without_a_label_stands_for_itself() -> None:
    assert label("F1", ZH) == "F1"


def test_punctuation_is_that_of_the_leading_language() -> None:
    assert (listed(["a", "", "b"], EN), listed(["a", "", "b"], ZH)) == ("a, b", "a，b")
    assert (enumerated(["a", "b"], BOTH), enumerated(["a", "b"], ZH)) == ("a; b", "a；b")
    assert (named("a", "b", EN), named("a", "b", ZH), named("", "b", EN), named("a", "", ZH)) == (
        "a: b",
        "a：b",
        "b",
        "a",
    )


def test_text_in_both_languages_is_said_once_where_it_is_alike() -> None:
    assert shown(Words("Baidu", "百度"), BOTH) == "Baidu / 百度"
    assert shown(Words("Google", None), BOTH) == "Google"
    assert shown(Words("Google", None), ZH) == "Google"
