"""Notes: Markdown, as the lines of plain text that can be searched."""

from markdown_it import MarkdownIt
from markdown_it.token import Token


def note_lines(markdown: str) -> list[str]:
    """Returns every heading, paragraph, list item and table cell of a note as one line without markup."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    lines = ("".join(map(_plain, token.children or [])) for token in tokens if token.type == "inline")
    return [line for line in lines if line.strip()]


def _plain(token: Token) -> str:
    return " " if token.type in ("softbreak", "hardbreak") else token.content
