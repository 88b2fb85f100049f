"""Notes: Markdown as HTML, without raw HTML, without pictures from elsewhere, and with links to the web only."""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plmref.views.sheet import deeper

_DEEPER = 2  # a note's sections stand below the heading of its paper, which is of the third level
_LONGEST = 200_000  # characters: what is longer is no note


def note_html(markdown: str) -> str:
    """Returns a note without its title."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 40}).enable("table")
    parser.validateLink = _is_on_the_web  # type: ignore[method-assign]  # how markdown-it is told
    parser.add_render_rule("image", _alternative)
    tokens = parser.parse(deeper(markdown[:_LONGEST]))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + _DEEPER - 1)}"
        for inner in token.children or []:
            if inner.type == "link_open":
                inner.attrSet("rel", "noopener noreferrer")
    return str(parser.renderer.render(tokens, parser.options, {}))


def _is_on_the_web(url: str) -> bool:
    return url.lower().startswith(("http://", "https://"))


def _alternative(self: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    """Returns what an image is called; the image itself is no part of the page."""
    from plmref.views.text.html_page.elements import text

    return f"<em>{text(tokens[place].content)}</em>" if tokens[place].content else ""
