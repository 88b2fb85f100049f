"""The page as text, and in a real browser where there is one."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from plmref.library.library import Library
from plmref.records.entry import Entry, EntryLink, Picture, Remark
from plmref.records.paper import Paper
from plmref.records.rows import PaperRow, Words
from plmref.views.export import export
from plmref.views.exported import Exported, Sourced
from plmref.views.text.clean import clean
from plmref.views.text.html_page import html_page
from plmref.views.text.html_page.notes import note_html
from tests.browser import CHROMIUM, Browser

EVIL = '"><script>document.title = "evil"</script><img src=x onerror=document.title="evil">'


class Elements(HTMLParser):
    """Counts what a browser would see."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "input", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def evil(folder: Path) -> Exported:
    entry = Entry(
        id=EVIL,
        title=EVIL,
        names=[EVIL],
        organizations=[EVIL],
        topics=[EVIL],
        links=[EntryLink(url="javascript:alert(1)"), EntryLink(url=f"https://example.org/{EVIL}", title=EVIL)],
        remarks=[Remark(text=EVIL, points=[Remark(text=EVIL)])],
        pictures=[Picture(file="x.svg", caption=EVIL), Picture(file="../../outside.png"), Picture(file="missing.png")],
        notes=["note.md"],
        abstract=EVIL,
    )
    (folder / "note.md").write_text(
        f"# Note\n\n## Part {EVIL}\n\n{EVIL}\n\n[x](javascript:alert(1)) ![alt](http://x/y)\n"
    )
    (folder / "x.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    row = PaperRow(EVIL, "", Words(EVIL, None), (EVIL,), (Words(EVIL, None),), "", ("en",), 1, ("evil",))
    return Exported(row, (Sourced(EVIL, entry, folder, folder),))


@pytest.fixture(scope="module")
def page(bundled: Library) -> str:
    return export(bundled, "html")


def test_every_paper_and_figure_is_on_the_page(page: str, bundled: Library) -> None:
    found = Elements(page)
    rows = sorted(bundled.rows(), key=lambda row: row.section != "models")  # a section after the other
    assert [each["id"] for each in found.all("article")] == [f"paper-{row.id}" for row in rows]
    assert len(found.all("img")) == sum(row.figures for row in rows)
    assert found.open == []


def test_nothing_on_the_page_is_from_elsewhere(page: str) -> None:
    found = Elements(page)
    assert all((each["src"] or "").startswith("data:image/svg+xml;base64,") for each in found.all("img"))
    assert not found.all("link") + found.all("iframe") + found.all("object")
    assert all("src" not in each for each in found.all("script"))
    assert "url(" not in page.partition("<style>")[2].partition("</style>")[0]
    [policy] = [each["content"] for each in found.all("meta") if each.get("http-equiv") == "Content-Security-Policy"]
    assert "default-src 'none'" in (policy or "")


def test_ids_are_unique_and_labels_name_a_field(page: str) -> None:
    tags = Elements(page).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    named = [attributes.get("for") or attributes.get("aria-labelledby") for _, attributes in tags]
    assert {name for name in named if name} <= set(ids)
    anchors = [attributes["href"] or "" for name, attributes in tags if name == "a"]
    assert {anchor[1:] for anchor in anchors if anchor.startswith("#")} <= set(ids)


def test_landmarks_and_headings_are_in_order(page: str) -> None:
    tags = [tag for tag, _ in Elements(page).tags]
    assert [tag for tag in tags if tag in ("header", "search", "nav", "main", "footer")] == [
        "header",
        "search",
        "nav",
        "main",
        "footer",
    ]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_records_are_never_markup(tmp_path: Path) -> None:
    text = clean(html_page([evil(tmp_path)], lambda _: None, ("en",)))
    found = Elements(text)
    assert found.open == []
    assert len(found.all("script")) == 1
    assert [each["src"] for each in found.all("img") if not (each["src"] or "").startswith("data:")] == []
    assert all(not name.startswith("on") for _, attributes in found.tags for name in attributes)
    assert all((each["href"] or "").startswith(("http", "#")) for each in found.all("a"))


def test_a_note_has_no_markup_of_its_own() -> None:
    html = note_html(
        "# T\n\n## Part\n\n<script>x</script> [a](javascript:x) [b](https://b.org) ![c](http://c/d)\n\n---\n"
    )
    assert "<h4>Part</h4>" in html
    assert "<script" not in html
    assert "<img" not in html
    assert re.findall('href="(.*?)"', html) == ["https://b.org"]


@pytest.fixture(scope="module")
def browser(page: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Path]]:
    if not CHROMIUM:
        pytest.skip("no Chromium is installed")
    file = tmp_path_factory.mktemp("page") / "papers.html"
    file.write_text(page, "utf-8")
    with Browser() as opened:
        yield opened, file
        assert opened.requests == []
        assert opened.messages == []


def choose(browser: Browser, filter_: str, value: str) -> None:
    field = f"document.getElementById('by-{filter_}')"
    browser.ask(f"{field}.value = {value!r}; {field}.dispatchEvent(new Event('change'))")


def test_the_search_box_finds_in_both_languages(browser: tuple[Browser, Path], bundled: Library) -> None:
    opened, file = browser
    opened.open(file)
    count = len(bundled.rows())
    assert opened.shows("#count") == [f"{count} papers"]
    opened.ask("document.getElementById('query').focus()")
    opened.type("动态掩码 CC-NEWS")
    assert opened.shows("article h3") == ["RoBERTa: A Robustly Optimized BERT Pretraining Approach"]
    assert opened.shows("#count") == [f"1 of {count} papers"]
    opened.ask("document.getElementById('query').select()")
    opened.type("qwxzy")
    assert opened.shows("article h3") == []
    assert opened.shows("#nothing") == ["No paper matches."]
    assert opened.shows("main h2") == []


@pytest.mark.parametrize(
    ("name", "value", "passes"),
    [
        ("year", "2018", lambda paper: paper.date.startswith("2018")),
        ("organization", "Baidu", lambda paper: "Baidu" in [text.en for text in paper.organizations]),
        ("topic", "Pre-training", None),
        ("section", "models", lambda paper: paper.section == "models"),
    ],
)
def test_a_filter_leaves_what_passes(
    browser: tuple[Browser, Path], bundled: Library, name: str, value: str, passes: Callable[[Paper], bool] | None
) -> None:
    opened, file = browser
    opened.open(file)
    values = opened.ask(f"[...document.getElementById('by-{name}').options].map((each) => each.value)")
    choose(opened, name, value if value in values else values[1])
    shown = len(opened.shows("article"))
    told = opened.ask(f"document.getElementById('by-{name}').selectedOptions[0].textContent")
    assert told.endswith(f"({shown})")
    assert passes is None or shown == sum(map(passes, bundled.papers())) > 0
    opened.ask("document.querySelector('button[type=reset]').click(); new Promise((done) => setTimeout(done))")
    assert len(opened.shows("article")) == len(bundled.rows())


def test_the_language_is_chosen_on_the_page(browser: tuple[Browser, Path], bundled: Library) -> None:
    opened, file = browser
    opened.open(file)
    opened.ask("document.querySelector('[data-choose=zh]').click()")
    assert opened.shows("h1") == ["预训练语言模型"]
    assert opened.shows("#count") == [f"{len(bundled.rows())} 篇论文"]
    assert opened.ask("document.documentElement.lang") == "zh"
    assert not any(re.match("[A-Z][a-z]+ [a-z]+ ", text) for text in opened.shows(".points > li"))
    opened.ask("document.querySelector('[data-choose=both]').click()")
    assert opened.shows("h1") == ["Pre-trained language models预训练语言模型"]  # and " / " by the style


@pytest.mark.parametrize("width", [320, 400, 1280])
def test_nothing_is_wider_than_the_window(browser: tuple[Browser, Path], width: int) -> None:
    opened, file = browser
    opened.open(file, width=width)
    opened.ask("document.getElementById('unfold').click()")
    wide = (
        "[...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1)"
    )
    outside = opened.ask(
        f"{wide}.filter((each) => !each.closest('.wide, table, pre')).map((each) => each.outerHTML.slice(0, 80))"
    )
    assert outside == []
    assert opened.ask("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_in_light_and_dark(browser: tuple[Browser, Path], scheme: str) -> None:
    opened, file = browser
    opened.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    opened.open(file)
    paper = opened.ask("getComputedStyle(document.body).backgroundColor")
    for css in ("body", ".meta", "h3 a", ".links a", ".source", "figcaption"):
        ink = opened.ask(f"getComputedStyle(document.querySelector({css!r})).color")
        assert contrast(ink, paper) >= 4.5, css  # WCAG 2.2, 1.4.3
    opened.call("Emulation.setEmulatedMedia", features=[])


def contrast(one: str, other: str) -> float:
    """Returns the contrast ratio of two colours, by the definition of WCAG."""

    def luminance(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_keyboard_reaches_everything_in_order(browser: tuple[Browser, Path]) -> None:
    opened, file = browser
    opened.open(file)
    reached = []
    for _ in range(9):
        opened.press("Tab", 9)
        reached.append(opened.ask("document.activeElement.id || document.activeElement.localName"))
    assert reached[:8] == ["a", "query", "summary", "by-year", "by-organization", "by-topic", "by-section", "button"]


def test_paper_has_no_controls(browser: tuple[Browser, Path], bundled: Library) -> None:
    opened, file = browser
    opened.call("Emulation.setEmulatedMedia", media="print")
    opened.open(file)
    assert opened.shows("#controls") + opened.shows("nav") + opened.shows("details") == []
    assert len(opened.shows("article")) == len(bundled.rows())
    opened.call("Emulation.setEmulatedMedia", media="")


def test_no_script_of_a_record_runs(tmp_path: Path) -> None:
    if not CHROMIUM:
        pytest.skip("no Chromium is installed")
    file = tmp_path / "evil.html"
    file.write_text(clean(html_page([evil(tmp_path)], lambda _: None, ("en",))), "utf-8")
    with Browser() as opened:
        opened.open(file)
        assert opened.ask("document.title") == "Pre-trained language models"
        assert len(opened.shows("article")) == 1
        assert opened.requests == []
