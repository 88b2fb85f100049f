import pytest

from plmref.views.terminal.prose import plain
from plmref.views.terminal.screen import rendered
from plmref.views.text.clean import clean, escape_controls, one_line


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("\x1b[31mred\x1b[0m", "[31mred[0m", id="escape sequence"),
        pytest.param("\x1b]8;;http://e.org\x07link\x1b]8;;\x07", "]8;;http://e.orglink]8;;", id="hyperlink"),
        pytest.param("a\x9b2Jb\x85c", "a2Jbc", id="C1"),
        pytest.param("a\x00b\x08c\x7fd\re", "abcde", id="C0"),
        pytest.param("a\u202egnp\u202c.\u2066x\u2069\u200f\u061c", "agnp.x", id="direction"),
        pytest.param("a\tb\nc", "a\tb\nc", id="tab and newline stay"),
        pytest.param("[b]掩码[/b] é", "[b]掩码[/b] é", id="ordinary text stays"),
    ],
)
def test_control_characters_are_taken_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_one_line_has_no_newline_and_single_blanks() -> None:
    assert one_line(" a\n\n b\tc\u2028d\x1b ") == "a b c d"


def test_json_keeps_every_character_as_an_escape() -> None:
    assert escape_controls('"\x7f\x9b\u202e掩"') == '"\\u007f\\u009b\\u202e掩"'


@pytest.mark.parametrize("text", ["[cls] and [/b]", "[bold]x[/bold]", "[link=file:///x]y[/link]", ":smile:"])
def test_rich_markup_in_a_record_is_text(text: str) -> None:
    assert rendered(plain(text), 80, "utf-8", "standard") == f"{text}\n"


def test_marks_are_dropped_where_cleaning_moved_the_text() -> None:
    assert plain("\x1bmask", marks=((1, 5),)).spans == []
    assert [(span.start, span.end) for span in plain("a mask", marks=((2, 6),)).spans] == [(2, 6)]
