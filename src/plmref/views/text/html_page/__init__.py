"""Papers as one HTML page that needs nothing else: no server, no network.

Without its script it is a page to read and to print. The script adds search, filters and the choice of the language.
The policy in its head lets nothing in from elsewhere, and no other script run.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from plmref.library.sources import CATALOGUE
from plmref.views.exported import Exported
from plmref.views.facts import TermNames
from plmref.views.labels import label
from plmref.views.text.html_page.article import anchor, article, keys
from plmref.views.text.html_page.elements import CHINESE, ENGLISH, both, labelled, text
from plmref.views.view import Languages

_FOLDER = Path(__file__).parent
_SECTIONS = ("models", "applications", "")


def html_page(papers: Sequence[Exported], term: TermNames, languages: Languages) -> str:
    """Returns the page; the first of the languages, or both, are shown until somebody chooses."""
    style = (_FOLDER / "page.css").read_text("utf-8")
    script = (_FOLDER / "page.js").read_text("utf-8")
    shown = "both" if len(languages) > 1 else languages[0]
    title = "预训练语言模型" if languages[0] == "zh" else "Pre-trained language models"
    policy = (
        "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; "
        f"style-src '{_digest(style)}'; script-src '{_digest(script)}'"
    )
    return f"""<!DOCTYPE html>
<html lang="{languages[0]}" data-show="{shown}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="plmref">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#papers">{both("Skip to the papers", "跳到论文")}</a>
<header>
<h1>{both("Pre-trained language models", "预训练语言模型")}</h1>
<p id="count" role="status" data-total="{len(papers)}">{_count(len(papers))}</p>
</header>
{_controls(papers, term)}
{_contents(papers)}
<main id="papers" tabindex="-1">
{_sections(papers, term)}
<p id="nothing" hidden>{both("No paper matches.", "没有符合条件的论文。")}</p>
</main>
<footer>
<p>{_origin(papers)}</p>
</footer>
<script>{script}</script>
</body>
</html>
"""


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _count(number: int) -> str:
    return both(f"{number} paper{'s' if number != 1 else ''}", f"{number} 篇论文")


def _controls(papers: Sequence[Exported], term: TermNames) -> str:
    """Returns the search box and the filters, hidden until the script shows them: without it they do nothing."""
    filters = "\n".join(_filter(name, papers, term) for name in ("year", "organization", "topic", "section"))
    languages = "".join(
        f'<button type="button" data-choose="{name}" aria-pressed="false" lang="{lang}">{text(shown)}</button>'
        for name, lang, shown in (("en", "en", "English"), ("zh", "zh", "中文"), ("both", "en", "EN + 中"))
    )
    return f"""<search id="controls" hidden>
<form>
<div class="field wide"><label for="query">{both("Search", "搜索")}</label>
<input type="search" id="query" autocomplete="off" spellcheck="false"></div>
<details class="filters" open><summary>{both("Filters", "筛选")}</summary>
<div class="fields">
{filters}
<button type="reset">{both("Reset", "重置")}</button>
</div></details>
<div class="buttons">
<div class="languages" role="group" aria-label="Language / 语言">{languages}</div>
<button type="button" id="unfold" aria-pressed="false">{both("Unfold all", "全部展开")}</button>
</div>
</form>
</search>"""


def _filter(name: str, papers: Sequence[Exported], term: TermNames) -> str:
    """Returns a choice of the values that the papers have: years from the newest, others from the most frequent."""
    found = Counter(pair for paper in papers for pair in dict.fromkeys(keys(paper, term)[name]))
    if name == "year":
        pairs = sorted(found, reverse=True)
    else:
        pairs = sorted(found, key=lambda pair: (-found[pair], pair[0].casefold()))
    options = "".join(
        f'<option value="{text(english)}" data-en="{text(english)} ({found[(english, chinese)]})" '
        f'data-zh="{text(chinese)}（{found[(english, chinese)]}）">{text(english)}</option>'
        for english, chinese in pairs
    )
    if not pairs:
        return ""
    return f"""<div class="field"><label for="by-{name}">{both(*_NAMES[name])}</label>
<select id="by-{name}" data-filter="{name}">
<option value="" data-en="All" data-zh="全部">All</option>{options}
</select></div>"""


_NAMES = {
    "year": ("Year", "年份"),
    "organization": ("Organization", "机构"),
    "topic": ("Topic", "主题"),
    "section": ("Section", "类别"),
}


def _contents(papers: Sequence[Exported]) -> str:
    if len(papers) < 2:
        return ""
    items = "\n".join(
        f'<li><a href="#{text(anchor(paper.row.id))}"><time>{text(paper.row.date or "–")}</time> '
        f"{text(paper.row.names[0] if paper.row.names else paper.row.title.en)}</a></li>"
        for paper in papers
    )
    return f"""<nav aria-label="Contents / 目录">
<details><summary>{both("Contents", "目录")}</summary>
<ol>{items}</ol></details>
</nav>"""


def _sections(papers: Sequence[Exported], term: TermNames) -> str:
    present = frozenset(paper.row.id for paper in papers)
    parts = []
    for section in _SECTIONS:
        own = [paper for paper in papers if paper.row.section == section]
        if own:
            english = label(section, ENGLISH).capitalize() if section else "Other"
            name = both(english, label(section, CHINESE) if section else "其他")
            articles = "\n".join(article(paper, term, present) for paper in own)
            parts.append(f"<section>\n<h2>{name}</h2>\n{articles}\n</section>")
    return "\n".join(parts)


def _origin(papers: Sequence[Exported]) -> str:
    """Returns where the page is from; the licence of the catalogue asks for it."""
    sources = dict.fromkeys(record.source for paper in papers for record in paper.records)
    own = ", ".join(text(source) for source in sources if source != CATALOGUE)
    parts = []
    if CATALOGUE in sources:
        parts.append(
            both("Texts and figures of the plmref catalogue: CC BY 4.0.", "plmref 目录的文字与插图：CC BY 4.0。")
        )
    if own:
        parts.append(f"{labelled('from file')} {own}")
    return " ".join(parts)
