"""A note's Markdown on a terminal.

Rendered here from markdown-it's tokens and not by rich.markdown: that would import a syntax highlighter (twice the
time of the rest of a page), and break Chinese before a full stop.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.console import RenderableType
from rich.text import Text

from plmref.records.chinese import CHINESE
from plmref.views.sheet import deeper
from plmref.views.terminal.prose import Prose, plain
from plmref.views.terminal.tables import Table
from plmref.views.text.clean import clean

_CHINESE = re.compile(CHINESE)
_NUMBER = re.compile(r"[-+]?[\d,]*\d(\.\d+)?%?|-?")
_STYLES = {"strong_open": "bold", "em_open": "italic", "s_open": "strike"}


def note(markdown: str) -> Iterator[RenderableType]:
    """Yields the blocks of a note, to be shown under the heading that a page gives it: without its own title."""
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(clean(deeper(markdown)))
    yield from _Blocks(tokens).render()


class _Blocks:
    """Walks the tokens of a document once; each block knows how far it stands in."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._lists: list[int | None] = []  # for each open list: the next number, or None for bullets
        self._lead = ""  # what the next paragraph begins with, if it begins a list item

    def render(self) -> Iterator[RenderableType]:
        """Yields the blocks with an empty line between any two that are not items of one list."""
        first = True
        while self._place < len(self._tokens):
            token = self._tokens[self._place]
            self._place += 1
            if not first and not self._lists and token.level == 0 and token.nesting >= 0:
                yield Text()
            first = first and token.nesting < 0
            yield from self._block(token)

    def _block(self, token: Token) -> Iterator[RenderableType]:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            self._lists.append(int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
        elif token.type == "list_item_open":
            self._lead = self._item()
        elif token.type == "list_item_close":
            self._lead = ""
        elif token.type == "heading_open":
            yield Prose(Text(self._inline().plain, style="bold"))
        elif token.type == "paragraph_open":
            yield Prose(self._inline(), *self._margin())
        elif token.type == "table_open":
            yield self._table()
        elif token.type in ("fence", "code_block"):
            lead, hang = self._margin()
            yield Prose(plain(token.content.rstrip("\n"), "dim"), lead, hang + 2)
        elif token.type == "hr":
            yield Text("----")

    def _item(self) -> str:
        number = self._lists[-1]
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _margin(self) -> tuple[Text, int]:
        """Returns what a paragraph begins with and how far it stands in, inside its lists."""
        outer = sum(2 if number is None else 3 for number in self._lists[:-1])
        lead, self._lead = self._lead, ""
        own = len(lead) if lead else 2 if self._lists else 0
        return Text(" " * outer + lead, style="cyan"), outer + own

    def _inline(self) -> Text:
        """Takes the inline content that stands next."""
        token = self._tokens[self._place]
        self._place += 1
        text, styles, soft = Text(), [""], False
        target = ""
        for child in token.children or []:
            if child.type == "link_open":
                target = clean(str(child.attrs.get("href", "")))
            elif child.type == "link_close":
                # As text: a terminal decides for itself what it makes clickable.
                text.append("" if text.plain.endswith(target) else f" ({target})", style="dim")
            elif child.type in _STYLES:
                styles.append(_STYLES[child.type])
            elif child.nesting < 0 and child.type.replace("_close", "_open") in _STYLES:
                styles.pop()
            elif child.type == "softbreak":
                soft = True
            else:
                content = "\n" if child.type == "hardbreak" else clean(child.content)  # `&#x202e;` is decoded by now
                text.append(_soft_break(text.plain, content) if soft else "")
                text.append(content, style=" ".join(filter(None, styles)))
                soft = soft and not content
        return text

    def _table(self) -> RenderableType:
        rows: list[list[Text]] = []
        while self._tokens[self._place].type != "table_close":
            token = self._tokens[self._place]
            self._place += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                rows[-1].append(self._inline())
        self._place += 1
        numbers = [
            place
            for place, column in enumerate(zip(*rows[1:], strict=True))
            if all(_NUMBER.fullmatch(cell.plain) for cell in column)
        ]
        table = Table([cell.plain for cell in rows[0]], right=numbers)
        for row in rows[1:]:
            table.add_row(*row)
        return table


def _soft_break(before: str, after: str) -> str:
    """Returns what a line break in the Markdown is: nothing between Han characters, a blank elsewhere."""
    return "" if not after or (_CHINESE.match(before[-1:]) and _CHINESE.match(after)) else " "
