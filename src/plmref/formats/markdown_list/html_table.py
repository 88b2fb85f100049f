"""HTML tables as rows of cells; a cell keeps its inline tags, which `inline` reads."""

import re
from collections.abc import Iterator

from plmref.formats.markdown_list.page import HtmlTable

_TAG = re.compile(r"<(/?)(t[rdh]|table|thead|tbody)((?:\s[^<>]*)?)>", re.IGNORECASE)
_SPAN = re.compile(r"""\browspan\s*=\s*["']?(\d{1,4})""", re.IGNORECASE)


Spans = dict[int, int]


def rows(table: HtmlTable) -> Iterator[tuple[int, list[str]]]:
    """Yields (line, cells) of every row that has cells.

    A cell that reaches down over several rows is empty in those below: it heads a group and says nothing of this row.
    """
    line, row_line, place, cell = table.line, table.line, 0, -1
    row: list[str] = []
    spans: Spans = {}
    for tag in [*_TAG.finditer(table.text), None]:
        begin = tag.start() if tag else len(table.text)
        line += table.text.count("\n", place, begin)
        place = begin
        if cell >= 0:
            row.append(re.sub(r"\s+", " ", table.text[cell:begin]).strip())
            cell = -1
        name = tag[2].lower() if tag else "tr"
        if tag and name in ("td", "th") and not tag[1]:
            _fill(row, spans)
            span = _SPAN.search(tag[3])
            spans |= {len(row): int(span[1]) - 1} if span else {}
            cell = tag.end()
        elif name == "tr":
            if row:
                yield row_line, row
            elif tag and tag[1]:
                spans = {column: left - 1 for column, left in spans.items()}
            row, row_line = [], line


def _fill(row: list[str], spans: Spans) -> None:
    while spans.get(len(row), 0) > 0:
        spans[len(row)] -= 1
        row.append("")
