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
@example("一二三四" + "。" * 9, 10)
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
        pytest.param("用BERT微调参", 8, ["用BERT微", "调参"], id="beside Latin letters"),
        pytest.param("编码器-解码器", 6, ["编码", "器-解", "码器"], id="a hyphen takes its character along"),
        pytest.param("一二三/四", 6, ["一二", "三/四"], id="so does a slash"),
        pytest.param("一二三四五六", 10, ["一二三四", "五六"], id="no last line of one character"),
        pytest.param("一二三四五。", 10, ["一二三", "四五。"], id="nor of one and a full stop"),
        pytest.param("BERTBERT 中文", 10, ["BERTBERT", "中文"], id="unless that takes half of the line before"),
        pytest.param("共训练了 300 万步", 12, ["共训练了", "300 万步"], id="a number stays with what it counts"),
        pytest.param("it has twelve 12 layers", 16, ["it has twelve", "12 layers"], id="in English too"),
        pytest.param("参见本文第 4 节。", 12, ["参见本文", "第 4 节。"], id="and with its section"),
        pytest.param("as told in Table 4.", 16, ["as told in", "Table 4."], id="or table"),
        pytest.param("one of two in 4.", 13, ["one of two in", "4."], id="not with a preposition"),
        pytest.param("as Table 4 shows", 12, ["as Table 4", "shows"], id="but not with what follows then"),
        pytest.param(
            "with GPUs (32 GB) each", 16, ["with GPUs", "(32 GB) each"], id="nor with what is outside its brackets"
        ),
        pytest.param(
            "大约需要用 7 小时", 15, ["大约需要用", "7 小时"], id="not even to save a last line of one character"
        ),
        pytest.param("Chapters 4", 9, ["Chapters", "4"], id="nor if nothing is left on the line"),
        pytest.param("12 34 56 78 90", 8, ["12 34 56", "78 90"], id="numbers do not stay with each other"),
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


def test_a_long_url_is_broken_between_its_parts_rather_than_inside_one() -> None:
    assert lines("example.org/mass-uncased.tar.gz", 28) == ["example.org/mass-uncased.", "tar.gz"]
    assert lines("example.org/models/mass.tar.gz", 28) == ["example.org/models/", "mass.tar.gz"]


def test_a_lead_stands_before_the_first_line_and_the_others_hang() -> None:
    assert rendered(Prose("one two three", "- "), 9, "utf-8") == "- one two\n  three\n"
    assert rendered(Prose("一二三四", "要点", hang=6), 10, "utf-8") == "要点  一二\n      三四\n"
    assert rendered(Prose("one two", hang=2), 6, "utf-8") == "  one\n  two\n"
