"""Notes: Markdown, as the lines of plain text that can be searched."""

from markdown_it import MarkdownIt


def note_lines(markdown: str) -> list[str]:
    """Returns every heading, paragraph, list item and table cell of a note as one line without markup."""
    lines = []
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type == "inline":
            lines.append("".join(_plain(child.type, child.content) for child in token.children or []))
    return [line for line in lines if line.strip()]


def _plain(kind: str, content: str) -> str:
    return " " if kind in ("softbreak", "hardbreak") else content
