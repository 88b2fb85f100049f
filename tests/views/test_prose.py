import textwrap

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from plmref.views.terminal.prose import Prose
from plmref.views.terminal.screen import rendered

_ANYTHING = "abc1-./()[]“”,:  。，」）（「《》、；中文漢字かｱ가é\u0301ß😀\n"
_CLAUSES = st.lists(st.sampled_from(["中", "文", "的。", "字，", "人。」", "（一）", "《书》", "BERT", " "])).map(
    "".join
)


def lines(text: str, width: int) -> list[str]:
    return [line.plain for line in Prose(text).lines(width)]


@settings(deadline=None)
@given(st.text(_ANYTHING, max_size=80), st.integers(4, 60))
@example("a" * 9 + "中" * 9 + "。" * 9, 5)
def test_no_line_is_wider_than_its_space(text: str, width: int) -> None:
    assert max(map(cell_len, lines(text, width))) <= width


@settings(deadline=None)
@given(st.text(_ANYTHING, max_size=80), st.integers(4, 60))
def test_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    assert "".join(lines(text, width)).replace(" ", "") == text.replace(" ", "").replace("\n", "")


@settings(deadline=None)
@given(_CLAUSES, st.integers(6, 40))
def test_chinese_begins_no_line_with_a_closing_mark_and_ends_none_with_an_opening_one(text: str, width: int) -> None:
    broken = lines(text.strip(), width)
    assert [line for line in broken if line.startswith(("。", "，", "」", "）", "》"))] == []
    assert [line for line in broken if line.endswith(("（", "《"))] == []


@settings(deadline=None)
@given(st.lists(st.text("abcdefg-", min_size=1, max_size=10), min_size=1), st.integers(10, 50))
def test_english_wraps_as_textwrap_does(words: list[str], width: int) -> None:
    text = " ".join(words)
    assert lines(text, width) == textwrap.wrap(text, width, break_on_hyphens=False)


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        pytest.param("遮住词元。", 8, ["遮住词", "元。"], id="full stop takes its character along"),
        pytest.param("遮住（词元）", 6, ["遮住", "（词", "元）"], id="brackets"),
        pytest.param("中。。。。", 4, ["中。", "。。", "。"], id="a run that cannot be kept together"),
        pytest.param("用BERT微调", 8, ["用BERT微", "调"], id="beside Latin letters"),
        pytest.param("see a。b", 5, ["see", "a。b"], id="no break inside Latin around a full stop"),
        pytest.param("", 4, [""], id="nothing"),
        pytest.param("a\n\nb", 4, ["a", "", "b"], id="newlines stay"),
        pytest.param("abc   def", 4, ["abc", "def"], id="blanks at a break go"),
    ],
)
def test_lines_break_where_the_language_lets_them(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


def test_a_long_url_is_broken_where_it_must_be_and_stays_whole_where_it_fits() -> None:
    url = "https://example.org/a/very/long/path.pdf"
    assert lines(f"see {url} there", 20) == ["see", "https://example.org/", "a/very/long/path.pdf", "there"]
    assert lines(f"see {url}", 40) == ["see", url]


def test_a_long_url_is_broken_after_a_joint_unless_that_leaves_half_a_line_empty() -> None:
    assert lines("/images/electra-rtd.png", 22) == ["/images/electra-rtd.", "png"]
    assert lines("/images/electra-rtd.png", 16) == ["/images/electra-", "rtd.png"]
    assert lines("a/bcdefghijklmnop", 10) == ["a/bcdefghi", "jklmnop"]


def test_a_lead_stands_before_the_first_line_and_the_others_hang() -> None:
    assert rendered(Prose("one two three", "- "), 9, "utf-8") == "- one two\n  three\n"
    assert rendered(Prose("一二三四", "要点", hang=6), 10, "utf-8") == "要点  一二\n      三四\n"
    assert rendered(Prose("one two", hang=2), 6, "utf-8") == "  one\n  two\n"
