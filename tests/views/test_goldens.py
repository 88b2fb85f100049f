"""What the commands print, compared with reviewed files in `tests/goldens`.

After a wanted change: `pytest tests/views/test_goldens.py --update-goldens`, and review the difference.
"""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

from plmref.analysis.comparison import compare
from plmref.analysis.lineage import lineage
from plmref.analysis.timeline import timeline
from plmref.cli.sheets import load_sheets
from plmref.library.library import Library
from plmref.views.comparison import ComparisonView
from plmref.views.dated import TimelineView
from plmref.views.found import SearchView
from plmref.views.glossary import GlossaryView, TermView
from plmref.views.lineage import LineageView
from plmref.views.listing import ListView
from plmref.views.page import PageView
from plmref.views.sheet import PARTS
from plmref.views.terminal.screen import rendered
from plmref.views.view import Page, View
from tests.conftest import TOY
from tests.program import run

GOLDENS = Path(__file__).parent.parent / "goldens"
LANGUAGES = {"en": ("en",), "zh": ("zh",), "both": ("en", "zh")}


def _pages(library: Library) -> PageView:
    loaded = load_sheets(library, ["toy-bert", "toy-roberta"])
    # Where the repository lies is not what a golden is about.
    sheets = [sheet._replace(figures=[Path("toy.png")] * len(sheet.figures)) for sheet in loaded.sheets]
    return PageView(sheets, loaded.term, PARTS, sources=True, pictures="never")


def _comparison(library: Library) -> ComparisonView:
    """Of papers that share a benchmark, which those of the toy catalogue do not."""
    older, newer = library.paper("toy-bert"), library.paper("toy-roberta")
    results = [
        msgspec.structs.replace(result, score=result.score + Decimal("1.5"), model="RoBERTa-large", source="Table 5")
        for result in older.results
    ]
    papers = [older, msgspec.structs.replace(newer, results=results)]
    return ComparisonView(compare(papers), {term.id: term for term in library.terms()}.get, sources=True)


def _lineage(library: Library) -> LineageView:
    trees = [lineage(library.edges(), "toy-bert", direction) for direction in ("up", "down")]
    return LineageView(trees, {row.id: row for row in library.rows()})


VIEWS: dict[str, Callable[[Library, str], View]] = {
    "list": lambda library, _: ListView(library.rows(), 5),
    "search": lambda library, lang: SearchView(library.search("掩码" if lang == "zh" else "masking", lang=lang)),
    "timeline": lambda library, _: TimelineView(timeline(library.rows())),
    "show": lambda library, _: _pages(library),
    "term": lambda library, _: TermView(library.term("MLM")),
    "glossary": lambda library, _: GlossaryView(library.terms()),
    "compare": lambda library, _: _comparison(library),
    "lineage": lambda library, _: _lineage(library),
}
TERMINAL = [(view, lang, width) for view in VIEWS for lang in LANGUAGES for width in (40, 80, 140)]

# File, and the command line whose output it holds.
PIPED = {
    "list.tsv": "list --header",
    "list-zh.tsv": "list --lang zh --columns id,title,organization,section",
    "list.json": "list --json",
    "list.jsonl": "list --format jsonl --year 2019",
    "list.ids": "list --format ids",
    "search.tsv": "search masking --header",
    "search-zh.tsv": "search 掩码 --lang zh",
    "search.json": "search masking --json",
    "timeline.tsv": "timeline --header --by month",
    "timeline.json": "timeline --json --year 2019",
    "show-en.md": "show toy-bert toy-roberta",
    "show-zh.md": "show toy-bert --lang zh --sources",
    "show-both.md": "show toy-bert --lang both",
    "show.json": "show toy-bert --json",
    "export-zh.md": "export --year 2019 --lang zh",
    "export.md": "export toy-bert --lang both",
    "export.bib": "export --year 2019 --format bibtex",
    "export.csl.json": "export toy-lstm --format csl-json",
    "export.csv": "export --format csv",
    "export.yaml": "export toy-bert --format yaml",
    "export.jsonl": "export toy-lstm --format jsonl",
    "term-en.md": "term MLM",
    "term-zh.md": "term MLM --lang zh",
    "term.tsv": "term MLM --format tsv --header",
    "term.json": "term MLM --json",
    "glossary.tsv": "term --lang both",
    "cite.bib": "cite toy-bert toy-lstm toy-ernie-thu toy-ernie-1.0",
    "cite-biblatex.bib": "cite toy-bert toy-lstm toy-ernie-thu --style biblatex --accessed 2026-11-20",
    "cite.csl.json": "cite toy-bert toy-lstm toy-ernie-thu --style csl-json",
    "cite-acl.txt": "cite toy-bert toy-lstm toy-ernie-thu --style acl",
    "cite-apa.txt": "cite toy-bert toy-lstm toy-ernie-thu --style apa",
    "cite-ieee.txt": "cite toy-bert toy-lstm toy-ernie-thu --style ieee",
    "cite-gbt7714-2025.txt": "cite toy-bert toy-lstm toy-ernie-thu --style gbt7714-2025 --accessed 2026-11-20",
    "cite-gbt7714-2015.txt": "cite toy-bert toy-lstm toy-ernie-thu --style gbt7714-2015 --accessed 2026-11-20",
    "cite.json": "cite toy-bert toy-lstm toy-ernie-thu --style acl --json",
    "compare.tsv": "compare toy-bert toy-roberta --header",
    "compare-zh.tsv": "compare toy-bert toy-lstm --lang zh --only-differences --sources --header",
    "compare.md": "compare toy-bert toy-roberta --format markdown --sources",
    "compare.tex": "compare toy-bert toy-roberta --format latex --lang zh",
    "compare.csv": "compare toy-bert toy-roberta --format csv --rows title,date,sizes,time",
    "compare.json": "compare toy-bert toy-roberta --json",
    "lineage-en.txt": "lineage toy-bert",
    "lineage-zh.txt": "lineage --all --lang zh",
    "lineage-both.txt": "lineage toy-roberta toy-lstm --lang both",
    "lineage.tsv": "lineage toy-bert --format tsv --header",
    "lineage.json": "lineage toy-bert --json --depth 1",
    "lineage.dot": "lineage --all --format dot",
    "lineage.mmd": "lineage --all --format mermaid --lang zh",
}


def _file(view: str, lang: str, width: int) -> str:
    return f"{view}-{lang}-{width}.txt"


def _compare(name: str, text: str, update: bool) -> None:
    golden = GOLDENS / name
    if update:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8", newline="")
    assert golden.exists(), f"no golden {name}: pytest --update-goldens writes it"
    assert text == golden.read_bytes().decode(), f"{name} is stale: pytest --update-goldens rewrites it"


@pytest.mark.parametrize(("view", "lang", "width"), TERMINAL)
def test_a_terminal_shows_what_was_reviewed(
    toy: Library, view: str, lang: str, width: int, update_goldens: bool
) -> None:
    page = Page(LANGUAGES[lang], width)
    text = rendered(VIEWS[view](toy, lang).terminal(page), width, "utf-8")
    _compare(_file(view, lang, width), text, update_goldens)


@pytest.mark.parametrize("name", PIPED)
def test_a_pipe_gets_what_was_reviewed(name: str, update_goldens: bool) -> None:
    ended = run(*PIPED[name].split())
    assert (ended.code, ended.err) == (0, "")
    _compare(name, ended.out.replace(str(TOY), "TOY"), update_goldens)


def test_no_golden_is_left_over(update_goldens: bool) -> None:
    wanted = {*PIPED, *(_file(*case) for case in TERMINAL)}
    orphans = sorted(file.name for file in GOLDENS.iterdir() if file.name not in wanted)
    if update_goldens:
        for name in orphans:
            (GOLDENS / name).unlink()
        orphans = []
    assert orphans == []


def test_a_stale_and_a_missing_golden_fail() -> None:
    with pytest.raises(AssertionError, match=r"list\.ids is stale"):
        _compare("list.ids", "something else\n", update=False)
    with pytest.raises(AssertionError, match=r"no golden none\.txt"):
        _compare("none.txt", "", update=False)
