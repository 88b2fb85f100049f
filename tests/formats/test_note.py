import pytest

from plmref.formats.note import note_lines


def test_every_block_of_a_note_is_one_line_without_its_markup() -> None:
    blocks = [
        "# Toy",
        "One *strong*\nparagraph.",
        "- an item\n  - a sub-item",
        "> a quotation",
        "| a | b |\n|---|---|\n| 1 | |",
    ]
    lines = ["Toy", "One strong paragraph.", "an item", "a sub-item", "a quotation", "a", "b", "1"]
    assert note_lines("\n\n".join(blocks)) == lines


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        ("**bold** and `code`", "bold and code"),
        ("see [the paper](https://example.org)", "see the paper"),
        ("soft\nbreak", "soft break"),
        ("hard  \nbreak", "hard break"),
        ("a \\* star &amp; an entity", "a * star & an entity"),
        ("![a picture](x.png)", "a picture"),
        ("Title\n=====", "Title"),
        ("第一行，\n第二行", "第一行，第二行"),
        ("掩码语\n言模型", "掩码语言模型"),
        ("使用\nBERT\n模型", "使用 BERT 模型"),
        ("第一行  \n第二行", "第一行 第二行"),
        ("one&#10;two", "one two"),
    ],
)
def test_a_line_holds_the_words_only(markdown: str, line: str) -> None:
    assert note_lines(markdown) == [line]


@pytest.mark.parametrize("markdown", ["", "\n\n", "---\n", "| |\n|---|\n"])
def test_a_note_without_words_has_no_lines(markdown: str) -> None:
    assert note_lines(markdown) == []
