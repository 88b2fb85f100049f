"""Drawn lineages: lines beside text that wraps, and graphs that other programs read."""

import html
import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from plmref.analysis.lineage import Branch, family, lineage
from plmref.records.rows import Edge, PaperRow, Words
from plmref.views.branches import guides
from plmref.views.lineage import LineageView
from plmref.views.terminal.screen import rendered
from plmref.views.text.graph import dot, mermaid
from plmref.views.view import Languages, Page

EN: Languages = ("en",)
HOW = Words("Keeps the encoder and trains it for longer on more text.", "沿用编码器，（用更多语料）训练得更久。")
NASTY = 'a "b" <c> &amp; [e] (f) #35; `g` \\N *h* %% _i_ {j} |k| \x1b[31m\u202e\n-->'


def edge(newer: str, older: str, how: Words = HOW) -> Edge:
    return Edge(newer, older, "extends", how, "Section 1")


def row(name: str, title: str = "A Title", called: str = "") -> PaperRow:
    return PaperRow(name, "2019-07", Words(title, None), (called or name,), (), "models", (), 0)


def view(edges: list[Edge], root: str = "a") -> LineageView:
    papers = {name: row(name) for edge in edges for name in (edge.newer, edge.older)}
    return LineageView([lineage(edges, root)], papers)


@given(st.lists(st.integers(1, 5)))
def test_a_level_goes_on_if_a_later_line_of_it_comes_before_a_higher_one(deltas: list[int]) -> None:
    levels = [0]
    for delta in deltas:
        levels.append(min(delta, levels[-1] + 1))
    expected = []
    for place, level in enumerate(levels):
        later = levels[place + 1 :]
        goes_on = []
        for wanted in range(1, level + 1):
            end = next((at for at, other in enumerate(later) if other < wanted), len(later))
            goes_on.append(wanted in later[:end])
        expected.append(tuple(goes_on))
    assert guides([Branch(level, "x") for level in levels]) == expected


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", range(20, 110, 7))
def test_no_line_is_wider_than_the_terminal_however_deep(width: int, lang: str) -> None:
    edges = [edge(f"paper-{number}", f"paper-{number + 1}") for number in range(40)]
    text = rendered(view(edges, "paper-0").terminal(Page((lang,), width)), width, "utf-8")
    assert max(map(cell_len, text.splitlines())) <= width
    assert re.sub(r"[│├└─\s]", "", text).count(re.sub(r"\s", "", HOW.in_language(lang))) == 40


def test_a_further_line_of_a_text_keeps_the_lines_beside_it() -> None:
    text = rendered(view([edge("a", "b"), edge("a", "c"), edge("b", "d")]).terminal(Page(EN, 40)), 40, "utf-8")
    assert text.splitlines()[3:] == [
        "├─ b  2019-07  extends: Keeps the",
        "│  │ encoder and trains it for longer on",
        "│  │ more text.",
        "│  └─ d  2019-07  extends: Keeps the",
        "│       encoder and trains it for longer",
        "│       on more text.",
        "└─ c  2019-07  extends: Keeps the",
        "     encoder and trains it for longer on",
        "     more text.",
    ]


def test_no_chinese_line_begins_with_a_closing_mark() -> None:
    for width in range(20, 60):
        lines = rendered(view([edge("a", "b")]).terminal(Page(("zh",), width)), width, "utf-8").splitlines()
        assert [line for line in lines if re.match(r"[│├└─\s]*[。，）：]", line)] == []


def test_a_terminal_without_line_characters_gets_ascii() -> None:
    text = rendered(view([edge("a", "b"), edge("a", "c")]).terminal(Page(EN, 80)), 80, "ascii")
    assert "|- b" in text
    assert "`- c" in text
    assert text.isascii()


def test_a_paper_that_the_catalogue_does_not_have_is_an_id_without_date_and_title() -> None:
    shown = LineageView([lineage([edge("a", "gone")], "a")], {"a": row("a")})
    assert shown.items()[1] == {
        "id": "gone",
        "date": None,
        "title": None,
        "direction": "up",
        "level": 1,
        "builds_on": [],
    }
    assert "`-- gone  extends: Keeps" in shown.written("tree", EN)


def test_a_cycle_is_drawn_and_each_of_its_edges_told_once() -> None:
    edges = [edge("a", "b"), edge("b", "a"), edge("a", "a")]
    both = LineageView([lineage(edges, "a", direction) for direction in ("up", "down")], {"a": row("a"), "b": row("b")})
    assert both.ids() == ["a", "b"]
    assert len(both.rows(EN)) == len(edges)
    assert both.written("tree", EN).count("see above") == 4


NODES = [("end", NASTY, "2019"), ("ernie-1.0", NASTY, ""), ("a.b", "x", "2020-01")]
EDGES = [edge("end", "ernie-1.0", Words(NASTY, None)), edge("a.b", "end")._replace(relation=NASTY)]


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")
def test_graphviz_reads_what_is_written_as_it_was_meant() -> None:
    drawn = subprocess.run(
        ["dot", "-Tsvg"], input=dot(NODES, EDGES, EN), capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert drawn.stderr == ""
    texts = [html.unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", drawn.stdout)]
    meant = 'a "b" <c> &amp; [e] (f) #35; `g` \\N *h* %% _i_ {j} |k| [31m -->'
    assert texts.count(meant) == 3
    assert drawn.stdout.count('class="edge"') == len(EDGES)


def test_dot_has_no_quote_and_no_backslash_that_ends_a_string_early() -> None:
    strings = re.compile(r'"(?:[^"\\]|\\.)*"')
    for line in dot(NODES, EDGES, EN).splitlines()[4:-1]:
        assert re.fullmatch(r'  ""( -> "")? \[(\w+=("")?\w*(, )?)+\];', strings.sub('""', line))


def test_mermaid_is_of_its_grammar_whatever_names_hold() -> None:
    """Quoted text of a flowchart ends at the next quote; ids are word characters and no keyword."""
    first, *lines = mermaid(NODES, EDGES, EN).splitlines()
    assert first == "flowchart RL"
    text = r'"[^"`\x00-\x1f]*"'
    nodes = [line for line in lines if re.fullmatch(rf"  p\d+\[{text}\]", line)]
    arrows = [line for line in lines if re.fullmatch(rf"  p\d+ -\.?->\|{text}\| p\d+", line)]
    assert (len(nodes), len(arrows), len(lines)) == (len(NODES), len(EDGES), len(NODES) + len(EDGES))
    assert "#quot;" not in "".join(lines)
    assert "#34;b#34; #60;c#62; #38;amp; [e]" in nodes[0]


def test_contrast_is_a_broken_line() -> None:
    apart = [edge("end", "a.b")._replace(relation="contrasts-with")]
    assert ", style=dashed]" in dot(NODES, apart, EN)
    assert 'p0 -.->|"in contrast to"| p2' in mermaid(NODES, apart, EN)


def test_a_family_of_one_root_and_one_of_several_are_headed_as_such() -> None:
    papers = {name: row(name) for name in "abcd"}
    one = LineageView([family([edge("b", "a"), edge("c", "b")])], papers).written("tree", EN)
    assert one.splitlines()[1] == "Built on by"
    several = LineageView([family([edge("c", "a"), edge("c", "b")])], papers).written("tree", EN)
    assert [line[0] for line in several.splitlines()] == ["a", "`", "b", "`"]
