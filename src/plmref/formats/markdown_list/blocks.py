"""The blocks of a page: headings, paragraphs, lists and tables, each with its line.

markdown-it parses blocks only. Indented code, link definitions and HTML blocks are switched off: in lists, the first is
a bullet that somebody indented too far, and the last swallows the bullets below a `<details>`.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plmref.formats.markdown_list.html_table import rows
from plmref.formats.markdown_list.page import DEEPEST_INDENT, MOST_MARKERS, Page

MOST_COLUMNS = 60

# Every level of a list is two of markdown-it's: the list and its item.
_NESTING = 2 * (DEEPEST_INDENT // 2 + MOST_MARKERS) + 20


@dataclass(slots=True)
class Block:
    """A part of a page.

    Attributes:
        kind: heading, paragraph, list, item, quote, code or table.
        line: where it begins, counted from 1.
        text: of headings, paragraphs and code; an item's text is its first paragraph.
        level: of a heading.
        blocks: inside a list, an item or a quote.
        cells: rows of a table, as Markdown; the first is its head.
        end: the line after it, 0 if nothing asks for it.
    """

    kind: str
    line: int
    text: str = ""
    level: int = 0
    blocks: list["Block"] = field(default_factory=list)
    cells: list[tuple[int, list[str]]] = field(default_factory=list)
    end: int = 0


@functools.cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable("table")
    parser.disable(["code", "reference", "html_block"])
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def blocks(page: Page) -> list[Block]:
    """Returns the blocks of a page, in order."""
    top = Block("page", 1)
    _gather(iter(_parser().parse("\n".join(page.lines))), top)
    tables = [Block("table", table.line, cells=list(rows(table))) for table in page.tables]
    return sorted([*top.blocks, *tables], key=lambda block: block.line) if tables else top.blocks


_CONTAINERS = {
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
}


def _gather(tokens: Iterator[Token], into: Block) -> None:
    """Puts the blocks up to the end of the container `into` into it."""
    for token in tokens:
        line = token.map[0] + 1 if token.map else into.line
        end = token.map[1] + 1 if token.map else 0
        if kind := _CONTAINERS.get(token.type):
            into.blocks.append(inner := Block(kind, line, end=end))
            _gather(tokens, inner)
        elif token.type == "heading_open":
            _heading(token, next(tokens), line, into)
        elif token.type == "table_open":
            into.blocks.append(Block("table", line, cells=list(_cells(tokens)), end=end))
        elif token.type == "inline":
            into.blocks.append(Block("paragraph", line, token.content, end=end))
        elif token.type == "fence":
            into.blocks.append(Block("code", line, token.content, end=end))
        elif token.nesting == -1 and token.type in (
            "bullet_list_close",
            "ordered_list_close",
            "list_item_close",
            "blockquote_close",
        ):
            return


def _heading(opened: Token, inline: Token, line: int, into: Block) -> None:
    # A paragraph of several lines above `---` was meant as a paragraph above a rule.
    if opened.markup in ("-", "=") and "\n" in inline.content:
        into.blocks.append(Block("paragraph", line, inline.content))
    else:
        into.blocks.append(Block("heading", line, inline.content.strip(), int(opened.tag[1])))


def _cells(tokens: Iterator[Token]) -> Iterator[tuple[int, list[str]]]:
    row: list[str] = []
    line = 0
    for token in tokens:
        if token.type == "tr_open":
            row, line = [], token.map[0] + 1 if token.map else 0
        elif token.type == "inline":
            row.append(token.content)
        elif token.type == "tr_close":
            yield line, row[:MOST_COLUMNS]
        elif token.type == "table_close":
            return
