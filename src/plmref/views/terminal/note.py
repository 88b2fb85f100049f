"""A note's Markdown on a terminal, wrapped as Chinese and English do."""

import re
from typing import ClassVar

from rich import box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Heading, Markdown, MarkdownElement, Paragraph, TableElement
from rich.table import Table
from rich.text import Text

from plmref.views.page import deeper
from plmref.views.terminal.prose import Prose
from plmref.views.text.clean import clean

# A soft line break between Han characters is no blank.
_HAN_BREAK = re.compile(r"(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])\n(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])")


class _Paragraph(Paragraph):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Prose(self.text)


class _Heading(Heading):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text()
        yield Prose(Text(self.text.plain, style="bold"))


class _Table(TableElement):
    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
        for cell in self.header.row.cells if self.header and self.header.row else []:
            table.add_column(Text(cell.content.plain, style="bold"))
        for row in self.body.rows if self.body else []:
            table.add_row(*(Prose(cell.content) for cell in row.cells))
        yield table


class Note(Markdown):
    """Markdown with paragraphs, headings and tables of our own; links and raw HTML stay harmless text."""

    elements: ClassVar[dict[str, type[MarkdownElement]]] = {
        **Markdown.elements,
        "paragraph_open": _Paragraph,
        "heading_open": _Heading,
        "table_open": _Table,
    }


def note(markdown: str) -> Note:
    """Returns a note to be shown under the heading that a page gives it: without its own title."""
    text = _HAN_BREAK.sub("", clean(deeper(markdown)))
    return Note(text, hyperlinks=False)
