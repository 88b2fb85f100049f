"""Hostile Markdown: nothing raises, nothing leads out of the folder, and time grows with the text."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plmref.formats.markdown_list import read_markdown
from plmref.formats.markdown_list.page import LONGEST_LINE
from plmref.formats.read import Read

ARXIV = "https://arxiv.org/abs/1907.01111"


def read(text: str, exists: Callable[[str], bool] = lambda path: True) -> Read:
    return read_markdown(text, "x.md", exists)


def rules(found: Read) -> list[str]:
    return [finding.rule for finding in found.findings]


GROWING: dict[str, Callable[[int], str]] = {
    "open brackets": lambda size: "- " + "[" * size,
    "half links": lambda size: "- " + "[a](" * size,
    "links in links": lambda size: "- " + "[[a](u)" * size + "](u)" * size,
    "quotes": lambda size: "> " * size,
    "bullets in bullets": lambda size: "- " * size + "x",
    "bullets below bullets": lambda size: "".join(f"{' ' * (2 * depth % 400)}- x\n" for depth in range(size // 8)),
    "stars": lambda size: "- " + "*a **b " * size,
    "backticks": lambda size: "`" * size,
    "fences": lambda size: "```x\n" * size,
    "comments": lambda size: "<!--\n" * size,
    "tags": lambda size: '<a href="x">[' * size,
    "tables": lambda size: "<table><tr><td>\n" * size,
    "wide table": lambda size: "|a" * size + "\n" + "|-" * size + "\n|x\n",
    "headings": lambda size: "## Name: a title\n" * (size // 8),
    "conflicts": lambda size: f"<<<<<<< a\n- [A b c]({ARXIV})\n=======\n- [A b c]({ARXIV})\n>>>>>>> b\n" * (size // 50),
    "groups": lambda size: "- **A title of words** " + "(x) " * size,
    "makers": lambda size: f"- [A title of words]({ARXIV}) " + "by A " * size,
    "book marks": lambda size: "- " + "《**a**" * size,
    "sentences": lambda size: "## " + ". " * size,
    "half targets": lambda size: "## " + "](" * size,
    "addresses": lambda size: "- " + "http://a.b/(" * size,
    "blanks": lambda size: "- a" + " " * size + "b",
}


@pytest.mark.parametrize("text", GROWING.values(), ids=GROWING)
def test_twice_the_text_takes_about_twice_the_time(text: Callable[[int], str]) -> None:
    read(text(100))
    times: list[float] = []
    for size in (4_000, 16_000):
        content = text(size)
        begin = time.process_time()
        read(content)
        times.append(time.process_time() - begin)
    # Four times the text: a quadratic reader takes sixteen times as long.
    assert times[1] < 8 * times[0] + 0.3


def test_a_line_without_end_is_cut_and_told() -> None:
    found = read(f"- [A Robust Approach]({ARXIV}) " + "x" * 5_000_000)
    assert rules(found) == ["long-line"]
    assert len(found.entries[0].remarks[0].text) <= LONGEST_LINE


def test_nesting_without_end_is_cut_and_told() -> None:
    assert "too-deep" in rules(read(">" * 10_000 + " x"))
    assert "too-deep" in rules(read("".join(f"{' ' * depth}- x\n" for depth in range(200))))


@pytest.mark.parametrize(
    "opening", ["```", "~~~~", "<!--", "<table>", "<details>", "[", "【", "**", "《", "<<<<<<< HEAD"]
)
def test_what_is_opened_and_never_closed_hides_nothing_before_it(opening: str) -> None:
    assert [entry.title for entry in read(f"- [A Robust Approach]({ARXIV})\n\n{opening}\n").entries] == [
        "A Robust Approach"
    ]


def test_a_fence_that_is_never_closed_hides_nothing_after_it() -> None:
    found = read(f"```\n\n- [A Robust Approach]({ARXIV})")
    assert len(found.entries) == 1
    assert rules(found) == ["unclosed-fence"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "C:\\x.md", "/etc/x.md"]
)
def test_links_that_are_neither_web_pages_nor_files_below_are_refused(url: str) -> None:
    found = read(f"#### [2019 A Robust Approach]({url})\n- [pdf]({ARXIV})\n- ![]({url})")
    (entry,) = found.entries
    assert ([link.url for link in entry.links], entry.notes, entry.pictures) == ([ARXIV], [], [])
    assert rules(found) == ["refused-link", "refused-link"]


@pytest.mark.parametrize("path", ["../../x.md", "a/../../x.md", "%2e%2e/x.md", "..\\x.md"])
def test_a_path_out_of_the_root_is_told_and_dropped(path: str) -> None:
    found = read(f"#### [2019 A Robust Approach]({path})", lambda path: False)
    assert (rules(found), found.entries[0].notes) == (["outside-root"], [])


def test_a_path_above_the_folder_but_inside_the_root_is_a_note() -> None:
    (entry,) = read(
        "#### [2019 A Robust Approach](../notes/x%20y.md#top)", lambda path: path == "../notes/x y.md"
    ).entries
    assert entry.notes == ["../notes/x y.md"]


def test_a_path_that_no_file_can_have_is_never_asked_for() -> None:
    def exists(path: str) -> bool:
        raise AssertionError(path)

    found = read(f"#### [2019 A Robust Approach](a%00b.md)\n![](x{'y' * 5000}.png)", exists)
    assert rules(found) == ["refused-link", "refused-link"]


@pytest.mark.parametrize(
    "text", ["", "\0", "\ufeff", "\r", "---", "---\n", "- ", "|", "|\n|-\n|", "#", "[", "\ud800", "\x1b[31m", "<!-->"]
)
def test_almost_nothing_is_read_as_nothing(text: str) -> None:
    assert read(text).entries == ()


MARKS = "# ## #### - * + 1. > | --- ``` ** * _ ` [ ] ( ) ![ ]( 【 】 《 》 （ ） : ： , 、 / \\ <<<<<<< ======= >>>>>>>"
LABELS = "模型 应用 论文名称： 作者：王小明 会议："
TAGS = "<table> <tr> <td> </table> <b> <a <!-- --> <details> </details>"
WORDS = "2019 201907 1907.11692 ACL NAACL2019 et al. by Jane Doe and BERT RoBERTa: A Robust Title"
LINKS = "pdf code n.md x.png https://arxiv.org/abs/1907.11692 https://github.com/x/y https://blog.csdn.net/1 file:x"
PIECES = st.sampled_from(
    [*f"{MARKS} {TAGS} {LABELS} {WORDS} {LINKS}".split(), "\n", "\n\n", "\n  ", "\n    - ", "\t", " "]
)
PAGES = st.lists(PIECES | st.text(max_size=3), max_size=60).map(" ".join) | st.text(max_size=200)


@given(PAGES)
@settings(max_examples=300, deadline=None)
def test_nothing_raises_and_every_entry_has_an_id_a_title_and_a_line(page: str) -> None:
    lines = page.count("\n") + page.count("\r") + 1
    for entry in read(page, lambda path: False).entries:
        assert entry.id
        assert entry.title.strip() == entry.title != ""
        assert 1 <= entry.line <= lines


HEADS = [
    "#### [201907 RAB: A Robust Approach](n.md)\n- 动态掩码",
    f"- [Probing Small Models]({ARXIV}) (EMNLP2019)",
    "#### [2018 ACL Deep word representations: ELMO](e.md)",
    "1. **Learning Taggers from Dictionaries**. *Ann Lee*. ACL 2018. [[pdf](https://arxiv.org/abs/1809.01111)]",
    "#### [表格识别技术研究进展（2022）](t.md)",
]


@given(st.permutations(HEADS))
@settings(deadline=None)
def test_ids_do_not_depend_on_the_place_in_the_file(heads: list[str]) -> None:
    alone = {entry.id for head in HEADS for entry in read(head).entries}
    together = read("\n\n".join(f"## 模型\n\n{head}" for head in heads)).entries
    assert {entry.id for entry in together} == alone
    assert len(together) == len(HEADS)


def test_one_paper_twice_is_two_entries_and_a_finding() -> None:
    found = read(f"## A\n- [A Robust Approach]({ARXIV})\n\n## B\n- [A robust approach!]({ARXIV}v2)")
    assert [entry.topics for entry in found.entries] == [["A"], ["B"]]
    assert [(finding.rule, finding.line) for finding in found.findings] == [("duplicate", 5)]


def test_a_head_and_a_link_of_different_years_disagree() -> None:
    found = read("#### [201501 A Robust Approach](n.md)\n- https://arxiv.org/abs/1907.01111")
    assert (rules(found), found.entries[0].date) == (["date-disagrees"], "2015-01")
