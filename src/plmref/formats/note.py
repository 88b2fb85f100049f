"""Notes: Markdown, as the lines of plain text that can be searched."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plmref.records.chinese import CHINESE

# A soft line break is a blank, but not between Han characters and their punctuation.
_BROKEN_HAN = re.compile(rf"(?<={CHINESE})\n(?={CHINESE})")


def note_lines(markdown: str) -> list[str]:
    """Returns every heading, paragraph, list item and table cell of a note as one line without markup."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    lines = ("".join(map(_plain, token.children or [])) for token in tokens if token.type == "inline")
    return [_BROKEN_HAN.sub("", line).replace("\n", " ") for line in lines if line.strip()]


def _plain(token: Token) -> str:
    return {"softbreak": "\n", "hardbreak": " "}.get(token.type, token.content)
