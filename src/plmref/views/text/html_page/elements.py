"""The pieces that the page is put together from. Text becomes HTML here and nowhere else, so that none is markup."""

import html
import re

from plmref.views.labels import label

ENGLISH, CHINESE = ("en",), ("zh",)


def text(words: str) -> str:
    """Returns text as HTML, ready for an element or an attribute in quotes."""
    return html.escape(words, quote=True)


def both(english: str, chinese: str | None, tag: str = "span") -> str:
    """Returns text in two languages, of which the page shows the one that is chosen; once where they are alike."""
    if not chinese or chinese == english:
        return text(english) if tag == "span" else f"<{tag}>{text(english)}</{tag}>"
    return f'<{tag} class="t" lang="en">{text(english)}</{tag}><{tag} class="t" lang="zh">{text(chinese)}</{tag}>'


def labelled(key: str) -> str:
    """Returns a word of `views.labels` in both languages."""
    return both(_capital(label(key, ENGLISH)), label(key, CHINESE))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def link(url: str, content: str) -> str:
    """Returns a link around HTML; an address that is not of the web is no link."""
    if not re.match(r"https?://", url, re.IGNORECASE):
        return content
    return f'<a href="{text(url)}" rel="noopener noreferrer">{content}</a>'


def details(summary: str, content: str, name: str) -> str:
    """Returns a part that is folded until somebody opens it, or nothing if there is nothing in it."""
    if not content:
        return ""
    return f'<details class="{name}"><summary>{summary}</summary>\n{content}\n</details>'


def listing(items: "list[str]", name: str = "") -> str:
    """Returns a list, or nothing if it has no items."""
    attribute = f' class="{name}"' if name else ""
    return f"<ul{attribute}>\n" + "\n".join(f"<li>{item}</li>" for item in items) + "\n</ul>" if items else ""
