import pytest
from rich.console import Group

from plmref.views.sheet import deeper
from plmref.views.terminal.note import note
from plmref.views.terminal.screen import rendered


def shown(markdown: str, width: int = 40) -> str:
    return rendered(Group(*note(markdown)), width, "utf-8")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        pytest.param("# Title\n\n## A\n\ntext\n\n### B\n\nmore", "A\n\ntext\n\nB\n\nmore\n", id="headings"),
        pytest.param("- a\n- b\n  - c\n    - d\n- e", "- a\n- b\n  - c\n    - d\n- e\n", id="nested bullets"),
        pytest.param("1. a\n2. b\n   - c\n3. d", "1. a\n2. b\n   - c\n3. d\n", id="numbers"),
        pytest.param("7. a\n8. b", "7. a\n8. b\n", id="numbers that begin later"),
        pytest.param("- a\n\n  second\n- b", "- a\n  second\n- b\n", id="two paragraphs in an item"),
        pytest.param("- a\n\ntext\n\n- b", "- a\n\ntext\n\n- b\n", id="between lists"),
        pytest.param("**bold** *it* `code`", "bold it code\n", id="inline"),
        pytest.param("a  \nb", "a\nb\n", id="hard break"),
        pytest.param("a\n\n---\n\nb", "a\n\n----\n\nb\n", id="rule"),
        pytest.param("> quoted", "quoted\n", id="quote"),
        pytest.param("![alt](x.png)", "alt\n", id="picture"),
        pytest.param("| 模型 | n |\n|---|---|\n| 大 | 1 |", "模型  n\n───────\n大    1\n", id="table"),
        pytest.param(
            "| m | score | x |\n|---|---|---|\n| a | 9.5 | 1 |\n| b | 10.25 | - |\n| c | - | b |",
            "m  score  x\n───────────\na   9.5   1\nb  10.25  -\nc   -     b\n",
            id="numbers in a table",
        ),
    ],
)
def test_a_block_is_shown(markdown: str, text: str) -> None:
    assert shown(markdown) == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("玩具只能单向，\n因而看不到。", "玩具只能单向，因而看不到。\n"),
        ("*强调*\n之后", "强调之后\n"),
        ("words\nwrap", "words wrap\n"),
        ("中文 and\n中文", "中文 and 中文\n"),
        ("## 问题\n正文", "问题\n\n正文\n"),
    ],
)
def test_a_soft_break_between_han_characters_is_no_blank(markdown: str, text: str) -> None:
    assert shown(markdown) == text


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <b onclick=x>bold</b> word",
        "[x](javascript:alert(1))",
        "[x](file:///etc/passwd)",
        "[bold]not markup[/bold]",
    ],
)
def test_html_scripts_and_markup_are_text(text: str) -> None:
    assert shown(text, 80) == f"{text}\n"


@pytest.mark.parametrize("markdown", ["a\x1b[31mb", "a&#27;[31mb", "a&#x202e;b", "a\u202eb", "`\x9b2J`", "    \x1b[2J"])
def test_no_control_character_comes_through_even_as_an_entity(markdown: str) -> None:
    assert {"\x1b", "\x9b", "\u202e"}.isdisjoint(shown(markdown))


def test_code_keeps_its_lines_and_its_hashes() -> None:
    assert shown("```sh\n# a comment\npip install x\n一行\n二行\n```") == (
        "  # a comment\n  pip install x\n  一行\n  二行\n"
    )


def test_code_in_a_list_item_stands_behind_its_bullet() -> None:
    assert shown("- ```\n  code\n  ```\n\nafter") == "-   code\n\nafter\n"


def test_an_empty_note_is_nothing() -> None:
    assert shown("") == ""
    assert shown("# Only a title") == ""


def test_headings_go_one_level_down_and_the_title_goes() -> None:
    assert deeper("# Title\n\n## A\n\n###### F\n\n#tag") == "### A\n\n###### F\n\n#tag"


@pytest.mark.parametrize("fence", ["```", "~~~", "````"])
def test_headings_in_code_are_code(fence: str) -> None:
    assert deeper(f"## A\n{fence}\n# x\n## y\n{fence}\n## B") == f"### A\n{fence}\n# x\n## y\n{fence}\n### B"


def test_a_shorter_fence_does_not_close_a_longer_one() -> None:
    assert deeper("````\n```\n# x\n````\n## A") == "````\n```\n# x\n````\n### A"
