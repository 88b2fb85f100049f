"""Reading lists in Markdown: whatever dialect they are written in, as entries and findings.

The text goes through `page` (lines mended and bounded), `blocks` (markdown-it's blocks), `reader` (which block is an
entry and what belongs to it; `evidence` decides) and `build` (entries, and what is wrong with them). The text inside a
block is read by `inline`, a head by `head` and the modules that it calls.
"""

from collections.abc import Callable

from plmref.formats.markdown_list.blocks import blocks
from plmref.formats.markdown_list.build import Builder
from plmref.formats.markdown_list.page import prepare
from plmref.formats.markdown_list.reader import Reader
from plmref.formats.markdown_list.twice import settle
from plmref.formats.read import Read
from plmref.records.finding import Finding

__all__ = ["read_markdown"]


def read_markdown(text: str, path: str, exists: Callable[[str], bool]) -> Read:
    """Returns the entries of a reading list in Markdown, in file order, and what is wrong with it.

    Args:
        text: the file.
        path: its name, for findings.
        exists: tells whether a path relative to the file's folder is a file that may be read.
    """
    page = prepare(text, path)
    reader = Reader(blocks(page))
    reader.read()
    builder = Builder(path, exists)
    entries, twice = settle([builder.entry(draft) for draft in reader.drafts], page.conflicts, path)
    empty = [Finding("empty-heading", path, line, "", "", "a heading without text") for line in reader.empty]
    unread = [Finding("unread-line", path, line, "", "", _unread(count)) for line, count in reader.unread]
    findings = [*page.findings, *builder.findings, *twice, *empty, *unread]
    return Read(tuple(entries), tuple(sorted(findings, key=lambda finding: finding.line)))


def _unread(count: int) -> str:
    return "a line that belongs to no entry" if count == 1 else f"{count} lines that belong to no entry"
